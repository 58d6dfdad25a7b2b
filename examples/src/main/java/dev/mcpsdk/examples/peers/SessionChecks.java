package dev.mcpsdk.examples.peers;

import dev.mcpsdk.client.CallOptions;
import dev.mcpsdk.client.McpClient;
import dev.mcpsdk.client.Subscription;
import dev.mcpsdk.schema.Notification;
import dev.mcpsdk.schema.ProgressNotification;
import dev.mcpsdk.schema.ResourceUpdatedNotification;
import dev.mcpsdk.schema.SubscriptionFilter;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Sessions over Streamable HTTP whose streams end early, are cut, or that the server forgets. */
final class SessionChecks {

  private final McpClient client;

  SessionChecks(McpClient client) {
    this.client = client;
  }

  void run(Checks checks) throws InterruptedException {
    checks.check("a call whose stream the server ends is polled for", this::polled);
    checks.check("a cut call goes on where it was: no step is lost or comes twice", this::cut);
    checks.check("what changes while the streams are cut is heard later", this::heardLater);
    checks.check("a forgotten session is begun anew, subscriptions too", this::forgotten);
  }

  private void polled() {
    Checks.equal(
        "still here after 300 ms", Peer.text(client.callTool("reconnect", Map.of("ms", 300))));
  }

  private void cut() {
    Queue<ProgressNotification> told = new ConcurrentLinkedQueue<>();
    Checks.equal(
        "cut", Peer.text(client.callTool("cut", Map.of(), CallOptions.NONE.progress(told::add))));
    Checks.equal(
        List.of(1.0, 2.0, 3.0), told.stream().map(ProgressNotification::progress).toList());
  }

  private void heardLater() throws Exception {
    BlockingQueue<Notification> heard = new LinkedBlockingQueue<>();
    try (Subscription subscription = client.listen(noteFilter(), heard::add)) {
      Checks.equal(noteFilter(), subscription.acknowledged());
      client.callTool("cut", Map.of(), CallOptions.NONE.progress(step -> {}));
      changeNote("after the cut");
      Checks.equal(new ResourceUpdatedNotification("peer://note"), heard.take());
      Checks.equal(0, heard.size());
    }
  }

  private void forgotten() throws Exception {
    BlockingQueue<Notification> heard = new LinkedBlockingQueue<>();
    try (Subscription subscription = client.listen(noteFilter(), heard::add)) {
      Checks.equal(noteFilter(), subscription.acknowledged());
      CountDownLatch gap = new CountDownLatch(1);
      subscription.onGap(gap::countDown);
      client.callTool("forget", Map.of());
      Checks.equal("anew", Peer.text(client.callTool("echo", Map.of("message", "anew"))));
      gap.await();
      // What changes before the new session has the subscription is the gap's.
      Checks.until(
          () -> {
            changeNote("in a new session");
            return heard.poll(100, TimeUnit.MILLISECONDS) != null;
          });
    }
  }

  private static SubscriptionFilter noteFilter() {
    return SubscriptionFilter.builder().resourceSubscriptions(List.of("peer://note")).build();
  }

  private void changeNote(String text) {
    Checks.equal("changed", Peer.text(client.callTool("change_note", Map.of("text", text))));
  }
}
