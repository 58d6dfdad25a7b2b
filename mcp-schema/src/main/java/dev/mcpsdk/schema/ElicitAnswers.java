package dev.mcpsdk.schema;

import dev.mcpsdk.schema.json.JsonKind;
import dev.mcpsdk.schema.json.JsonTape;
import dev.mcpsdk.schema.json.RawJson;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Completes and judges what a user typed into a form. */
final class ElicitAnswers {

  private ElicitAnswers() {}

  static RawJson applyDefaults(Map<String, PrimitiveSchema> fields, RawJson content) {
    if (content.kind() != JsonKind.OBJECT) {
      return content;
    }
    JsonTape tape = content.tape();
    List<String> names = new ArrayList<>();
    List<RawJson> values = new ArrayList<>();
    for (Map.Entry<String, PrimitiveSchema> field : fields.entrySet()) {
      RawJson value = ElicitSchemaWriter.defaultOf(field.getValue());
      if (value != null && tape.member(JsonTape.ROOT, field.getKey()) < 0) {
        names.add(field.getKey());
        values.add(value);
      }
    }
    if (names.isEmpty()) {
      return content;
    }
    return RawJson.write(
        out -> {
          out.beginObject();
          for (int node = 1; node < tape.next(JsonTape.ROOT); node = tape.next(node + 1)) {
            out.name(tape.string(node)).raw(tape.raw(node + 1));
          }
          for (int i = 0; i < names.size(); i++) {
            out.name(names.get(i)).raw(values.get(i));
          }
          out.endObject();
        });
  }

  static List<String> problems(ElicitSchema schema, RawJson content) {
    if (content.kind() != JsonKind.OBJECT) {
      return List.of("content: expected an object but found " + content.kind().phrase());
    }
    List<String> problems = new ArrayList<>();
    JsonTape tape = content.tape();
    for (String name : schema.required()) {
      if (tape.member(JsonTape.ROOT, name) < 0) {
        problems.add(name + ": is required but missing");
      }
    }
    for (Map.Entry<String, PrimitiveSchema> field : schema.properties().entrySet()) {
      int node = tape.member(JsonTape.ROOT, field.getKey());
      String problem = node < 0 ? null : problem(field.getValue(), tape, node);
      if (problem != null) {
        problems.add(field.getKey() + ": " + problem);
      }
    }
    return List.copyOf(problems);
  }

  private static @Nullable String problem(PrimitiveSchema field, JsonTape tape, int node) {
    if (field instanceof StringSchema text) {
      return tape.kind(node) == JsonKind.STRING
          ? textProblem(text, tape.string(node), tape.codePointCount(node))
          : expected("a string", tape, node);
    }
    if (field instanceof NumberSchema number) {
      return number(number, tape, node);
    }
    if (field instanceof BooleanSchema) {
      return tape.kind(node) == JsonKind.BOOLEAN ? null : expected("a boolean", tape, node);
    }
    if (field instanceof SingleSelectSchema single) {
      return tape.kind(node) == JsonKind.STRING
          ? optionProblem(single.options(), tape.string(node))
          : expected("a string", tape, node);
    }
    if (field instanceof MultiSelectSchema multi) {
      return choices(multi, tape, node);
    }
    return null; // unknown kind of field: nothing is known that the answer could break
  }

  private static @Nullable String number(NumberSchema field, JsonTape tape, int node) {
    if (tape.kind(node) != JsonKind.NUMBER) {
      return expected(field.integer() ? "an integer" : "a number", tape, node);
    }
    if (field.integer() && !tape.isInteger(node)) {
      return "expected an integer but found a fraction";
    }
    return numberProblem(field, tape.decimal(node));
  }

  private static @Nullable String choices(MultiSelectSchema field, JsonTape tape, int node) {
    if (tape.kind(node) != JsonKind.ARRAY) {
      return expected("an array", tape, node);
    }
    for (int element = node + 1; element < tape.next(node); element = tape.next(element)) {
      if (tape.kind(element) != JsonKind.STRING) {
        return expected("an array of strings", tape, element);
      }
      String problem = optionProblem(field.options(), tape.string(element));
      if (problem != null) {
        return problem;
      }
    }
    return countProblem(field, tape.count(node));
  }

  static @Nullable String textProblem(StringSchema field, String text, int codePoints) {
    if (field.minLength() != null && codePoints < field.minLength()) {
      return "must have at least " + field.minLength() + " characters";
    }
    if (field.maxLength() != null && codePoints > field.maxLength()) {
      return "must have at most " + field.maxLength() + " characters";
    }
    return field.format() == null || field.format().accepts(text)
        ? null
        : "is not " + field.format().phrase();
  }

  static @Nullable String numberProblem(NumberSchema field, BigDecimal number) {
    if (field.minimum() != null && number.compareTo(field.minimum()) < 0) {
      return "must be at least " + field.minimum();
    }
    if (field.maximum() != null && number.compareTo(field.maximum()) > 0) {
      return "must be at most " + field.maximum();
    }
    return null;
  }

  static @Nullable String countProblem(MultiSelectSchema field, int count) {
    if (field.minItems() != null && count < field.minItems()) {
      return "needs at least " + field.minItems() + " options";
    }
    if (field.maxItems() != null && count > field.maxItems()) {
      return "takes at most " + field.maxItems() + " options";
    }
    return null;
  }

  static boolean isOption(List<SelectOption> options, String value) {
    for (SelectOption option : options) {
      if (option.value().equals(value)) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable String optionProblem(List<SelectOption> options, String value) {
    return isOption(options, value) ? null : "is not one of the options";
  }

  private static String expected(String what, JsonTape tape, int node) {
    return "expected " + what + " but found " + tape.kind(node).phrase();
  }
}
