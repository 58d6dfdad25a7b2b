package dev.mcpsdk.schema.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages of any content are valid by the published schema of each revision. */
class OfficialSchemaPropertyTest {
  private static final int MESSAGES = 2_000;

  @ParameterizedTest
  @ValueSource(strings = {"2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25", "2026-07-28"})
  void anyMessageIsValid(String revision) throws IOException {
    OfficialTypes types = OfficialTypes.of(revision);
    if (types == null) {
      return;
    }
    long seed = new Random().nextLong();
    RandomMessages messages = new RandomMessages(seed, GoldenMessagesTest.wire(revision));
    List<String> faults = new ArrayList<>();
    int judged = 0;
    for (int i = 0; i < MESSAGES && faults.size() < 3; i++) {
      RandomMessages.Typed typed = messages.next();
      if (!types.has(typed.type())) {
        continue;
      }
      judged++;
      String text = Bytes.write(typed.message());
      List<?> problems = types.problems(typed.type(), text);
      if (!problems.isEmpty()) {
        faults.add(typed.type() + " " + problems + " in " + text);
      }
    }
    assertThat(faults).as("seed %d", seed).isEmpty();
    assertThat(judged).isGreaterThan(MESSAGES / 4);
  }
}
