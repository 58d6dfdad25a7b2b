package dev.mcpsdk.schema.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How long a value may be: a string in Unicode code points ({@code minLength}, {@code maxLength}),
 * a list, set or array in elements ({@code minItems}, {@code maxItems}), a map in entries ({@code
 * minProperties}, {@code maxProperties}). Checked by schema validation, not by the binder.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD})
public @interface Length {
  /** Inclusive. */
  int min() default 0;

  /** Inclusive; the default stands for no limit. */
  int max() default Integer.MAX_VALUE;
}
