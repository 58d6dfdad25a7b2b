/** JSON over UTF-8 bytes: reader, writer, and values kept raw until someone reads them. */
@NullMarked
package dev.mcpsdk.schema.json;

import org.jspecify.annotations.NullMarked;
