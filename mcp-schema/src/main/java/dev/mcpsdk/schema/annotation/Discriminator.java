package dev.mcpsdk.schema.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The member that tells which record of a sealed interface a JSON object is. Without this
 * annotation it is {@code type}; its values are the simple names of the records, or their {@link
 * TypeName}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Discriminator {
  /** The member's name; no record of the interface may have a component of this name. */
  String value();
}
