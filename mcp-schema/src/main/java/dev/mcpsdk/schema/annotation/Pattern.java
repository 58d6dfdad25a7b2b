package dev.mcpsdk.schema.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A regular expression the string must match somewhere (anchor it with {@code ^} and {@code $}):
 * {@code pattern} in the inferred schema, in the dialect of ECMA-262. Checked by schema validation,
 * not by the binder. Allowed on strings only.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD})
public @interface Pattern {
  /** The expression. */
  String value();
}
