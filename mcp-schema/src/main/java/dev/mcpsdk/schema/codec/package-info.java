/** Written codecs between the protocol types and their JSON; internal to this SDK. */
@NullMarked
package dev.mcpsdk.schema.codec;

import org.jspecify.annotations.NullMarked;
