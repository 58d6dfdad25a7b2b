package dev.mcpsdk.schema.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The {@code format} of a string, such as {@code email} or {@code hostname}. Types of {@code
 * java.time}, {@link java.util.UUID} and {@link java.net.URI} have theirs without it. Allowed on
 * {@link String} only; in an elicitation form only {@code email}, {@code uri}, {@code date} and
 * {@code date-time}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD})
public @interface Format {
  /** A format name of JSON Schema 2020-12. */
  String value();
}
