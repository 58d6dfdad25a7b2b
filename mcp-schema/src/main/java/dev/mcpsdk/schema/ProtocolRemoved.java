package dev.mcpsdk.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The first protocol revision that no longer has the element on the wire; peers of earlier
 * revisions still use it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD, ElementType.RECORD_COMPONENT})
public @interface ProtocolRemoved {
  /** The revision, for example {@code 2026-07-28}. */
  String value();
}
