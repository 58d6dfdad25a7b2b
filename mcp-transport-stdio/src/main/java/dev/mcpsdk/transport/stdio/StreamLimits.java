package dev.mcpsdk.transport.stdio;

import java.time.Duration;

/**
 * Bounds of one connection over byte streams.
 *
 * @param maxLineBytes a longer line from the peer is dropped and answered with an error
 * @param maxQueuedBytes of messages waiting to be written; whoever sends more waits
 * @param maxQueuedNotifications to listeners, waiting to be written; more end the subscription
 * @param writeTimeout how long a peer may not read before the connection fails
 */
record StreamLimits(
    int maxLineBytes, int maxQueuedBytes, int maxQueuedNotifications, Duration writeTimeout) {

  static final StreamLimits DEFAULT =
      new StreamLimits(16 << 20, 1 << 20, 1024, Duration.ofSeconds(30));

  StreamLimits {
    if (maxLineBytes < 1024 || maxQueuedBytes < 1024 || maxQueuedNotifications < 1) {
      throw new IllegalArgumentException(
          "expected maxLineBytes >= 1024, maxQueuedBytes >= 1024, maxQueuedNotifications >= 1 but got "
              + maxLineBytes
              + ", "
              + maxQueuedBytes
              + ", "
              + maxQueuedNotifications);
    }
    if (writeTimeout.isNegative() || writeTimeout.isZero()) {
      throw new IllegalArgumentException("writeTimeout must be positive but is " + writeTimeout);
    }
  }

  StreamLimits withMaxLineBytes(int bytes) {
    return new StreamLimits(bytes, maxQueuedBytes, maxQueuedNotifications, writeTimeout);
  }

  StreamLimits withMaxQueuedBytes(int bytes) {
    return new StreamLimits(maxLineBytes, bytes, maxQueuedNotifications, writeTimeout);
  }

  StreamLimits withWriteTimeout(Duration timeout) {
    return new StreamLimits(maxLineBytes, maxQueuedBytes, maxQueuedNotifications, timeout);
  }
}
