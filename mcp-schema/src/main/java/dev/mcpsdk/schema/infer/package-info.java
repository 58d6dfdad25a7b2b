/** JSON Schemas inferred from Java types, and the binder between JSON and those types. */
@NullMarked
package dev.mcpsdk.schema.infer;

import org.jspecify.annotations.NullMarked;
