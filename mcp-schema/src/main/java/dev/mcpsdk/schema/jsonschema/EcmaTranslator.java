package dev.mcpsdk.schema.jsonschema;

import java.util.ArrayList;
import java.util.List;

/**
 * Rewrites an ECMA-262 pattern (Unicode mode) for {@link java.util.regex}. What means the same in
 * both is kept, what means something else in Java is spelled out, and what ECMA-262 does not have
 * is refused. Two courtesies beyond Unicode mode, because schemas in the wild need them: an escaped
 * punctuation character and a brace or bracket that opens nothing stand for themselves.
 */
final class EcmaTranslator {
  private static final String WORD = "[0-9A-Za-z_]";
  private static final String BOUNDARY =
      "(?:(?<=" + WORD + ")(?!" + WORD + ")|(?<!" + WORD + ")(?=" + WORD + "))";
  private static final String NO_BOUNDARY =
      "(?:(?<=" + WORD + ")(?=" + WORD + ")|(?<!" + WORD + ")(?!" + WORD + "))";

  /** Always holds, and makes Java ask for the text's length: {@link EcmaPattern} counts that. */
  private static final String METER = "(?=)";

  private static final String NO_LINE_END = "[^\\n\\r\\x{2028}\\x{2029}]";

  private final String source;
  private final List<String> groups;
  private final StringBuilder out = new StringBuilder();
  private int pos;
  private int open;
  private boolean repeatable;

  EcmaTranslator(String source) {
    this.source = source;
    this.groups = EcmaGroups.of(source);
  }

  String translate() {
    while (pos < source.length()) {
      char c = source.charAt(pos);
      switch (c) {
        case '\\' -> escape();
        case '[' -> {
          EcmaClass found = new EcmaClass(source, pos);
          atom(found.translate());
          pos = found.end();
        }
        case '(' -> group();
        case ')' -> {
          if (open-- == 0) {
            throw fault("a parenthesis is closed but not opened");
          }
          atom(")");
          pos++;
        }
        case '*', '+', '?' -> quantifier(pos + 1);
        case '{' -> brace();
        case '.' -> {
          atom(NO_LINE_END);
          pos++;
        }
        case '^' -> assertion("^");
        case '$' -> assertion("\\z"); // Java's $ also matches before a final line end
        case '|' -> assertion("|" + METER);
        default -> literal();
      }
    }
    if (open > 0) {
      throw fault("a parenthesis is opened but not closed");
    }
    return out.toString();
  }

  private void atom(String translated) {
    out.append(translated);
    repeatable = true;
  }

  private void assertion(String translated) {
    out.append(translated);
    repeatable = false;
    pos++;
  }

  private void literal() {
    int c = source.codePointAt(pos);
    appendLiteral(out, c);
    repeatable = true;
    pos += Character.charCount(c);
  }

  /** One character that stands for itself, inside and outside of classes. */
  static void appendLiteral(StringBuilder out, int c) {
    boolean plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (plain) {
      out.append((char) c);
    } else {
      out.append("\\x{").append(Integer.toHexString(c)).append('}');
    }
  }

  private void quantifier(int end) {
    if (!repeatable) {
      throw fault("nothing to repeat");
    }
    out.append(source, pos, end);
    pos = end;
    if (pos < source.length() && source.charAt(pos) == '?') {
      out.append('?');
      pos++;
    }
    repeatable = false;
  }

  private void brace() {
    int end = pos + 1;
    boolean digits = false;
    boolean comma = false;
    while (end < source.length() && source.charAt(end) != '}') {
      char c = source.charAt(end);
      boolean separator = c == ',' && digits && !comma;
      if (!separator && (c < '0' || c > '9')) {
        break;
      }
      comma |= separator;
      digits = true;
      end++;
    }
    if (digits && end < source.length() && source.charAt(end) == '}') {
      quantifier(end + 1);
    } else {
      literal();
    }
  }

  private void group() {
    open++;
    for (String opening : new String[] {"(?:", "(?=", "(?!", "(?<=", "(?<!"}) {
      if (source.startsWith(opening, pos)) {
        out.append(opening).append(METER);
        pos += opening.length();
        repeatable = false;
        return;
      }
    }
    if (source.startsWith("(?<", pos)) {
      pos = source.indexOf('>', pos) + 1; // EcmaGroups has checked the name; numbers do as well
    } else if (source.startsWith("(?", pos)) {
      throw fault("a group may start with (?: (?= (?! (?<= (?<! or (?<name> only");
    } else {
      pos++;
    }
    out.append('(').append(METER);
    repeatable = false;
  }

  private void escape() {
    if (pos + 1 >= source.length()) {
      throw fault("a backslash ends the pattern");
    }
    char c = source.charAt(pos + 1);
    switch (c) {
      case 'b' -> {
        pos++;
        assertion(BOUNDARY);
      }
      case 'B' -> {
        pos++;
        assertion(NO_BOUNDARY);
      }
      case 'k' -> namedReference();
      case '1', '2', '3', '4', '5', '6', '7', '8', '9' -> numberedReference();
      default -> {
        EcmaEscape escape = EcmaEscape.at(source, pos);
        if (escape.set() != null) {
          atom(escape.set());
        } else {
          appendLiteral(out, escape.character());
          repeatable = true;
        }
        pos = escape.end();
      }
    }
  }

  private void namedReference() {
    int close = source.indexOf('>', pos);
    String name =
        source.startsWith("\\k<", pos) && close > 0 ? source.substring(pos + 3, close) : "";
    int number = groups.indexOf(name) + 1;
    if (name.isEmpty() || number == 0) {
      throw fault("\\k must name a group of the pattern");
    }
    reference(number);
    pos = close + 1;
  }

  private void numberedReference() {
    int end = pos + 1;
    int number = 0;
    while (end < source.length() && Character.digit(source.charAt(end), 10) >= 0 && end < pos + 5) {
      number = number * 10 + Character.digit(source.charAt(end), 10);
      end++;
    }
    if (number > groups.size()) {
      throw fault("there is no group " + number);
    }
    reference(number);
    pos = end;
  }

  private void reference(int number) {
    // Grouped, so that a digit after it is not taken in.
    atom("(?:" + METER + "\\" + number + ")");
  }

  private IllegalArgumentException fault(String problem) {
    return new IllegalArgumentException(problem + " (at index " + pos + ")");
  }

  /** Names of the capturing groups in order; unnamed ones are empty. */
  private static final class EcmaGroups {
    private EcmaGroups() {}

    static List<String> of(String source) {
      List<String> names = new ArrayList<>();
      boolean inClass = false;
      for (int i = 0; i < source.length(); i++) {
        switch (source.charAt(i)) {
          case '\\' -> i++;
          case '[' -> inClass = true;
          case ']' -> inClass = false;
          case '(' -> {
            if (!inClass && !isPlain(source, i)) {
              names.add(name(source, i, names));
            }
          }
          default -> {}
        }
      }
      return names;
    }

    private static boolean isPlain(String source, int at) {
      return source.startsWith("(?", at)
          && !(source.startsWith("(?<", at)
              && !source.startsWith("(?<=", at)
              && !source.startsWith("(?<!", at));
    }

    private static String name(String source, int at, List<String> names) {
      if (!source.startsWith("(?<", at)) {
        return "";
      }
      int close = source.indexOf('>', at);
      String name = close < 0 ? "" : source.substring(at + 3, close);
      boolean valid = !name.isEmpty() && isNameStart(name.codePointAt(0));
      valid &=
          name.codePoints().allMatch(c -> isNameStart(c) || Character.isUnicodeIdentifierPart(c));
      if (!valid || names.contains(name)) {
        throw new IllegalArgumentException("a group needs a name of its own (at index " + at + ")");
      }
      return name;
    }

    private static boolean isNameStart(int c) {
      return c == '$' || c == '_' || Character.isUnicodeIdentifierStart(c);
    }
  }
}
