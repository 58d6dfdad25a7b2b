package dev.mcpsdk.it.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every bad message over pipes, to a child process, over HTTP, and in memory where it can be sent
 * at all: the answer it has to get, once, and a good call right after it.
 */
class BadMessagesTest {

  private static final Map<String, Link> links = new LinkedHashMap<>();
  private static Leaks leaks;
  private static Subject subject;

  @BeforeAll
  static void open() {
    leaks = Leaks.baseLine();
    subject = new Subject();
    links.put("pipes", LineLink.pipes(subject.server));
    links.put("child", LineLink.child());
    links.put("http", new HttpLink(subject.server));
    links.put("memory", new InMemoryLink(subject.server));
  }

  @AfterAll
  static void close() {
    subject.assertIdle();
    links.values().forEach(Link::close);
    links.clear();
    subject.close();
    leaks.assertNothingLeft();
  }

  static Stream<BadMessage> messages() {
    return BadMessages.all();
  }

  @ParameterizedTest
  @MethodSource("messages")
  void isAnsweredAsItShouldBe(BadMessage bad) {
    links.forEach(
        (name, link) -> {
          if (link instanceof InMemoryLink && !InMemoryLink.carries(bad.bytes())) {
            return;
          }
          Answer answer = link.ask(bad.bytes());
          assertThat(answer.text()).as(name).isNotEmpty();
          Messages.assertTellsNothing(answer.text());
          assertThat(answer.code())
              .as("code over %s of %s", name, answer.text())
              .isEqualTo(bad.code());
          assertThat(answer.id()).as("id over %s", name).isEqualTo(bad.id());
          if (link.isHttp()) {
            assertThat(answer.status()).as("status").isEqualTo(bad.status());
          }
          assertGood(link);
        });
  }

  /** Also shows that the message before had no second answer. */
  private static void assertGood(Link link) {
    Answer good = link.ask(Messages.call("77", "add", "{\"a\":20,\"b\":22}"));
    assertThat(good.id()).isEqualTo("77");
    assertThat(good.result().member("structuredContent").toString()).isEqualTo("{\"sum\":42}");
  }

  /** Cut anywhere, it is not JSON. */
  @Test
  void everyBeginningOfAMessage() {
    String whole = Messages.echo("1", "\\u00e9 \\\" x");
    for (String name : new String[] {"pipes", "child"}) {
      Link link = links.get(name);
      for (int end = 1; end < whole.length(); end++) {
        Answer answer = link.ask(whole.substring(0, end));
        assertThat(answer.code()).as("%s cut at %s", name, end).isEqualTo(-32700);
        assertThat(answer.id()).isNull();
      }
      assertGood(link);
    }
  }

  @Test
  void whatNeedsNoAnswerGetsNone() {
    links.forEach(
        (name, link) -> {
          link.tell(Messages.notification("notifications/cancelled", ""));
          if (link instanceof InMemoryLink) {
            assertGood(link);
            return;
          }
          link.tell(Messages.notification("notifications/unknown", ""));
          link.tell(Messages.notification("tools/call", "\"name\":\"wait\""));
          link.tell(Messages.notification("notifications/cancelled", "\"requestId\":{}"));
          link.tell(Messages.notification("notifications/progress", "\"progress\":\"x\""));
          link.tell("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":7}");
          if (link instanceof LineLink) {
            link.tell("{\"jsonrpc\":\"2.0\",\"id\":77,\"result\":{}}");
            link.tell("{\"jsonrpc\":\"2.0\",\"id\":77,\"result\":5}");
            link.tell("{\"jsonrpc\":\"2.0\",\"id\":77,\"error\":{\"code\":\"x\"}}");
            link.tell("{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":1,\"message\":\"m\"}}");
            link.tell("");
            link.tell(" \t");
            link.tell("\r");
          }
          assertGood(link);
        });
    assertThat(subject.begun).isEmpty();
  }
}
