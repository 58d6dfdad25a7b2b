package dev.mcpsdk.it.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.schema.json.JsonException;
import dev.mcpsdk.schema.json.JsonKind;
import dev.mcpsdk.schema.json.RawJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Messages made of good ones by chance. Each is answered, or is one that is not to be. Runs for two
 * seconds and from a seed of its own; {@code -Dfuzz.seconds=…} and {@code -Dfuzz.seed=…} change
 * that.
 */
@Timeout(value = 1, unit = TimeUnit.DAYS)
class FuzzTest {

  private static final Duration TIME = Duration.ofSeconds(Long.getLong("fuzz.seconds", 2));
  private static final Set<Integer> CODES =
      Set.of(-32700, -32600, -32601, -32602, -32603, -32020, -32021, -32022, 0);
  private static final String GOOD = Messages.call("\"good\"", "add", "{\"a\":1,\"b\":2}");

  private final long seed = Long.getLong("fuzz.seed", 20260728);
  private Leaks leaks;
  private Subject subject;

  @BeforeEach
  void open() {
    leaks = Leaks.baseLine();
    subject = new Subject();
  }

  @AfterEach
  void close() {
    subject.assertIdle();
    subject.close();
    leaks.assertNothingLeft();
  }

  private interface Step {
    void send(byte[] message);
  }

  private void run(Step step) {
    Mutations mutations = new Mutations(seed);
    long end = System.nanoTime() + TIME.toNanos();
    for (int i = 0; i < 200 || System.nanoTime() < end; i++) {
      byte[] message = mutations.next();
      try {
        step.send(message);
      } catch (RuntimeException | AssertionError e) {
        String text = new String(message, StandardCharsets.ISO_8859_1);
        throw new AssertionError("seed " + seed + ", message " + i + ": " + text, e);
      }
    }
  }

  private static void assertAnswer(Answer answer) {
    Messages.assertTellsNothing(answer.text());
    assertThat(answer.json().member("jsonrpc")).hasToString("\"2.0\"");
    assertThat(answer.code()).isIn(CODES);
    if (answer.code() == 0) {
      assertThat(answer.result().kind()).isEqualTo(JsonKind.OBJECT);
    }
  }

  /** By JSON-RPC's rules: not what is valid and has no id, and no responses. */
  private static boolean isSilent(byte[] message) {
    try {
      RawJson json = RawJson.ofUtf8(message);
      boolean object = json.kind() == JsonKind.OBJECT;
      boolean response =
          object
              && json.member("method") == null
              && (json.member("result") != null || json.member("error") != null);
      return response
          || object
              && json.member("id") == null
              && json.member("method") != null
              && json.member("method").kind() == JsonKind.STRING;
    } catch (JsonException e) {
      return false;
    }
  }

  @Test
  void overPipes() {
    LineLink link = LineLink.pipes(subject.server);
    run(
        message -> {
          link.tell(message);
          link.tell(GOOD);
          boolean silent = isSilent(message) || isBlank(message);
          int answers = 0;
          // The good one may overtake the other: each runs on a thread of its own.
          for (boolean good = false; !good || answers == 0 && !silent; ) {
            Answer answer = link.next();
            if ("\"good\"".equals(answer.id())) {
              good = true;
            } else {
              assertAnswer(answer);
              answers++;
            }
          }
          assertThat(answers).isLessThanOrEqualTo(1);
        });
    link.close();
  }

  private static boolean isBlank(byte[] message) {
    return new String(message, StandardCharsets.ISO_8859_1).isBlank();
  }

  @Test
  void overHttp() {
    try (HttpLink http = new HttpLink(subject.server)) {
      int[] count = {0};
      RawHttp[] connection = {http.connect()};
      run(
          message -> {
            String text = new String(message, StandardCharsets.ISO_8859_1);
            connection[0].post(message, HttpLink.headers(text));
            Answer answer = connection[0].answer();
            assertThat(answer.status()).isIn(200, 202, 400, 404);
            if (answer.status() == 202) {
              assertThat(answer.text()).isEmpty();
              assertThat(isSilent(message)).isTrue();
            } else {
              assertAnswer(answer);
            }
            if (++count[0] % 50 == 0 || "close".equals(answer.headers().get("connection"))) {
              connection[0].close();
              connection[0] = http.connect();
              assertThat(http.ask(GOOD).status()).isEqualTo(200);
            }
          });
      connection[0].close();
      http.assertIdle();
    }
  }
}
