package dev.mcpsdk.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The first protocol revision that has the element on the wire. Elements without it exist since
 * 2024-11-05. A dialect leaves the element out when it talks to a peer of an older revision.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD, ElementType.RECORD_COMPONENT})
public @interface ProtocolSince {
  /** The revision, for example {@code 2025-06-18}. */
  String value();
}
