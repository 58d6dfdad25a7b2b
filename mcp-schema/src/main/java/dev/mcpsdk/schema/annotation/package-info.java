/**
 * Annotations that refine how a record is bound to JSON and what its schema says.
 *
 * <p>Most types need none: a component is required unless its type is {@link java.util.Optional} or
 * it is marked {@code @Nullable} (JSpecify's, or any annotation of that name kept at run time), and
 * number ranges, formats and enum values follow from the Java type.
 */
@NullMarked
package dev.mcpsdk.schema.annotation;

import org.jspecify.annotations.NullMarked;
