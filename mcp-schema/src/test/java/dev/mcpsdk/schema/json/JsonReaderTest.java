package dev.mcpsdk.schema.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

  private static final MemberNames NAMES =
      MemberNames.of(Name.of("id"), Name.of("name"), Name.of("tags"));

  private static JsonReader reader(String json) {
    return new JsonReader(json.getBytes(StandardCharsets.UTF_8));
  }

  private static void readAll(String json) {
    JsonReader in = reader(json);
    in.skip();
    in.end();
  }

  @Test
  void readsMembersInAnyOrderAndSkipsUnknownOnes() {
    JsonReader in =
        reader(
            " {\"x\":{\"a\":[1,{\"b\":null}]}, \"name\" : \"A\\u00e9\\n😀\" ,\"id\":-42,\"tags\":[\"p\",\"q\"]} ");
    in.beginObject();
    long id = 0;
    String name = "";
    List<String> tags = new ArrayList<>();
    for (int m; (m = in.nextMember(NAMES)) != MemberNames.END; ) {
      switch (m) {
        case 0 -> id = in.integer();
        case 1 -> name = in.string();
        case 2 -> {
          in.beginArray();
          while (in.nextElement()) {
            tags.add(in.string());
          }
        }
        default -> in.skip();
      }
    }
    in.end();
    assertThat(id).isEqualTo(-42);
    assertThat(name).isEqualTo("Aé\n😀");
    assertThat(tags).containsExactly("p", "q");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "[1,]",
        "[,1]",
        "{,}",
        "01",
        "-",
        "1.",
        ".5",
        "1e",
        "+1",
        "tru",
        "nulll",
        "\"a",
        "\"\\x\"",
        "\"\\u12g4\"",
        "\"\n\"",
        "{} {}",
        "[1] 2",
        "'a'",
        "{a:1}",
        "NaN",
        "[1 2]",
        "{\"a\" 1}",
        "{\"a\":1 \"b\":2}"
      })
  void refusesWhatIsNotJson(String json) {
    assertThatThrownBy(() -> readAll(json)).isInstanceOf(JsonSyntaxException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1,\"a\":2}",
        "{\"a\":1,\"\\u0061\":2}",
        "{\"id\":1,\"i\\u0064\":2}",
        "[{\"b\":{\"c\":1,\"c\":1}}]"
      })
  void refusesAMemberTwice(String json) {
    assertThatThrownBy(() -> readAll(json))
        .isInstanceOf(JsonSyntaxException.class)
        .hasMessageContaining("comes twice");
    if (json.startsWith("{\"id")) {
      JsonReader in = reader(json);
      in.beginObject();
      in.nextMember(NAMES);
      in.skip();
      assertThatThrownBy(() -> in.nextMember(NAMES)).hasMessageContaining("$.id comes twice");
    }
  }

  @Test
  void findsTheOneRepeatedMemberAmongThousands() {
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i < 5_000; i++) {
      json.append("\"k").append(i).append("\":{\"x\":1,\"y\":2},");
    }
    readAll(json + "\"last\":0}");
    assertThatThrownBy(() -> readAll(json + "\"k4711\":0}"))
        .hasMessageContaining("$.k4711 comes twice");
  }

  @Test
  void namesThePathAndTheKindThatCame() {
    JsonReader in = reader("{\"a\":[0,{\"b\":true}]}");
    in.beginObject();
    in.nextMember();
    in.beginArray();
    in.nextElement();
    in.skip();
    in.nextElement();
    in.beginObject();
    in.nextMember();
    assertThatThrownBy(in::string)
        .isInstanceOf(JsonShapeException.class)
        .hasMessage("expected a string at $.a[1].b but found a boolean");
  }

  @Test
  void integersAreStrict() {
    assertThat(reader("9223372036854775807").integer()).isEqualTo(Long.MAX_VALUE);
    assertThat(reader("-9223372036854775808").integer()).isEqualTo(Long.MIN_VALUE);
    for (String bad :
        List.of(
            "9223372036854775808",
            "-9223372036854775809",
            "99999999999999999999",
            "1.5",
            "1e2",
            "\"1\"")) {
      assertThatThrownBy(() -> reader(bad).integer()).isInstanceOf(JsonShapeException.class);
    }
    assertThatThrownBy(() -> reader("3000000000").int32())
        .hasMessageContaining("32 bits")
        .hasMessageContaining("3000000000");
  }

  @Test
  void limitsAreNamed() {
    JsonLimits limits = new JsonLimits(3, 10, 5);
    assertThatThrownBy(() -> new JsonReader(bytes("[[[[1]]]]"), 0, 9, limits).skip())
        .hasMessageContaining("maxDepth 3");
    assertThatThrownBy(() -> new JsonReader(bytes("\"12345678901\""), 0, 13, limits).skip())
        .hasMessageContaining("maxStringBytes 10");
    assertThatThrownBy(() -> new JsonReader(bytes("123456"), 0, 6, limits).skip())
        .hasMessageContaining("maxNumberLength 5");
    String deep = "[".repeat(20_000);
    assertThatThrownBy(() -> readAll(deep))
        .isInstanceOf(JsonSyntaxException.class)
        .hasMessageContaining("maxDepth 128");
  }

  @Test
  void refusesInvalidUtf8() {
    byte[][] bad = {
      {(byte) 0xC0, (byte) 0x80},
      {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
      {(byte) 0xF5, (byte) 0x80, (byte) 0x80, (byte) 0x80},
      {(byte) 0xE2, (byte) 0x82},
      {(byte) 0x80},
      {(byte) 0xFF},
      {(byte) 0xF0, (byte) 0x8F, (byte) 0x80, (byte) 0x80}
    };
    for (byte[] sequence : bad) {
      byte[] text = new byte[sequence.length + 2];
      text[0] = '"';
      System.arraycopy(sequence, 0, text, 1, sequence.length);
      text[text.length - 1] = '"';
      assertThatThrownBy(() -> new JsonReader(text).string())
          .isInstanceOf(JsonSyntaxException.class);
    }
  }

  @Test
  void aLoneSurrogateSurvivesTheRoundTrip() {
    String text = reader("\"a\\ud83d!\"").string();
    assertThat(text).isEqualTo("a\ud83d!");
    assertThat(new JsonWriter().value(text).toString()).isEqualTo("\"a\\ud83d!\"");
  }

  @Test
  void writesWhatItReads() {
    JsonWriter out = new JsonWriter();
    out.beginObject()
        .member(Name.of("a"), "q\"\\\u0001é😀")
        .name("b")
        .beginArray()
        .value(1)
        .value(-2.5)
        .value(3.0)
        .nullValue()
        .endArray();
    out.name("c")
        .beginObject()
        .endObject()
        .member(Name.of("d"), RawJson.of("[true]"))
        .name("e")
        .value(Long.MIN_VALUE)
        .endObject();
    String json =
        "{\"a\":\"q\\\"\\\\\\u0001é😀\",\"b\":[1,-2.5,3,null],\"c\":{},\"d\":[true],\"e\":-9223372036854775808}";
    assertThat(out.toString()).isEqualTo(json);
    readAll(json);
  }

  @Test
  void equalityIsByValue() {
    RawJson one = RawJson.of("{\"a\":1.0,\"b\":[\"\\u0078\",1e2]}");
    RawJson two = RawJson.of("{ \"b\" : [\"x\",100], \"a\" : 1 }");
    assertThat(one).isEqualTo(two).hasSameHashCodeAs(two);
    assertThat(one.canonicalSha256()).isEqualTo(two.canonicalSha256());
    assertThat(one).isNotEqualTo(RawJson.of("{\"a\":1,\"b\":[\"x\",101]}"));
    assertThat(one.member("b")).isEqualTo(RawJson.of("[\"x\",100.00]"));
  }

  @Test
  void theTapeGivesRandomAccess() {
    JsonTape tape = RawJson.of("{\"n\":[1,2.50,\"é\"],\"m\":{\"k\":1e1000000}}").tape();
    int n = tape.member(JsonTape.ROOT, "n");
    assertThat(tape.count(n)).isEqualTo(3);
    assertThat(tape.decimal(tape.next(n + 1))).isEqualByComparingTo(new BigDecimal("2.5"));
    assertThat(tape.codePointCount(tape.next(tape.next(n + 1)))).isEqualTo(1);
    int k = tape.member(tape.member(JsonTape.ROOT, "m"), "k");
    assertThat(tape.isInteger(k)).isTrue();
    assertThat(tape.fitsLong(k)).isFalse();
    assertThat(tape.member(JsonTape.ROOT, "absent")).isEqualTo(-1);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void leadingZerosMakeAnExponentNoLarger() {
    assertThat(RawJson.of("31826179E0754755412").tape().decimal(0))
        .isEqualTo(new BigDecimal("31826179E754755412"));
    String zeros = "0".repeat(50);
    RawJson padded = RawJson.of("15e-" + zeros + "1");
    assertThat(padded).isEqualTo(RawJson.of("1.5")).hasSameHashCodeAs(RawJson.of("1.5"));
    assertThat(padded.tape().doubleValue(0)).isEqualTo(1.5);
    assertThat(RawJson.of("1e" + zeros).tape().decimal(0)).isEqualByComparingTo(BigDecimal.ONE);
    assertThatThrownBy(() -> RawJson.of("1e" + zeros + "1000000000"))
        .isInstanceOf(JsonSyntaxException.class)
        .hasMessageContaining("exponent");
  }
}
