package dev.mcpsdk.schema.jsonschema;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A URI or relative reference cut into its five parts and resolved as RFC 3986 section 5.2 says.
 * {@link java.net.URI} is not used: it resolves neither an empty reference nor one against a URN.
 */
record UriReference(
    @Nullable String scheme,
    @Nullable String authority,
    String path,
    @Nullable String query,
    @Nullable String fragment) {

  static UriReference parse(String text) {
    String rest = text;
    String fragment = null;
    int hash = rest.indexOf('#');
    if (hash >= 0) {
      fragment = rest.substring(hash + 1);
      rest = rest.substring(0, hash);
    }
    String query = null;
    int mark = rest.indexOf('?');
    if (mark >= 0) {
      query = rest.substring(mark + 1);
      rest = rest.substring(0, mark);
    }
    String scheme = null;
    int colon = rest.indexOf(':');
    if (colon > 0 && isScheme(rest, colon)) {
      scheme = rest.substring(0, colon);
      rest = rest.substring(colon + 1);
    }
    String authority = null;
    if (rest.startsWith("//")) {
      int slash = rest.indexOf('/', 2);
      int end = slash < 0 ? rest.length() : slash;
      authority = rest.substring(2, end);
      rest = rest.substring(end);
    }
    return new UriReference(scheme, authority, rest, query, fragment);
  }

  private static boolean isScheme(String text, int end) {
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean other = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
      if (!letter && (i == 0 || !other)) {
        return false;
      }
    }
    return true;
  }

  /** The target of {@code reference} seen from this base; its fragment is the reference's. */
  UriReference resolve(UriReference reference) {
    if (reference.scheme != null) {
      return reference.normalized();
    }
    if (reference.authority != null) {
      return new UriReference(
              scheme, reference.authority, reference.path, reference.query, reference.fragment)
          .normalized();
    }
    if (reference.path.isEmpty()) {
      String target = reference.query == null ? query : reference.query;
      return new UriReference(scheme, authority, path, target, reference.fragment);
    }
    String target = reference.path.startsWith("/") ? reference.path : merged(reference.path);
    return new UriReference(scheme, authority, target, reference.query, reference.fragment)
        .normalized();
  }

  private String merged(String relative) {
    if (authority != null && path.isEmpty()) {
      return "/" + relative;
    }
    return path.substring(0, path.lastIndexOf('/') + 1) + relative;
  }

  private UriReference normalized() {
    return new UriReference(scheme, authority, withoutDots(path), query, fragment);
  }

  private static String withoutDots(String path) {
    if (!path.contains("./") && !path.endsWith("/.") && !path.endsWith("/..") && !isDots(path)) {
      return path;
    }
    StringBuilder out = new StringBuilder();
    int at = 0;
    boolean absolute = path.startsWith("/");
    while (at <= path.length()) {
      int slash = path.indexOf('/', at);
      int end = slash < 0 ? path.length() : slash;
      String segment = path.substring(at, end);
      boolean last = slash < 0;
      if (segment.equals("..")) {
        int cut = out.length() < 2 ? -1 : out.lastIndexOf("/", out.length() - 2);
        out.setLength(Math.max(cut + 1, absolute ? 1 : 0));
      } else if (!segment.equals(".")) {
        out.append(segment);
        if (!last) {
          out.append('/');
        }
      }
      at = end + 1;
    }
    return out.toString();
  }

  private static boolean isDots(String path) {
    return path.equals(".") || path.equals("..");
  }

  /** The URI of the resource: everything but the fragment. */
  String resource() {
    StringBuilder out = new StringBuilder();
    if (scheme != null) {
      out.append(scheme).append(':');
    }
    if (authority != null) {
      out.append("//").append(authority);
    }
    out.append(path);
    if (query != null) {
      out.append('?').append(query);
    }
    return out.toString();
  }

  /** The fragment with its percent escapes undone; empty without one. */
  String decodedFragment() {
    if (fragment == null) {
      return "";
    }
    if (fragment.indexOf('%') < 0) {
      return fragment;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] encoded = fragment.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < encoded.length; i++) {
      int high = i + 2 < encoded.length ? Character.digit(encoded[i + 1], 16) : -1;
      int low = i + 2 < encoded.length ? Character.digit(encoded[i + 2], 16) : -1;
      if (encoded[i] == '%' && high >= 0 && low >= 0) {
        bytes.write(high * 16 + low);
        i += 2;
      } else {
        bytes.write(encoded[i]);
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
