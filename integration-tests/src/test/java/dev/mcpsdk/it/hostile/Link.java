package dev.mcpsdk.it.hostile;

import java.nio.charset.StandardCharsets;

/** A connection of plain bytes to a server, one message at a time, right or wrong. */
interface Link extends AutoCloseable {

  /** Sends bytes that have to be answered, and waits for that. */
  Answer ask(byte[] message);

  default Answer ask(String message) {
    return ask(message.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends bytes that must not be answered by a message. */
  void tell(byte[] message);

  default void tell(String message) {
    tell(message.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether each message is an exchange of its own with a status. */
  boolean isHttp();

  @Override
  void close();
}
