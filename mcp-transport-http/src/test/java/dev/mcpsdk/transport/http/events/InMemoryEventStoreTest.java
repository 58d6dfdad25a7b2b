package dev.mcpsdk.transport.http.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsdk.transport.http.events.InMemoryEventStore.Limits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class InMemoryEventStoreTest {

  private static final EventStream A1 = new EventStream("a", 1);
  private static final EventStream A2 = new EventStream("a", 2);
  private static final EventStream B1 = new EventStream("b", 1);
  private static final Duration LONG = Duration.ofHours(1);

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> texts(EventStore store, EventStream stream, String after) {
    return store.after(stream, after).stream()
        .map(event -> new String(event.message(), StandardCharsets.UTF_8))
        .toList();
  }

  /** H25-11. */
  @Test
  void onlyLaterEventsOfTheStreamComeBack() {
    InMemoryEventStore store = new InMemoryEventStore();
    String first = store.append(A1, bytes("a1-1"));
    String other = store.append(A2, bytes("a2-1"));
    store.append(A1, bytes("a1-2"));
    store.append(B1, bytes("b1-1"));
    String last = store.append(A1, bytes("a1-3"));
    assertThat(texts(store, A1, first)).containsExactly("a1-2", "a1-3");
    assertThat(texts(store, A2, first)).containsExactly("a2-1");
    assertThat(texts(store, A1, last)).isEmpty();
    assertThat(texts(store, A1, "no number")).isEmpty();
    assertThat(texts(store, new EventStream("c", 1), first)).isEmpty();
    assertThat(store.after(A1, first)).extracting(StoredEvent::id).doesNotHaveDuplicates();
    assertThat(other).isNotEqualTo(first).matches("[A-Za-z0-9]{1,64}");
  }

  @Test
  void theOldestOfAStreamGoes() {
    InMemoryEventStore store = new InMemoryEventStore(new Limits(3, 1 << 20, 1 << 20, LONG));
    store.append(A2, bytes("other"));
    for (int i = 0; i < 1000; i++) {
      store.append(A1, bytes("n" + i));
    }
    assertThat(texts(store, A1, "0")).containsExactly("n997", "n998", "n999");
    assertThat(texts(store, A2, "0")).containsExactly("other");
    assertThat(store.size()).isEqualTo(4);
  }

  @Test
  void aSessionKeepsNoMoreThanItsShare() {
    InMemoryEventStore store = new InMemoryEventStore(new Limits(1000, 10_000, 1 << 20, LONG));
    store.append(B1, bytes("other session"));
    store.append(A1, bytes("first"));
    for (int i = 0; i < 50; i++) {
      store.append(A2, new byte[800]);
    }
    assertThat(texts(store, A1, "0")).isEmpty();
    assertThat(store.after(A2, "0")).hasSize(10);
    assertThat(texts(store, B1, "0")).containsExactly("other session");
    store.append(A2, new byte[50_000]); // more than there may be
    assertThat(store.after(A2, "0")).isEmpty();
  }

  @Test
  void allTogetherKeepNoMoreThanTheWhole() {
    InMemoryEventStore store = new InMemoryEventStore(new Limits(1000, 1 << 20, 10_000, LONG));
    for (int i = 0; i < 5_000; i++) {
      store.append(new EventStream("s" + i, 1), new byte[800]);
    }
    assertThat(store.size()).isEqualTo(10);
    assertThat(store.after(new EventStream("s4999", 1), "0")).hasSize(1);
    assertThat(store.after(new EventStream("s0", 1), "0")).isEmpty();
  }

  @Test
  void whatIsTooOldGoes() {
    InMemoryEventStore store =
        new InMemoryEventStore(new Limits(10, 1 << 20, 1 << 20, Duration.ofNanos(1)));
    store.append(A1, bytes("old"));
    assertThat(store.after(A1, "0")).isEmpty();
    assertThat(store.size()).isZero();
  }

  @Test
  void aForgottenSessionLeavesNothing() {
    InMemoryEventStore store = new InMemoryEventStore();
    store.append(A1, bytes("1"));
    store.append(A2, bytes("2"));
    store.append(B1, bytes("3"));
    store.forget("a");
    store.forget("unknown");
    assertThat(store.size()).isOne();
    assertThat(texts(store, B1, "0")).containsExactly("3");
  }

  @Test
  void limitsMustBePositive() {
    assertThatThrownBy(() -> new Limits(0, 1, 1, LONG))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Limits(1, 1, 1, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("age");
  }

  @Test
  void aStreamShowsNoSecretInItsText() {
    assertThat(new EventStream("secret", 3)).hasToString("event stream 3");
  }
}
