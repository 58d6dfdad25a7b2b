package dev.mcpsdk.transport.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.security.Caller;
import dev.mcpsdk.core.transport.Disposition;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.json.JsonLimits;
import dev.mcpsdk.schema.rpc.JsonRpcNotification;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MessageChannelTest {

  private static final Outgoing NOWHERE =
      new Outgoing() {
        @Override
        public void send(byte[] text, boolean patient) {}

        @Override
        public boolean offer(JsonRpcNotification notification) {
          return true;
        }

        @Override
        public boolean awaitSent(Duration atMost) {
          return true;
        }
      };

  @Test
  void aRequestOfOursIsLostWithTheConnectionThoughOneOfThePeersHadItsId() {
    RecordingInbound inbound = new RecordingInbound();
    MessageChannel channel =
        new MessageChannel(inbound, Caller.ANONYMOUS, JsonLimits.DEFAULT, NOWHERE);
    RequestId id = new RequestId.Num(1);
    channel.send(Wires.call(1, "ours"));
    channel.reply(Wires.result(id, "to theirs"), Disposition.HANDLED);

    channel.end(new TransportException("the end of the test"));

    assertThat(inbound.lostIds).containsExactly(id);
  }
}
