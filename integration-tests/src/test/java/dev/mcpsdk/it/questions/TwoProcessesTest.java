package dev.mcpsdk.it.questions;

import static dev.mcpsdk.it.questions.Rounds.accept;
import static dev.mcpsdk.it.questions.Rounds.assertAsks;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.it.wire.Ask;
import dev.mcpsdk.it.wire.Exchange;
import dev.mcpsdk.it.wire.HttpWire;
import dev.mcpsdk.it.wire.Message;
import dev.mcpsdk.it.wire.Requirement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A booking against two server processes that share nothing but a key: each round goes to the other
 * process, and every round is sent several times.
 */
class TwoProcessesTest {

  private static final Pattern BOOKED =
      Pattern.compile(
          "Booked at (.+) for (\\d+) guests(, vegetarian)?\\."
              + " Deposit receipt (\\S+), idempotency key (\\S+)\\.");

  @TempDir static Path folder;
  private static final List<EverythingProcess> PROCESSES = new ArrayList<>();

  /** Two that have a memory each, then two that share a folder of outcomes. */
  @BeforeAll
  static void start() throws Exception {
    Path key = Files.write(folder.resolve("key"), new byte[32]);
    String outcomes = folder.resolve("outcomes").toString();
    PROCESSES.add(EverythingProcess.start("--state-key", key.toString()));
    PROCESSES.add(EverythingProcess.start("--state-key", key.toString()));
    for (int i = 0; i < 2; i++) {
      PROCESSES.add(
          EverythingProcess.start("--state-key", key.toString(), "--once-folder", outcomes));
    }
  }

  @AfterAll
  static void stop() throws Exception {
    for (EverythingProcess each : PROCESSES) {
      each.close();
    }
  }

  private static Ask booking(String restaurant) {
    return Ask.tool("book_table", "{\"restaurant\":\"" + restaurant + "\"}")
        .capabilities(Rounds.FORMS);
  }

  /** Sends a round twice in sequence, then twice at once; all must have been understood alike. */
  private static List<Message> repeated(HttpWire to, Ask round) {
    List<Message> answers = new ArrayList<>();
    answers.add(to.ask(round));
    answers.add(to.ask(round.again("")));
    Exchange one = to.send(round.again(""));
    Exchange other = to.send(round.again(""));
    answers.add(one.answer());
    answers.add(other.answer());
    return answers;
  }

  /** All ways through the three rounds. @return what came of each: the matched final text */
  private static List<Matcher> bookEveryWay(HttpWire a, HttpWire b, String restaurant) {
    Ask first = booking(restaurant);
    List<Message> asked = repeated(a, first);
    asked.forEach(message -> assertAsks(message, "party"));
    Message parent = asked.get(0);

    Ask second = Rounds.next(first, parent, accept("party", "{\"guests\":4,\"vegetarian\":true}"));
    List<Message> confirm = repeated(b, second);
    confirm.forEach(message -> assertAsks(message, "consent"));

    List<Matcher> results = new ArrayList<>();
    for (Message each : confirm) {
      Ask third = Rounds.next(first, each, accept("consent", "{\"confirm\":true}"));
      for (Message result : repeated(a, third)) {
        assertThat(result.isError()).as(result.text()).isFalse();
        Matcher booked = BOOKED.matcher(result.text());
        assertThat(booked.matches()).as(result.text()).isTrue();
        results.add(booked);
      }
    }
    return results;
  }

  private static int deposits(HttpWire... wires) {
    int sum = 0;
    for (HttpWire wire : wires) {
      Message read = wire.ask(Ask.of("resources/read", "\"uri\":\"demo://deposits\""));
      sum +=
          Integer.parseInt(
              read.result().getJsonArray("contents").getJsonObject(0).getString("text"));
    }
    return sum;
  }

  private static Set<String> group(List<Matcher> results, int group) {
    Set<String> found = new HashSet<>();
    results.forEach(each -> found.add(each.group(group)));
    return found;
  }

  @Test
  @Requirement({"MRTR-16", "MRTR-17", "RPC-23", "RPC-25"})
  void everyWayThroughTheRoundsEndsInTheSameBooking() throws Exception {
    HttpWire a = PROCESSES.get(0).wire();
    HttpWire b = PROCESSES.get(1).wire();
    List<Matcher> results = bookEveryWay(a, b, "Sol");
    assertThat(results).hasSize(16);
    assertThat(group(results, 1)).containsExactly("Sol");
    assertThat(group(results, 2)).containsExactly("4");
    assertThat(group(results, 3)).containsExactly(", vegetarian");
    assertThat(group(results, 4)).as("receipts").hasSize(1);
    assertThat(group(results, 5)).as("idempotency keys").hasSize(1);
  }

  @Test
  @Requirement({"MRTR-14", "MRTR-16"})
  void aSharedStoreMakesExactlyOneDeposit() throws Exception {
    HttpWire a = PROCESSES.get(2).wire();
    HttpWire b = PROCESSES.get(3).wire();
    int before = deposits(a, b);

    List<Matcher> results = bookEveryWay(a, b, "Luna");
    assertThat(group(results, 4)).as("receipts").hasSize(1);
    assertThat(deposits(a, b)).isEqualTo(before + 1);

    // The round of the deposit at both processes at once.
    Ask first = booking("Mar");
    Message asked = a.ask(first);
    Ask second = Rounds.next(first, asked, accept("party", "{\"guests\":2,\"vegetarian\":false}"));
    List<Exchange> sent = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      sent.add((i % 2 == 0 ? a : b).send(second.again("")));
    }
    Set<String> questions = new HashSet<>();
    sent.forEach(each -> questions.add(Rounds.question(each.answer(), "consent")));
    assertThat(questions).as("questions that name the receipt").hasSize(1);
    assertThat(deposits(a, b)).isEqualTo(before + 2);
  }
}
