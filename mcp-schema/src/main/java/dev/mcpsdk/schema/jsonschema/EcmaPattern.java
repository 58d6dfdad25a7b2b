package dev.mcpsdk.schema.jsonschema;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * An ECMA-262 regular expression, run by {@link java.util.regex}. That engine backtracks, so each
 * character it reads counts as a step of the validation: a pattern gone wild ends with the step
 * limit instead of holding its thread. Where no character is left to read, groups can still be
 * repeated and alternatives tried; the translator puts an empty lookahead into each of them, for
 * which a matcher with transparent bounds asks for the length of the text, a step as well.
 */
final class EcmaPattern {
  private static final int LONGEST = 4_096;

  private final String source;
  private final Pattern pattern;

  private EcmaPattern(String source, Pattern pattern) {
    this.source = source;
    this.pattern = pattern;
  }

  /**
   * Compiles a pattern.
   *
   * @throws IllegalArgumentException if it is none, or one that Java cannot run
   */
  static EcmaPattern compile(String source) {
    if (source.length() > LONGEST) {
      throw new IllegalArgumentException("longer than " + LONGEST + " characters");
    }
    String translated = new EcmaTranslator(source).translate();
    try {
      return new EcmaPattern(source, Pattern.compile(translated));
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(e.getDescription(), e);
    }
  }

  /** Whether the pattern matches some part of the text. */
  boolean foundIn(String text, Evaluation run) {
    try {
      return pattern.matcher(new MeteredText(text, run)).useTransparentBounds(true).find();
    } catch (StackOverflowError e) {
      // java.util.regex recurses for each turn of a repeated group.
      throw run.exceeded("matching a pattern takes more stack than there is");
    }
  }

  /** The pattern as the schema has it, bounded. */
  @Override
  public String toString() {
    return JsonPointer.shorten(source);
  }

  private record MeteredText(String text, Evaluation run) implements CharSequence {
    @Override
    public char charAt(int index) {
      run.spend(1);
      return text.charAt(index);
    }

    @Override
    public int length() {
      run.spend(1);
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
