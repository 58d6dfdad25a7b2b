package dev.mcpsdk.schema.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The {@code title} in the inferred schema: the label a person sees, for example in a form.
 *
 * <p>On an enum constant it is the label of that choice; an enum with a titled constant is
 * described as {@code oneOf} with {@code const} and {@code title} instead of {@code enum}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD})
public @interface Title {
  /** The label. */
  String value();
}
