package dev.mcpsdk.schema.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name in JSON of a record component or enum constant, where the Java name does not fit. Types
 * bound by JSON-B use {@link jakarta.json.bind.annotation.JsonbProperty} instead.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface JsonName {
  /** The member's name, or the string an enum constant is written as. */
  String value();
}
