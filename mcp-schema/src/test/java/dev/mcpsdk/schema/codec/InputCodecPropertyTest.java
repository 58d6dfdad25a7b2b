package dev.mcpsdk.schema.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.schema.BooleanSchema;
import dev.mcpsdk.schema.ElicitSchema;
import dev.mcpsdk.schema.MultiSelectSchema;
import dev.mcpsdk.schema.NumberSchema;
import dev.mcpsdk.schema.PrimitiveSchema;
import dev.mcpsdk.schema.Rounds;
import dev.mcpsdk.schema.SelectOption;
import dev.mcpsdk.schema.SingleSelectSchema;
import dev.mcpsdk.schema.StringSchema;
import dev.mcpsdk.schema.json.JsonKind;
import dev.mcpsdk.schema.json.JsonReader;
import dev.mcpsdk.schema.json.JsonShapeException;
import dev.mcpsdk.schema.json.JsonTape;
import dev.mcpsdk.schema.json.JsonWriter;
import dev.mcpsdk.schema.json.RawJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/**
 * Well-formed JSON of any shape is read or refused with its path; what was read is written stably.
 */
class InputCodecPropertyTest {

  private static final String[] STRANGERS = {
    "null",
    "true",
    "0",
    "-1.5",
    "1e300",
    "9223372036854775807",
    "\"\"",
    "\"form\"",
    "\"url\"",
    "\"string\"",
    "\"integer\"",
    "\"array\"",
    "\"input_required\"",
    "[]",
    "[[]]",
    "[null]",
    "[1,\"a\"]",
    "{}",
    "{\"type\":\"text\"}",
    "{\"type\":\"string\"}",
    "{\"type\":\"string\",\"enum\":[]}",
    "{\"const\":1}",
    "{\"a\":{\"b\":[]}}"
  };

  private static final String[] NAMES = {
    "x", "type", "mode", "content", "_meta", "result", "enum", "oneOf", "items", "default"
  };

  private static final List<Subject> SUBJECTS = subjects();

  /** A golden text and reading it, then writing what was read. */
  private record Subject(RawJson golden, BiFunction<String, Wire, String> again) {}

  @Test
  void anyShapeIsReadOrRefusedWithItsPath() {
    Rounds.check(
        5000,
        seed -> {
          Random random = new Random(seed);
          Subject subject = SUBJECTS.get(random.nextInt(SUBJECTS.size()));
          RawJson mutant = subject.golden;
          for (int i = 1 + random.nextInt(3); i > 0; i--) {
            mutant = mutate(mutant, random);
          }
          String written;
          try {
            written = subject.again.apply(mutant.toString(), Wire.LATEST);
          } catch (JsonShapeException e) {
            assertThat(e.path()).startsWith("$");
            assertThat(e).hasMessageContaining(e.path());
            return;
          }
          assertThat(subject.again.apply(written, Wire.LATEST)).isEqualTo(written);
        });
  }

  @Test
  void formsSurviveTheWireAndTheirDefaultsFit() {
    Rounds.check(
        1000,
        seed -> {
          Random random = new Random(seed);
          ElicitSchema.Builder builder = ElicitSchema.builder();
          int fields = random.nextInt(8);
          for (int i = 0; i < fields; i++) {
            PrimitiveSchema field = field(random);
            if (random.nextBoolean()) {
              builder.required("f" + i, field);
            } else {
              builder.optional("f" + i, field);
            }
          }
          ElicitSchema schema = builder.build();
          ElicitSchema received = ElicitSchema.received(RawJson.of(schema.toString()), "$");
          assertThat(received).isEqualTo(schema);
          assertThat(received.required()).isEqualTo(schema.required());
          assertThat(ElicitSchema.of(received.json())).isEqualTo(schema);
          assertThat(ElicitSchema.of(received.json()).json()).hasToString(schema.json().toString());
          RawJson filled = schema.applyDefaults(RawJson.EMPTY_OBJECT);
          assertThat(received.applyDefaults(RawJson.EMPTY_OBJECT)).isEqualTo(filled);
          assertThat(schema.problems(filled))
              .allMatch(problem -> problem.endsWith("is required but missing"));
          assertThat(schema.applyDefaults(filled)).isSameAs(filled);
        });
  }

  private static PrimitiveSchema field(Random random) {
    boolean given = random.nextBoolean();
    return switch (random.nextInt(5)) {
      case 0 -> {
        StringSchema.Builder text = StringSchema.builder().minLength(random.nextInt(3));
        yield (given ? text.maxLength(5).defaultValue("a\"\u00e9") : text.title("T\n")).build();
      }
      case 1 -> {
        boolean whole = random.nextBoolean();
        NumberSchema.Builder number = whole ? NumberSchema.integers() : NumberSchema.numbers();
        int value = random.nextInt(9);
        yield (given ? number.minimum(-3).maximum(1e9).defaultValue(value) : number.title("N"))
            .build();
      }
      case 2 -> given ? BooleanSchema.of(random.nextBoolean()) : BooleanSchema.of();
      case 3 -> {
        SingleSelectSchema single = SingleSelectSchema.of(options(random));
        yield given ? single.withDefault("o0") : single;
      }
      default -> {
        MultiSelectSchema.Builder multi = MultiSelectSchema.builder(options(random)).minItems(0);
        yield (given ? multi.defaultValue("o0") : multi.maxItems(2)).build();
      }
    };
  }

  private static List<SelectOption> options(Random random) {
    List<SelectOption> options = new ArrayList<>();
    boolean titled = random.nextBoolean();
    for (int i = 0; i <= random.nextInt(4); i++) {
      options.add(new SelectOption("o" + i, titled ? "Option " + i : null));
    }
    return options;
  }

  /** One value replaced, left out or put in anew, or one member renamed. */
  private static RawJson mutate(RawJson json, Random random) {
    JsonTape tape = json.tape();
    int target = random.nextInt(tape.next(JsonTape.ROOT));
    int how = random.nextInt(3);
    String stranger = STRANGERS[random.nextInt(STRANGERS.length)];
    String name = NAMES[random.nextInt(NAMES.length)];
    if (target == JsonTape.ROOT) {
      return RawJson.of(stranger);
    }
    return RawJson.write(out -> copy(tape, JsonTape.ROOT, out, target, how, stranger, name));
  }

  private static void copy(
      JsonTape tape, int node, JsonWriter out, int target, int how, String stranger, String name) {
    if (node == target) {
      out.raw(RawJson.of(stranger));
    } else if (tape.kind(node) == JsonKind.ARRAY) {
      out.beginArray();
      for (int child = node + 1; child < tape.next(node); child = tape.next(child)) {
        if (child != target || how > 0) {
          copy(tape, child, out, target, how, stranger, name);
        }
      }
      out.endArray();
    } else if (tape.kind(node) == JsonKind.OBJECT) {
      out.beginObject();
      for (int member = node + 1; member < tape.next(node); member = tape.next(member + 1)) {
        boolean hit = member == target || member + 1 == target;
        if (hit && how == 0) {
          continue;
        }
        boolean renamed = member == target && tape.member(node, name) < 0;
        out.name(renamed ? name : tape.string(member));
        copy(tape, member + 1, out, target, how, stranger, name);
      }
      out.endObject();
    } else {
      out.raw(tape.raw(node));
    }
  }

  private static List<Subject> subjects() {
    List<Subject> subjects = new ArrayList<>();
    String[] methods = {
      "elicitation/create",
      "sampling/createMessage",
      "roots/list",
      "tasks/get",
      "tasks/cancel",
      "tasks/list",
      "tasks/result",
      "tasks/update"
    };
    for (String method : methods) {
      MethodCodec<?, ?> codec = Codecs.STANDARD.method(method);
      String stem = method.replace('/', '-');
      add(
          subjects,
          stem + ".params.jsonl",
          (line, wire) -> InputGoldenTest.againAsParams(codec, line, wire));
      add(
          subjects,
          stem + ".params.2025-11-25.jsonl",
          (line, wire) -> InputGoldenTest.againAsParams(codec, line, wire));
      add(subjects, stem + ".result.jsonl", (line, wire) -> againAsResult(codec, line, wire));
      add(
          subjects,
          stem + ".result.2025-11-25.jsonl",
          (line, wire) -> againAsResult(codec, line, InputGoldenTest.WIRE_2025_11_25));
    }
    add(subjects, "inputRequests.jsonl", InputCodecPropertyTest::againAsInputRequests);
    return subjects;
  }

  private static void add(
      List<Subject> subjects, String file, BiFunction<String, Wire, String> again) {
    if (InputGoldenTest.class.getResource("golden/" + file) == null) {
      return;
    }
    try {
      for (String line : InputGoldenTest.lines(file)) {
        subjects.add(new Subject(RawJson.of(line), again));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String againAsResult(MethodCodec<?, ?> codec, String line, Wire wire) {
    return InputGoldenTest.againAsResult(codec, line, wire);
  }

  private static String againAsInputRequests(String line, Wire wire) {
    JsonReader in = RawJson.of(line).reader();
    JsonWriter out = new JsonWriter();
    InputRequestsCodec.write(out, InputRequestsCodec.read(in), wire);
    in.end();
    return out.toString();
  }
}
