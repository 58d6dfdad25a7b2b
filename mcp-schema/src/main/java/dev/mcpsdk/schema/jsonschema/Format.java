package dev.mcpsdk.schema.jsonschema;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The values of {@code format} that can be asserted. {@code idn-hostname} is not among them. */
record Format(String text, Predicate<String> check) {
  private static final Map<String, Format> KNOWN = new HashMap<>();

  static {
    add("date", TimeFormats::isDate);
    add("time", TimeFormats::isTime);
    add("date-time", TimeFormats::isDateTime);
    add("duration", TimeFormats::isDuration);
    add("email", text -> HostFormats.isEmail(text, false));
    add("idn-email", text -> HostFormats.isEmail(text, true));
    add("hostname", HostFormats::isHostname);
    add("ipv4", HostFormats::isIpv4);
    add("ipv6", HostFormats::isIpv6);
    add("uri", text -> UriFormats.isUri(text, true, false));
    add("uri-reference", text -> UriFormats.isUri(text, false, false));
    add("iri", text -> UriFormats.isUri(text, true, true));
    add("iri-reference", text -> UriFormats.isUri(text, false, true));
    add("uri-template", UriFormats::isTemplate);
    add("uuid", NameFormats::isUuid);
    add("json-pointer", NameFormats::isJsonPointer);
    add("relative-json-pointer", NameFormats::isRelativeJsonPointer);
    add("regex", NameFormats::isRegex);
  }

  private static void add(String name, Predicate<String> check) {
    KNOWN.put(name, new Format(name, check));
  }

  static @Nullable Format find(String name) {
    return KNOWN.get(name);
  }

  boolean matches(String value) {
    return check.test(value);
  }
}
