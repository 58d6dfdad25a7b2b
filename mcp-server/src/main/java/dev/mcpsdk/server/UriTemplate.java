package dev.mcpsdk.server;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An RFC 6570 template, used backwards: it takes a URI apart. All operators of levels 1 to 3, no
 * prefix ({@code :3}) and no explode ({@code *}) modifiers, whose expansion cannot be told from
 * others. A variable outside of optional parts matches at least one character.
 */
final class UriTemplate {

  /** Longer URIs match no template. */
  static final int MAX_URI_LENGTH = 8192;

  private final String text;
  private final List<UriTemplatePart> parts;
  private final Set<String> variables;

  private UriTemplate(String text, List<UriTemplatePart> parts, Set<String> variables) {
    this.text = text;
    this.parts = parts;
    this.variables = variables;
  }

  /**
   * @throws IllegalArgumentException if it is no template or cannot be matched
   */
  static UriTemplate parse(String text) {
    List<UriTemplatePart> parts = new ArrayList<>();
    Set<String> variables = new HashSet<>();
    int position = 0;
    while (position < text.length()) {
      int open = text.indexOf('{', position);
      String literal = text.substring(position, open < 0 ? text.length() : open);
      if (literal.indexOf('}') >= 0) {
        throw bad(text, "a } without a {");
      }
      if (!literal.isEmpty()) {
        parts.add(new UriTemplatePart.Literal(literal));
      }
      if (open < 0) {
        break;
      }
      int close = text.indexOf('}', open);
      if (close < 0) {
        throw bad(text, "a { without a }");
      }
      expression(text, text.substring(open + 1, close), parts, variables);
      position = close + 1;
    }
    if (variables.isEmpty()) {
      throw bad(text, "no variable; a resource has a plain URI");
    }
    return new UriTemplate(text, List.copyOf(parts), Set.copyOf(variables));
  }

  private static void expression(
      String text, String body, List<UriTemplatePart> parts, Set<String> variables) {
    UriOperator operator = UriOperator.of(body.isEmpty() ? ' ' : body.charAt(0));
    String[] names = body.substring(operator == UriOperator.SIMPLE ? 0 : 1).split(",", -1);
    for (String name : names) {
      if (!isName(name)) {
        throw bad(text, "expected a variable name but found '" + name + "'");
      }
      if (!variables.add(name)) {
        throw bad(text, "the variable " + name + " appears twice");
      }
    }
    if (operator.named()) {
      parts.add(new UriTemplatePart.Query(operator.first(), Set.of(names)));
      return;
    }
    char first = operator.first();
    for (String name : names) {
      if (first != 0) {
        parts.add(new UriTemplatePart.Literal(String.valueOf(first)));
      }
      parts.add(new UriTemplatePart.Variable(name, operator));
      first = operator.separator();
    }
  }

  private static boolean isName(String name) {
    if (name.isEmpty()) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      if (!letter && c != '_' && c != '.') {
        return false;
      }
    }
    return true;
  }

  private static IllegalArgumentException bad(String text, String why) {
    return new IllegalArgumentException("URI template " + text + ": " + why);
  }

  String text() {
    return text;
  }

  Set<String> variables() {
    return variables;
  }

  /** The decoded values by name if the URI matches and all values are harmless, else null. */
  @Nullable Map<String, String> match(String uri) {
    if (uri.length() > MAX_URI_LENGTH) {
      return null;
    }
    Map<String, String> values = new HashMap<>();
    return new UriMatching(uri, parts, values).matches() ? values : null;
  }

  @Override
  public String toString() {
    return text;
  }
}
