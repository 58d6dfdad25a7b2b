package dev.mcpsdk.schema.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Has HTTP clients repeat this tool argument in the header {@code Mcp-Param-<value>} ({@code
 * x-mcp-header}, from revision 2026-07-28), so that proxies can route without reading the body.
 *
 * <p>Allowed on strings, enums, integers and booleans (not on {@code float}, {@code double} or
 * {@link java.math.BigDecimal}) that are members of the arguments or of records nested in them, but
 * not inside lists, maps or sealed interfaces. A {@code long} is limited to the integers JavaScript
 * represents exactly. Inference refuses names that are empty, not an HTTP token, or used twice
 * ignoring case. Never put secrets into headers: intermediaries log them.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD})
public @interface Header {
  /**
   * The part of the header's name after {@code Mcp-Param-}, an HTTP token such as {@code Region}.
   */
  String value();
}
