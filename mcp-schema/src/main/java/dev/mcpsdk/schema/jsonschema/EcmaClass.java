package dev.mcpsdk.schema.jsonschema;

/** Rewrites one character class for {@link java.util.regex}. */
final class EcmaClass {
  private final String source;
  private final int start;
  private final StringBuilder out = new StringBuilder();
  private int pos;

  EcmaClass(String source, int start) {
    this.source = source;
    this.start = start;
    this.pos = start + 1;
  }

  /** The index after the class, once it is translated. */
  int end() {
    return pos;
  }

  String translate() {
    boolean negated = source.startsWith("^", pos);
    if (negated) {
      pos++;
    }
    boolean empty = true;
    while (true) {
      if (pos >= source.length()) {
        throw new IllegalArgumentException("a class is not closed (at index " + start + ")");
      }
      if (source.charAt(pos) == ']') {
        pos++;
        break;
      }
      member();
      empty = false;
    }
    if (empty) {
      return negated ? "(?s:.)" : "(?!)"; // Java has neither the full nor the empty class
    }
    // A lookahead instead of Java's own negation, which treats nested classes in a way of its own.
    return negated ? "(?:(?![" + out + "])(?s:.))" : "[" + out + "]";
  }

  private void member() {
    EcmaEscape low = next();
    if (low.set() != null) {
      out.append(low.set());
      return;
    }
    boolean range = source.startsWith("-", pos) && !source.startsWith("-]", pos);
    int dash = pos;
    if (range) {
      pos++;
      EcmaEscape high = next();
      if (high.set() == null) {
        if (high.character() < low.character()) {
          throw new IllegalArgumentException("a range is out of order (at index " + dash + ")");
        }
        EcmaTranslator.appendLiteral(out, low.character());
        out.append('-');
        EcmaTranslator.appendLiteral(out, high.character());
        return;
      }
      pos = dash; // as in [a-\d]: the dash stands for itself
    }
    EcmaTranslator.appendLiteral(out, low.character());
  }

  private EcmaEscape next() {
    if (pos >= source.length()) {
      throw new IllegalArgumentException("a class is not closed (at index " + start + ")");
    }
    EcmaEscape found;
    if (source.startsWith("\\b", pos)) {
      found = new EcmaEscape('\b', null, pos + 2);
    } else if (source.charAt(pos) == '\\') {
      found = EcmaEscape.at(source, pos);
    } else {
      int c = source.codePointAt(pos);
      found = new EcmaEscape(c, null, pos + Character.charCount(c));
    }
    pos = found.end();
    return found;
  }
}
