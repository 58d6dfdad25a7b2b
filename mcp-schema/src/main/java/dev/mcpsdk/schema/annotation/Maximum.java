package dev.mcpsdk.schema.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The largest number allowed, inclusive: {@code maximum} in the inferred schema. Checked by schema
 * validation, not by the binder. Allowed on numbers only.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD})
public @interface Maximum {
  /** Finite; a whole number for an integer component. */
  double value();
}
