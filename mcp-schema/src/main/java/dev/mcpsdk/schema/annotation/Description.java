package dev.mcpsdk.schema.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The {@code description} in the inferred schema: what a model reads to understand the value.
 *
 * <p>On a type it describes every value of that type; on a record component, field or getter it
 * describes that member and wins over the description of its type.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD})
public @interface Description {
  /** The text, for a reader who does not know the program. */
  String value();
}
