package dev.mcpsdk.schema.jsonschema;

import dev.mcpsdk.schema.json.JsonKind;
import dev.mcpsdk.schema.json.JsonTape;
import java.util.List;

/** {@code minLength}, {@code maxLength}, {@code pattern} and {@code format}. */
final class StringKeywords {
  private StringKeywords() {}

  static void compile(SchemaObject source, List<Keyword> out, boolean assertFormat) {
    Dialect dialect = source.resource().dialect();
    if (dialect.has(Vocabulary.VALIDATION)) {
      int least = source.count("minLength");
      int most = source.count("maxLength");
      if (least > 0) {
        out.add(new Length("minLength", least, Integer.MAX_VALUE));
      }
      if (most >= 0) {
        out.add(new Length("maxLength", 0, most));
      }
      String pattern = source.string("pattern");
      if (pattern != null) {
        out.add(new Pattern(source.pattern(source.find("pattern"), pattern)));
      }
    }
    String name = source.string("format");
    Format format = name == null ? null : Format.find(name);
    if (format != null && (assertFormat || dialect.has(Vocabulary.FORMAT_ASSERTION))) {
      out.add(new Formatted(format));
    }
  }

  /** Lengths count code points, as JSON Schema does. */
  private static final class Length extends Assertion {
    private final int least;
    private final int most;

    Length(String keyword, int least, int most) {
      super(keyword);
      this.least = least;
      this.most = most;
    }

    @Override
    boolean holds(Evaluation run, int node) {
      if (run.tape().kind(node) != JsonKind.STRING) {
        return true;
      }
      int length = run.tape().codePointCount(node);
      return length >= least && length <= most;
    }

    @Override
    String problem(JsonTape tape, int node) {
      return "expected "
          + (least > 0 ? "at least " + least : "at most " + most)
          + " characters but found "
          + tape.codePointCount(node);
    }
  }

  private static final class Pattern extends Assertion {
    private final EcmaPattern pattern;

    Pattern(EcmaPattern pattern) {
      super("pattern");
      this.pattern = pattern;
    }

    @Override
    boolean holds(Evaluation run, int node) {
      return run.tape().kind(node) != JsonKind.STRING
          || pattern.foundIn(run.tape().string(node), run);
    }

    @Override
    String problem(JsonTape tape, int node) {
      return "expected a string matching " + pattern + " but found one that does not";
    }
  }

  private static final class Formatted extends Assertion {
    private final Format format;

    Formatted(Format format) {
      super("format");
      this.format = format;
    }

    @Override
    boolean holds(Evaluation run, int node) {
      if (run.tape().kind(node) != JsonKind.STRING) {
        return true;
      }
      String text = run.tape().string(node);
      run.spend(text.length());
      return format.matches(text);
    }

    @Override
    String problem(JsonTape tape, int node) {
      return "expected a string in the format " + format.text() + " but found another";
    }
  }
}
