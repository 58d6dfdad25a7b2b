package dev.mcpsdk.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosedActionsTest {

  @Test
  void runsEachOnceEvenIfOneFailsAndLateOnesAtOnce() {
    ClosedActions actions = new ClosedActions();
    List<String> ran = new ArrayList<>();
    Runnable removed = () -> ran.add("removed");
    actions.add(() -> ran.add("first"));
    actions.add(removed);
    actions.add(
        () -> {
          throw new IllegalStateException("on purpose");
        });
    actions.add(() -> ran.add("last"));
    actions.remove(removed);
    assertThat(actions.hasRun()).isFalse();
    assertThat(actions.run()).isTrue();
    assertThat(actions.run()).isFalse();
    actions.add(() -> ran.add("late"));
    assertThat(ran).containsExactly("first", "last", "late");
  }
}
