package dev.mcpsdk.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsdk.schema.json.RawJson;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** T25-05, T26-06, MRTR-03, ELI-07, ELI-09 and ROOT-02. */
class TaskModelTest {

  private static final Instant START = Instant.parse("2026-07-28T10:00:00Z");
  private static final Instant LATER = Instant.parse("2026-07-28T10:00:05Z");

  private static Task task(TaskStatus status) {
    return Task.builder("t1", START).status(status).ttlMs(60_000).pollIntervalMs(500).build();
  }

  @ParameterizedTest
  @EnumSource(TaskStatus.class)
  void aTerminalStatusIsFinal(TaskStatus status) {
    for (TaskStatus next : TaskStatus.values()) {
      boolean allowed =
          (status == TaskStatus.WORKING || status == TaskStatus.INPUT_REQUIRED) && next != status;
      assertThat(status.canBecome(next)).isEqualTo(allowed);
    }
    assertThat(TaskStatus.of(status.wireName())).isEqualTo(status);
  }

  @Test
  void becomesWhatMayFollow() {
    Task working = task(TaskStatus.WORKING);
    Task done = working.become(TaskStatus.COMPLETED, "all of it", LATER);
    assertThat(done)
        .isEqualTo(
            new Task(
                "t1",
                TaskStatus.COMPLETED,
                "all of it",
                "2026-07-28T10:00:00Z",
                "2026-07-28T10:00:05Z",
                60_000L,
                500L));
    assertThat(working.become(TaskStatus.WORKING, "half", LATER).statusMessage()).isEqualTo("half");
    assertThatThrownBy(() -> done.become(TaskStatus.WORKING, null, LATER))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a task that is completed cannot become working");
    assertThatThrownBy(() -> done.become(TaskStatus.COMPLETED, "again", LATER))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void bringsAlongOnlyWhatItsStatusAllows() {
    Task working = task(TaskStatus.WORKING);
    ErrorObject error = new ErrorObject(-32603, "no");
    assertThatThrownBy(() -> DetailedTask.completed(working, RawJson.EMPTY_OBJECT))
        .hasMessageContaining("a result");
    assertThatThrownBy(() -> DetailedTask.failed(working, error)).hasMessageContaining("an error");
    assertThatThrownBy(
            () -> DetailedTask.inputRequired(working, Map.of("k", new ListRootsRequest())))
        .hasMessageContaining("inputRequests");
    assertThatThrownBy(() -> DetailedTask.completed(task(TaskStatus.COMPLETED), RawJson.NULL))
        .hasMessageContaining("expected an object");
    assertThat(DetailedTask.of(task(TaskStatus.COMPLETED)).result()).isNull();
  }

  @Test
  void inputRequiredNeedsRequestsOrState() {
    assertThatThrownBy(() -> new InputRequired(Map.of(), null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new InputRequired(Map.of(), "").requestState()).isEmpty();
    assertThat(new InputRequired(Map.of("k", new ListRootsRequest()), null).inputRequests())
        .hasSize(1);
  }

  @Test
  void contentBelongsToAccept() {
    assertThatThrownBy(
            () -> new ElicitResult(ElicitAction.DECLINE, RawJson.EMPTY_OBJECT, Meta.EMPTY))
        .hasMessageContaining("decline");
    assertThatThrownBy(() -> ElicitResult.accept(RawJson.NULL))
        .hasMessageContaining("expected an object");
    assertThat(ElicitResult.accept().accepted()).isTrue();
    assertThat(ElicitResult.cancel().accepted()).isFalse();
  }

  @Test
  void aUrlMustBeOne() {
    assertThat(new ElicitUrlRequest("Sign in", "https://example.com/a?b=c").elicitationId())
        .isNull();
    for (String wrong :
        new String[] {
          "", "/a", "example.com", "https://", "https:///path", "mailto:a@b", "http://a b/"
        }) {
      assertThatThrownBy(() -> new ElicitUrlRequest("Sign in", wrong))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aRootIsNormalized() {
    assertThat(Root.of(Path.of("/opt/../srv/app"), "App").uri()).isEqualTo("file:///srv/app");
    assertThat(Root.of(Path.of("x")).uri()).startsWith("file:///").endsWith("/x");
  }
}
