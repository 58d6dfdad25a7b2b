package dev.mcpsdk.transport.http;

import dev.mcpsdk.core.TransportException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says in one sentence what became of an exchange. */
final class Failures {

  private Failures() {}

  static TransportException of(@Nullable Throwable failure, String server) {
    if (failure instanceof TransportException known) {
      return known;
    }
    return new TransportException(text(failure, server), failure);
  }

  private static String text(@Nullable Throwable failure, String server) {
    if (failure instanceof SocketTimeoutException) {
      return "connecting to " + server + " took too long";
    }
    if (failure instanceof ConnectException) {
      return "cannot connect to " + server + ": connection refused or unreachable";
    }
    if (failure instanceof UnknownHostException || failure instanceof UnresolvedAddressException) {
      return "cannot connect to " + server + ": unknown host";
    }
    if (failure instanceof SSLException) {
      return "no secure connection to " + server;
    }
    if (failure instanceof TimeoutException) {
      return server + " sent nothing for too long";
    }
    if (failure instanceof RejectedExecutionException) {
      return "too many requests wait for a connection to " + server;
    }
    return "the connection to " + server + " broke before the answer was complete";
  }
}
