package dev.mcpsdk.schema.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsdk.schema.Rounds;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The reader against another parser: on valid texts, on broken ones, and where the two may differ.
 */
class JsonReaderPropertyTest {

  /** An exponent beyond those that this reader takes, though the oracle may. */
  private static final Pattern BEYOND_LIMITS = Pattern.compile("[eE][+-]?0*[1-9][0-9]{9}");

  /** Bytes that turn one token into another, or into none. */
  private static final byte[] SPITEFUL =
      "{}[]:,\"\\/0123456789.eE+-tfnul \t\n\u0000\u000B\u00A0".getBytes(StandardCharsets.UTF_8);

  @Test
  void readsWhatTheOracleReads() {
    Rounds.check(
        2000,
        seed -> {
          RandomJson json = new RandomJson(seed);
          byte[] text = utf8(json.spell(json.tree()));
          JsonValue expected = ParssonOracle.parse(text);
          assertThat(expected).isNotNull();
          assertThat(ParssonOracle.same(RawJson.ofUtf8(text).tape(), JsonTape.ROOT, expected))
              .isTrue();
          assertThat(ParssonOracle.parse(rewrite(text, 0, text.length))).isEqualTo(expected);
        });
  }

  @Test
  void readsAPartOfABufferAndNothingBeyondIt() {
    Rounds.check(
        500,
        seed -> {
          int margin = new Random(seed).nextInt(10);
          RandomJson json = new RandomJson(seed);
          byte[] text = utf8(json.spell(json.tree()));
          byte[] buffer = new byte[text.length + 2 * margin];
          Arrays.fill(buffer, (byte) '7');
          System.arraycopy(text, 0, buffer, margin, text.length);
          assertThat(ParssonOracle.parse(rewrite(buffer, margin, text.length)))
              .isEqualTo(ParssonOracle.parse(text));
          for (int length = 0; length < text.length; length++) {
            byte[] cut = Arrays.copyOf(text, length);
            assertThat(accepts(buffer, margin, length)).isEqualTo(ParssonOracle.parse(cut) != null);
          }
        });
  }

  @Test
  void judgesBrokenTextsLikeTheOracle() {
    Rounds.check(
        4000,
        seed -> {
          Random random = new Random(seed);
          RandomJson json = new RandomJson(seed);
          byte[] text = utf8(json.spell(json.container()));
          for (int i = 0; i < 8; i++) {
            byte[] broken = mutate(text, random);
            JsonValue expected = ParssonOracle.parse(broken);
            String shown = new String(broken, StandardCharsets.ISO_8859_1);
            boolean accepted = accepts(broken, 0, broken.length);
            if (!accepted && expected != null && BEYOND_LIMITS.matcher(shown).find()) {
              continue;
            }
            assertThat(accepted).as(shown).isEqualTo(expected != null);
            if (expected != null) {
              assertThat(ParssonOracle.same(RawJson.ofUtf8(broken).tape(), 0, expected))
                  .as(shown)
                  .isTrue();
            }
          }
        });
  }

  @Test
  void acceptsExactlyTheUtf8TheDecoderAccepts() {
    Rounds.check(
        5000,
        seed -> {
          Random random = new Random(seed);
          int before = random.nextInt(21);
          ByteArrayOutputStream text = new ByteArrayOutputStream();
          text.write('"');
          text.writeBytes("x".repeat(before).getBytes(StandardCharsets.UTF_8));
          byte[] sequence = new byte[1 + random.nextInt(4)];
          for (int i = 0; i < sequence.length; i++) {
            // Heavy on the edges of the legal ranges.
            int[] edges = {
              0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xED, 0xEF,
              0xF0, 0xF4, 0xF5, 0xFF
            };
            sequence[i] =
                (byte)
                    (random.nextInt(4) == 0
                        ? 0x80 + random.nextInt(0x80)
                        : edges[random.nextInt(edges.length)]);
          }
          text.writeBytes(sequence);
          text.write('"');
          byte[] bytes = text.toByteArray();
          String decoded = decode(bytes);
          assertThat(accepts(bytes, 0, bytes.length)).isEqualTo(decoded != null);
          if (decoded != null) {
            assertThat(new JsonReader(bytes).string())
                .isEqualTo(decoded.substring(1, decoded.length() - 1));
            assertThat(RawJson.ofUtf8(bytes).tape().codePointCount(0))
                .isEqualTo(decoded.codePointCount(1, decoded.length() - 1));
          }
        });
  }

  @Test
  void refusesEveryClassOfInvalidUtf8() {
    int[][] bad = {
      {0x80},
      {0xBF},
      {0xC0, 0x80},
      {0xC1, 0xBF},
      {0xC2},
      {0xC2, 0x41},
      {0xE0, 0x80, 0x80},
      {0xE0, 0x9F, 0xBF},
      {0xE1, 0x80},
      {0xED, 0xA0, 0x80},
      {0xED, 0xBF, 0xBF},
      {0xED, 0xA0, 0x81, 0xED, 0xB0, 0x80},
      {0xEF, 0xBF},
      {0xF0, 0x80, 0x80, 0x80},
      {0xF0, 0x8F, 0xBF, 0xBF},
      {0xF0, 0x90, 0x80},
      {0xF4, 0x90, 0x80, 0x80},
      {0xF5, 0x80, 0x80, 0x80},
      {0xF8, 0x88, 0x80, 0x80, 0x80},
      {0xFE},
      {0xFF}
    };
    for (int[] sequence : bad) {
      for (String frame : new String[] {"\"%\"", "{\"%\":1}", "[\"%", "\"%", "%", "[1,%2]"}) {
        int at = frame.indexOf('%');
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes(frame.substring(0, at).getBytes(StandardCharsets.UTF_8));
        for (int b : sequence) {
          text.write(b);
        }
        text.writeBytes(frame.substring(at + 1).getBytes(StandardCharsets.UTF_8));
        assertThat(accepts(text.toByteArray(), 0, text.size())).as(frame).isFalse();
      }
    }
  }

  @Test
  void refusesAByteOrderMarkAndOtherEncodings() {
    byte[] mark = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, '1'};
    assertThat(accepts(mark, 0, 4)).isFalse();
    assertThat(accepts("[1]".getBytes(StandardCharsets.UTF_16LE), 0, 6)).isFalse();
  }

  @Test
  void refusesTwentyThousandLevelsWithoutRecursingIntoThem() {
    for (String open : new String[] {"[", "{\"a\":", "[{\"a\":"}) {
      String deep = open.repeat(20_000);
      for (String text : new String[] {deep, deep + '1' + "]".repeat(20_000)}) {
        byte[] bytes = utf8(text);
        assertThatThrownBy(() -> new JsonReader(bytes).skip())
            .isInstanceOf(JsonSyntaxException.class)
            .hasMessageContaining("maxDepth 128");
        assertThatThrownBy(() -> RawJson.ofUtf8(bytes))
            .isInstanceOf(JsonSyntaxException.class)
            .hasMessageContaining("maxDepth 512");
      }
    }
  }

  @Test
  void theDepthLimitIsExact() {
    for (int limit = 1; limit <= 512; limit++) {
      JsonLimits limits = JsonLimits.DEFAULT.withMaxDepth(limit);
      byte[] fits = utf8("[".repeat(limit) + "]".repeat(limit));
      byte[] over = utf8("[".repeat(limit + 1) + "]".repeat(limit + 1));
      new JsonReader(fits, 0, fits.length, limits).skip();
      assertThatThrownBy(() -> new JsonReader(over, 0, over.length, limits).skip())
          .isInstanceOf(JsonSyntaxException.class);
    }
  }

  @Test
  void findsAMemberTwiceHoweverItIsSpelled() {
    Rounds.check(
        1000,
        seed -> {
          RandomJson json = new RandomJson(seed);
          Random random = new Random(seed);
          int size = 1 + random.nextInt(60);
          String name = json.string();
          StringBuilder text = new StringBuilder("{");
          int first = random.nextInt(size + 1);
          int second = random.nextInt(size + 1);
          for (int i = 0; i <= size; i++) {
            if (i == first) {
              text.append(json.spell(name)).append(":{\"inner\":1},");
            }
            if (i == second) {
              text.append(json.spell(name)).append(":[{\"inner\":2}],");
            }
            // Longer than any random name, so none of these is the one that comes twice.
            text.append("\"" + "-".repeat(90) + i + "\":" + i + (i < size ? "," : "}"));
          }
          byte[] twice = utf8(text.toString());
          assertThatThrownBy(() -> new JsonReader(twice).skip())
              .isInstanceOf(JsonSyntaxException.class)
              .hasMessageContaining("comes twice");
          assertThat(ParssonOracle.parse(twice)).isNull();
        });
  }

  @Test
  void findsKnownMembersTwiceHoweverTheyAreSpelled() {
    MemberNames names = MemberNames.of(Name.of("id"), Name.of("method"));
    for (String text :
        new String[] {
          "{'id':1,'id':2}",
          "{'id':1,'\\u0069d':2}",
          "{'i\\u0064':1,'x':0,'id':2}",
          "{'x':1,'\\u0078':2}"
        }) {
      JsonReader in = new JsonReader(utf8(text.replace('\'', '"')));
      in.beginObject();
      assertThatThrownBy(
              () -> {
                while (in.nextMember(names) != MemberNames.END) {
                  in.skip();
                }
              })
          .isInstanceOf(JsonSyntaxException.class)
          .hasMessageContaining("comes twice");
    }
  }

  @Test
  void integersAreExactOrRefused() {
    Rounds.check(
        2000,
        seed -> {
          Random random = new Random(seed);
          String[] edges = {
            "9223372036854775807",
            "9223372036854775808",
            "2147483647",
            "2147483648",
            "0",
            "18446744073709551616",
            "99999999999999999999"
          };
          String digits =
              random.nextBoolean()
                  ? edges[random.nextInt(edges.length)]
                  : String.valueOf(random.nextLong() >>> random.nextInt(64));
          digits = digits.startsWith("-") ? digits.substring(1) : digits;
          String text =
              (random.nextBoolean() ? "-" : "")
                  + digits
                  + (random.nextInt(4) == 0 ? "0".repeat(random.nextInt(3)) : "");
          text = text.matches("-?0+") ? "0" : text;
          BigDecimal exact = new BigDecimal(text);
          byte[] bytes = utf8(text);
          boolean fitsLong = exact.toBigInteger().bitLength() < 64;
          boolean fitsInt = exact.toBigInteger().bitLength() < 32;
          JsonTape tape = RawJson.of(text).tape();
          assertThat(tape.fitsLong(0)).isEqualTo(fitsLong);
          assertThat(tape.isInteger(0)).isTrue();
          assertThat(tape.decimal(0)).isEqualByComparingTo(exact);
          assertThat(tape.doubleValue(0)).isEqualTo(exact.doubleValue());
          if (fitsLong) {
            assertThat(new JsonReader(bytes).integer()).isEqualTo(exact.longValueExact());
            assertThat(tape.longValue(0)).isEqualTo(exact.longValueExact());
          } else {
            assertThatThrownBy(() -> new JsonReader(bytes).integer())
                .isInstanceOf(JsonShapeException.class);
          }
          if (fitsInt) {
            assertThat(new JsonReader(bytes).int32()).isEqualTo(exact.intValueExact());
          } else {
            assertThatThrownBy(() -> new JsonReader(bytes).int32())
                .isInstanceOf(JsonShapeException.class);
          }
        });
  }

  @Test
  void everyAcceptedNumberCanBeUsed() {
    Rounds.check(
        500,
        seed -> {
          Random random = new Random(seed);
          long mantissa = Rounds.integer(random);
          long exponent = Rounds.integer(random);
          boolean small = random.nextBoolean();
          String text = mantissa + (small ? "E" + exponent % 1000 : "e" + exponent);
          byte[] bytes = utf8(text);
          if (!accepts(bytes, 0, bytes.length)) {
            assertThat(Math.abs((double) exponent)).isGreaterThanOrEqualTo(1e9);
            return;
          }
          RawJson json = RawJson.of(text);
          RawJson respelled =
              RawJson.of(mantissa + ".00" + text.substring(Long.toString(mantissa).length()));
          assertThat(json).isEqualTo(respelled).hasSameHashCodeAs(respelled);
          assertThat(json.canonicalSha256()).isEqualTo(respelled.canonicalSha256());
          JsonTape tape = json.tape();
          assertThat(tape.isInteger(0) || !tape.fitsLong(0)).isTrue();
          assertThat(tape.decimal(0).signum()).isEqualTo(Long.signum(mantissa));
        });
  }

  private static byte[] mutate(byte[] text, Random random) {
    int at = random.nextInt(text.length);
    byte spite =
        random.nextInt(5) == 0
            ? (byte) random.nextInt(256)
            : SPITEFUL[random.nextInt(SPITEFUL.length)];
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(text, 0, at);
    switch (random.nextInt(5)) {
      case 0 -> out.write(text, at + 1, text.length - at - 1); // a byte lost
      case 1 -> { // a byte more
        out.write(spite);
        out.write(text, at, text.length - at);
      }
      case 2 -> { // a byte changed
        out.write(spite);
        out.write(text, at + 1, text.length - at - 1);
      }
      case 3 -> { // a part twice
        int from = random.nextInt(at + 1);
        out.write(text, from, text.length - from);
      }
      default -> { // something after the end
        out.write(text, at, text.length - at);
        out.write(spite);
      }
    }
    return out.toByteArray();
  }

  /** Reads with the pull methods and writes it again. */
  private static byte[] rewrite(byte[] buffer, int offset, int length) {
    JsonReader in = new JsonReader(buffer, offset, length, JsonLimits.DEFAULT);
    JsonWriter out = new JsonWriter(1);
    copy(in, out);
    in.end();
    return out.toByteArray();
  }

  private static void copy(JsonReader in, JsonWriter out) {
    switch (in.peek()) {
      case OBJECT -> {
        in.beginObject();
        out.beginObject();
        while (in.nextMember()) {
          out.name(in.memberName());
          copy(in, out);
        }
        out.endObject();
      }
      case ARRAY -> {
        in.beginArray();
        out.beginArray();
        while (in.nextElement()) {
          copy(in, out);
        }
        out.endArray();
      }
      case STRING -> out.value(in.string());
      case NUMBER -> out.value(in.decimal());
      case BOOLEAN -> out.value(in.bool());
      case NULL -> {
        in.nextNull();
        out.nullValue();
      }
    }
  }

  private static boolean accepts(byte[] buffer, int offset, int length) {
    try {
      JsonReader in = new JsonReader(buffer, offset, length, JsonLimits.DEFAULT);
      in.skip();
      in.end();
      return true;
    } catch (JsonSyntaxException e) {
      return false;
    }
  }

  private static @Nullable String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
