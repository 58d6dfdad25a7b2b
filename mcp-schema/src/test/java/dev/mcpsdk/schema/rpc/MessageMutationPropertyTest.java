package dev.mcpsdk.schema.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.schema.Rounds;
import dev.mcpsdk.schema.json.RawJson;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Golden messages, changed at random: harmless changes do no harm, others are reported. */
class MessageMutationPropertyTest {

  /** What keeps its unknown members: objects read later, maps, and types that round-trip. */
  private static final Set<String> KEPT =
      Set.of("notifications", "capabilities", "context", "io.modelcontextprotocol/clientInfo");

  /** Members whose texts have a meaning. */
  private static final Set<String> WORDS =
      Set.of(
          "jsonrpc",
          "method",
          "type",
          "role",
          "audience",
          "level",
          "resultType",
          "cacheScope",
          "io.modelcontextprotocol/logLevel");

  private static final List<JsonValue> VALUES =
      List.of(
          JsonValue.NULL,
          JsonValue.TRUE,
          Json.createValue(-1),
          Json.createValue("text"),
          Json.createValue(new BigDecimal("1.5")),
          Json.createValue(new BigDecimal("1e300")),
          JsonValue.EMPTY_JSON_ARRAY,
          JsonValue.EMPTY_JSON_OBJECT,
          Json.createArrayBuilder().add("x").build(),
          Json.createObjectBuilder().add("type", "text").build());

  private final List<Map.Entry<String, String>> golden;

  MessageMutationPropertyTest() throws IOException {
    golden = List.copyOf(GoldenMessagesTest.golden("2026-07-28").entrySet());
  }

  @Test
  void unknownMembersAndOrderDoNotMatter() {
    Rounds.check(
        2000,
        seed -> {
          Random random = new Random(seed);
          Map.Entry<String, String> sample = golden.get(random.nextInt(golden.size()));
          ExpectedResults expected = Bytes.expectingSample(sample.getKey());
          JsonRpcMessage plain = Bytes.read(sample.getValue(), expected);
          JsonObject mutant =
              (JsonObject) decorated(RequiredMembersTest.parse(sample.getValue()), random, true);
          JsonRpcMessage read = Bytes.read(mutant.toString(), expected);
          assertThat(read).as(mutant.toString()).isEqualTo(plain);
          // What was read writes the same again, so nothing strange was kept either.
          assertThat(RawJson.of(Bytes.write(read))).isEqualTo(RawJson.of(Bytes.write(plain)));
        });
  }

  @Test
  void anyValueAnywhereIsReadOrReported() {
    Rounds.check(
        5000,
        seed -> {
          Random random = new Random(seed);
          Map.Entry<String, String> sample = golden.get(random.nextInt(golden.size()));
          JsonObject message = RequiredMembersTest.parse(sample.getValue());
          List<String> pointers = pointers("", message);
          String pointer = pointers.get(random.nextInt(pointers.size()));
          JsonValue value = VALUES.get(random.nextInt(VALUES.size()));
          String text = Json.createPointer(pointer).replace(message, value).toString();
          try {
            JsonRpcMessage read = Bytes.read(text, Bytes.expectingSample(sample.getKey()));
            if (read instanceof JsonRpcRequest request && request.fault() != null) {
              assertThat(request.fault().path()).startsWith("$.params");
              assertThat(pointer).startsWith("/params");
              assertThat(request.method()).isEqualTo(message.getString("method"));
            } else if (!(read instanceof JsonRpcNotification n && n.notification() == null)) {
              String written = Bytes.write(read);
              JsonRpcMessage again = Bytes.read(written, Bytes.expectingSample(sample.getKey()));
              assertThat(Bytes.write(again)).as(text).isEqualTo(written);
            }
          } catch (MalformedMessageException e) {
            assertThat(e.code()).isEqualTo(-32600);
            assertThat(e.getMessage()).contains("$.");
          }
        });
  }

  @Test
  void anyTextSurvives() {
    Rounds.check(
        1000,
        seed -> {
          Random random = new Random(seed);
          Map.Entry<String, String> sample = golden.get(random.nextInt(golden.size()));
          JsonValue message = withTexts("", RequiredMembersTest.parse(sample.getValue()), random);
          String text = message.toString();
          JsonRpcMessage read = Bytes.read(text, Bytes.expectingSample(sample.getKey()));
          assertThat(RawJson.of(Bytes.write(read))).isEqualTo(RawJson.of(text));
        });
  }

  @Test
  void noPrefixOfAMessageIsAMessage() {
    Rounds.check(
        500,
        seed -> {
          Random random = new Random(seed);
          Map.Entry<String, String> sample = golden.get(random.nextInt(golden.size()));
          String text = sample.getValue().substring(0, random.nextInt(sample.getValue().length()));
          try {
            Bytes.read(text, Bytes.expectingSample(sample.getKey()));
          } catch (MalformedMessageException e) {
            assertThat(e.code()).isEqualTo(-32700);
            return;
          }
          throw new AssertionError("was read: " + text);
        });
  }

  private static JsonValue withTexts(String name, JsonValue value, Random random) {
    if (value instanceof JsonArray array) {
      JsonArrayBuilder copy = Json.createArrayBuilder();
      array.forEach(element -> copy.add(withTexts(name, element, random)));
      return copy.build();
    }
    if (value instanceof JsonObject object) {
      JsonObjectBuilder copy = Json.createObjectBuilder();
      object.forEach((member, child) -> copy.add(member, withTexts(member, child, random)));
      return copy.build();
    }
    return value instanceof JsonString && !WORDS.contains(name)
        ? Json.createValue(text(random))
        : value;
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      int bits = 1 + random.nextInt(20);
      int point = random.nextInt(1 << bits);
      boolean surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
      text.appendCodePoint(surrogate ? '?' : point);
    }
    return text.toString();
  }

  private static JsonValue decorated(JsonValue value, Random random, boolean open) {
    if (value instanceof JsonArray array) {
      JsonArrayBuilder copy = Json.createArrayBuilder();
      array.forEach(element -> copy.add(decorated(element, random, open)));
      return copy.build();
    }
    if (!(value instanceof JsonObject object)) {
      return value;
    }
    // Unknown kinds of content are kept whole.
    boolean grows = open && !"video".equals(object.getString("type", ""));
    List<String> names = new ArrayList<>(object.keySet());
    if (grows) {
      for (int i = random.nextInt(3); i > 0; i--) {
        names.add("x-unknown" + i);
      }
    }
    Collections.shuffle(names, random);
    JsonObjectBuilder copy = Json.createObjectBuilder();
    for (String name : names) {
      JsonValue member = object.get(name);
      if (member == null) {
        copy.add(name, VALUES.get(random.nextInt(VALUES.size())));
      } else {
        boolean closed =
            KEPT.contains(name)
                || RequiredMembersTest.OPAQUE.contains(name) && member instanceof JsonObject;
        copy.add(name, decorated(member, random, grows && !closed));
      }
    }
    return copy.build();
  }

  private static List<String> pointers(String pointer, JsonValue value) {
    List<String> pointers = new ArrayList<>();
    if (!pointer.isEmpty()) {
      pointers.add(pointer);
    }
    if (value instanceof JsonObject object) {
      object.forEach(
          (name, member) ->
              pointers.addAll(
                  pointers(pointer + "/" + name.replace("~", "~0").replace("/", "~1"), member)));
    } else if (value instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        pointers.addAll(pointers(pointer + "/" + i, array.get(i)));
      }
    }
    return pointers;
  }
}
