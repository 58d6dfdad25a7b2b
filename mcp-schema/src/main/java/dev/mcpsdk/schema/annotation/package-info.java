/** Annotations that refine what is inferred from a Java type. */
@NullMarked
package dev.mcpsdk.schema.annotation;

import org.jspecify.annotations.NullMarked;
