package dev.mcpsdk.schema.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The value of a record component whose member is absent; it also makes the member optional and is
 * the {@code default} of the inferred schema.
 *
 * <p>What JSON writes as a string is given as it stands there without quotes
 * ({@code @DefaultValue("celsius")} for an enum, {@code @DefaultValue("PT5M")} for a duration);
 * everything else is given as JSON text ({@code @DefaultValue("10")}, {@code @DefaultValue("[]")}).
 * A value that does not fit its component is refused when the type is bound, not at the first call.
 *
 * <p>A type bound by JSON-B takes its defaults from its own initial values; there this annotation
 * only states them in the schema.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD})
public @interface DefaultValue {
  /** Plain text for what JSON writes as a string, JSON text otherwise. */
  String value();
}
