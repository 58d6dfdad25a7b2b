package dev.mcpsdk.transport.http.endpoint;

import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request and the way to answer it, as a web server offers them. The answer is either one
 * {@link #write} that is first and last, or a stream of them; never two at a time.
 */
public interface Exchange {

  String method();

  /** Host and port the client asked for; null if it did not say. */
  @Nullable String authority();

  String path();

  /** What comes before {@link #path} in the path the client asked for; empty if nothing does. */
  String pathPrefix();

  /** What follows the path's question mark, as it was sent; null if nothing does. */
  @Nullable String query();

  /** Of the peer's socket, as text. */
  String remoteAddress();

  boolean secure();

  /** Names and values, in the order they came. */
  void eachHeader(BiConsumer<String, String> visitor);

  /** The first value of a header, null if there is none. */
  @Nullable String header(String name);

  /** As announced; -1 if it was not. */
  long contentLength();

  /**
   * Reads the whole body without blocking and hands it on, at once if it is all there.
   *
   * @param limit in bytes; a longer body is not read to its end
   */
  void readBody(int limit, Body to);

  /** Runs a task where blocking is allowed; false if there is no thread for it. */
  boolean execute(Runnable task);

  /**
   * Says that the answer may take long: the server's own idle timeout no longer applies, and {@code
   * lost} is run if it notices by itself that the client has gone.
   */
  void awaitAnswer(Runnable lost);

  /** Sets status and headers, to be sent with the first write. */
  void begin(int status, Content content, Map<String, String> headers);

  /**
   * Sends bytes, which belong to the exchange until {@code to} is told. Returns without waiting.
   */
  void write(byte[] bytes, int length, boolean last, Written to);

  /** Gives the exchange up and closes its connection or stream. */
  void abort(Throwable cause);

  /** What a response carries. */
  enum Content {
    NONE,
    JSON,
    EVENT_STREAM
  }

  /** Receives a request's body, by exactly one of its methods. */
  interface Body {

    /** The first {@code length} bytes of the buffer, which nobody else uses. */
    void complete(byte[] buffer, int length);

    void tooLarge();

    void failed(Throwable cause);
  }

  /**
   * Told what became of a write. Called on any thread, possibly before {@link #write} returns; must
   * not block.
   */
  interface Written {

    /** The client has taken a part of it. */
    void progressed();

    void written();

    void failed(Throwable cause);
  }
}
