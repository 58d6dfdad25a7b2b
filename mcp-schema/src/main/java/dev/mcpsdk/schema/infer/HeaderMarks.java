package dev.mcpsdk.schema.infer;

import dev.mcpsdk.schema.annotation.Header;
import dev.mcpsdk.schema.type.ScalarKind;
import dev.mcpsdk.schema.type.TypeShape;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Puts {@code x-mcp-header} where clients accept it; they drop a tool with one misplaced. */
final class HeaderMarks {

  private static final long MAX_SAFE_INTEGER = (1L << 53) - 1;
  private static final String TOKEN_SYMBOLS = "!#$%&'*+-.^_`|~";

  private final Set<String> used = new HashSet<>();

  /** How many were put so far. */
  int count() {
    return used.size();
  }

  /**
   * Puts the header of a member that has one.
   *
   * @param reachable whether only {@code properties} lead from the root to this member
   * @return whether it has one
   */
  boolean put(MemberMarks member, boolean reachable, Keywords schema) {
    Header header = member.property().marks().find(Header.class);
    if (header == null) {
      return false;
    }
    String name = header.value();
    if (!isToken(name)) {
      throw member.error("@Header \"" + name + "\" is not an HTTP token");
    }
    if (!reachable) {
      throw member.error(
          "@Header is inside a list, map, sealed interface or recursive type; clients look for it"
              + " only in members of the arguments and of records nested in them");
    }
    if (!used.add(name.toLowerCase(Locale.ROOT))) {
      throw member.error("@Header \"" + name + "\" is used twice");
    }
    limit(member, schema);
    schema.put("x-mcp-header", name);
    return true;
  }

  private static void limit(MemberMarks member, Keywords schema) {
    if (member.shape() instanceof TypeShape.Choice) {
      return;
    }
    if (!(member.shape() instanceof TypeShape.Scalar scalar)
        || scalar.kind().json() == ScalarKind.Json.NUMBER) {
      throw member.error("@Header is for strings, enums, integers and booleans");
    }
    if (scalar.kind() == ScalarKind.LONG || scalar.kind() == ScalarKind.BIG_INTEGER) {
      // Others than Java read the number from JSON as a double before they compare it.
      schema.put("minimum", -MAX_SAFE_INTEGER).put("maximum", MAX_SAFE_INTEGER);
    }
  }

  private static boolean isToken(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      if (!letter && TOKEN_SYMBOLS.indexOf(c) < 0) {
        return false;
      }
    }
    return !name.isEmpty();
  }
}
