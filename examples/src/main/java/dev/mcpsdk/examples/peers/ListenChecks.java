package dev.mcpsdk.examples.peers;

import dev.mcpsdk.client.McpClient;
import dev.mcpsdk.client.Subscription;
import dev.mcpsdk.schema.Notification;
import dev.mcpsdk.schema.ResourceUpdatedNotification;
import dev.mcpsdk.schema.SubscriptionFilter;
import dev.mcpsdk.schema.Tool;
import dev.mcpsdk.schema.ToolListChangedNotification;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Listen streams: what was asked for is heard, nothing else, and outdated answers are dropped. */
final class ListenChecks {

  private static final String NOTE = "peer://note";
  private static final SubscriptionFilter TOOLS =
      SubscriptionFilter.builder().toolsListChanged(true).build();
  private static final SubscriptionFilter NOTES =
      SubscriptionFilter.builder().resourceSubscriptions(List.of(NOTE)).build();

  private final McpClient client;

  ListenChecks(McpClient client) {
    this.client = client;
  }

  void run(Checks checks) throws InterruptedException {
    checks.check("a changed list of tools is heard and no longer cached", this::toolsChanged);
    checks.check("an updated resource is heard, what was not asked for is not", this::noteChanged);
    checks.check("listen streams at once, one closed and the other goes on", this::twoAtOnce);
  }

  private void toolsChanged() throws Exception {
    BlockingQueue<Notification> heard = new LinkedBlockingQueue<>();
    try (Subscription subscription = client.listen(TOOLS, heard::add)) {
      Checks.equal(TOOLS, subscription.acknowledged());
      Checks.equal(SubscriptionFilter.NONE, subscription.refused());
      boolean before = hasExtra();
      for (boolean there : new boolean[] {!before, before}) {
        Checks.equal(there ? "added" : "removed", Peer.text(client.callTool("change_tools", null)));
        Checks.equal(new ToolListChangedNotification(), heard.take());
        Checks.equal(there, hasExtra());
      }
    }
  }

  /** From the cache if that is fresh: the server allows a minute. */
  private boolean hasExtra() {
    return client.listTools().stream().map(Tool::name).anyMatch("extra"::equals);
  }

  private void noteChanged() throws Exception {
    BlockingQueue<Notification> heard = new LinkedBlockingQueue<>();
    try (Subscription subscription = client.listen(NOTES, heard::add)) {
      Checks.equal(NOTES, subscription.acknowledged());
      client.callTool("change_tools", null);
      changeNote("second");
      // The change of the tools came first.
      Checks.equal(new ResourceUpdatedNotification(NOTE), heard.take());
      Checks.equal("second", Peer.read(client, NOTE));
      client.callTool("change_tools", null);
    }
  }

  private void changeNote(String text) {
    Checks.equal("changed", Peer.text(client.callTool("change_note", Map.of("text", text))));
  }

  private void twoAtOnce() throws Exception {
    BlockingQueue<Notification> first = new LinkedBlockingQueue<>();
    BlockingQueue<Notification> second = new LinkedBlockingQueue<>();
    Subscription closing = client.listen(NOTES, first::add);
    try (Subscription staying = client.listen(NOTES, second::add)) {
      changeNote("third");
      Checks.equal(new ResourceUpdatedNotification(NOTE), first.take());
      Checks.equal(new ResourceUpdatedNotification(NOTE), second.take());
      closing.close();
      Checks.equal(Subscription.End.CLOSED, closing.ended().get());
      changeNote("fourth");
      Checks.equal(new ResourceUpdatedNotification(NOTE), second.take());
      Checks.equal(0, first.size());
      Checks.that(!staying.ended().isDone(), "the other stream ended too");
    }
  }
}
