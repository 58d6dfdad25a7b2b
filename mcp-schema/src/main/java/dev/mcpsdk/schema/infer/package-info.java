/** JSON Schemas inferred from Java types. */
@NullMarked
package dev.mcpsdk.schema.infer;

import org.jspecify.annotations.NullMarked;
