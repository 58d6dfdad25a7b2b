package dev.mcpsdk.transport.http;

import dev.mcpsdk.transport.http.endpoint.Exchange;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.io.Content.Chunk;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;

/**
 * One request of a Jetty server. Is its own callback for reads and writes, since there is never
 * more than one of each.
 */
final class JettyExchange implements Exchange, Callback, Invocable.Task {

  private static final HttpField JSON =
      new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, "application/json");
  private static final HttpField EVENT_STREAM =
      new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, "text/event-stream");
  private static final HttpField NO_CACHE =
      new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "no-cache");
  private static final HttpField UNBUFFERED = new PreEncodedHttpField("X-Accel-Buffering", "no");

  /**
   * Larger writes go in parts, so that a client that reads slowly is told from one that does not
   * read.
   */
  private static final int PART = 128 * 1024;

  private static final int FIRST_BUFFER = 64 * 1024;

  private final Request request;
  private final Response response;
  private final Callback completion;
  private final AtomicBoolean completed = new AtomicBoolean();

  private byte[] buffer = {};
  private int length;
  private int limit;
  private @Nullable Body body;
  private @Nullable Written written;
  private boolean last;

  JettyExchange(Request request, Response response, Callback completion) {
    this.request = request;
    this.response = response;
    this.completion = completion;
  }

  @Override
  public String method() {
    return request.getMethod();
  }

  @Override
  public @Nullable String authority() {
    // Where HTTP/1.0 lets a client leave out its host, Jetty fills in the address it listens on.
    boolean asked =
        request.getConnectionMetaData().getHttpVersion() != HttpVersion.HTTP_1_0
            || request.getHeaders().contains(HttpHeader.HOST);
    return asked ? request.getHttpURI().getAuthority() : null;
  }

  @Override
  public String path() {
    return Request.getPathInContext(request);
  }

  @Override
  public String pathPrefix() {
    String whole = request.getHttpURI().getPath();
    String within = path();
    return whole != null && whole.endsWith(within)
        ? whole.substring(0, whole.length() - within.length())
        : "";
  }

  @Override
  public @Nullable String query() {
    return request.getHttpURI().getQuery();
  }

  @Override
  public String remoteAddress() {
    return Request.getRemoteAddr(request);
  }

  @Override
  public boolean secure() {
    return request.isSecure();
  }

  @Override
  public void eachHeader(BiConsumer<String, String> visitor) {
    for (HttpField field : request.getHeaders()) {
      String value = field.getValue();
      visitor.accept(field.getName(), value == null ? "" : value);
    }
  }

  @Override
  public @Nullable String header(String name) {
    HttpField field = request.getHeaders().getField(name);
    if (field == null) {
      return null;
    }
    String value = field.getValue();
    return value == null ? "" : value;
  }

  @Override
  public long contentLength() {
    return request.getLength();
  }

  @Override
  public void readBody(int most, Body to) {
    limit = most;
    body = to;
    long announced = contentLength();
    buffer = new byte[announced < 0 ? 1024 : (int) Math.min(announced, FIRST_BUFFER)];
    read(to);
  }

  /** There is more to read. */
  @Override
  public void run() {
    if (body != null) {
      read(body);
    }
  }

  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }

  private void read(Body to) {
    while (true) {
      Chunk chunk = request.read();
      if (chunk == null) {
        request.demand(this);
        return;
      }
      if (Chunk.isFailure(chunk)) {
        to.failed(chunk.getFailure());
        return;
      }
      boolean fits = append(chunk.getByteBuffer());
      boolean end = chunk.isLast();
      chunk.release();
      if (!fits) {
        to.tooLarge();
        return;
      }
      if (end) {
        to.complete(buffer, length);
        return;
      }
    }
  }

  private boolean append(ByteBuffer bytes) {
    int more = bytes.remaining();
    if (more > limit - length) {
      return false;
    }
    if (length + more > buffer.length) {
      buffer =
          Arrays.copyOf(buffer, (int) Math.min(limit, Math.max(buffer.length * 2L, length + more)));
    }
    bytes.get(buffer, length, more);
    length += more;
    return true;
  }

  @Override
  public boolean execute(Runnable task) {
    Runnable safe =
        () -> {
          try {
            task.run();
          } catch (RuntimeException e) {
            // Jetty watches what its own calls throw, but not this.
            abort(e);
            throw e;
          }
        };
    try {
      request.getComponents().getExecutor().execute(safe);
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  @Override
  public void awaitAnswer(Runnable lost) {
    try {
      request.addIdleTimeoutListener(timeout -> false);
      request.addFailureListener(failure -> lost.run());
    } catch (IllegalStateException e) {
      // Answered in the meantime: Jetty's request has gone.
    }
  }

  @Override
  public void begin(int status, Content content, Map<String, String> headers) {
    response.setStatus(status);
    HttpFields.Mutable fields = response.getHeaders();
    if (content == Content.JSON) {
      fields.put(JSON);
    } else if (content == Content.EVENT_STREAM) {
      fields.put(EVENT_STREAM).put(NO_CACHE).put(UNBUFFERED);
    }
    if (!headers.isEmpty()) {
      headers.forEach(fields::put);
    }
  }

  @Override
  public void write(byte[] bytes, int count, boolean isLast, Written to) {
    written = to;
    last = isLast;
    ByteBuffer content = ByteBuffer.wrap(bytes, 0, count);
    if (count <= PART) {
      try {
        response.write(isLast, content, this);
      } catch (IllegalStateException e) {
        // The exchange was given up in the meantime: Jetty's response has gone.
        failed(e);
      }
      return;
    }
    if (isLast && !response.isCommitted()) {
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, count);
    }
    new Parts(content, isLast, to).iterate();
  }

  @Override
  public void succeeded() {
    if (last && completed.compareAndSet(false, true)) {
      completion.succeeded();
    }
    if (written != null) {
      written.written();
    }
  }

  @Override
  public void failed(Throwable failure) {
    abort(failure);
    if (written != null) {
      written.failed(failure);
    }
  }

  @Override
  public void abort(Throwable cause) {
    if (completed.compareAndSet(false, true)) {
      // Jetty answers with 500 unless told otherwise, if nothing has been answered yet.
      boolean slow = cause instanceof TimeoutException;
      completion.failed(
          slow ? new HttpException.RuntimeException(HttpStatus.REQUEST_TIMEOUT_408, cause) : cause);
    }
  }

  /** Writes a large content part by part. */
  private final class Parts extends IteratingCallback {

    private final ByteBuffer content;
    private final boolean isLast;
    private final Written to;

    Parts(ByteBuffer content, boolean isLast, Written to) {
      this.content = content;
      this.isLast = isLast;
      this.to = to;
    }

    @Override
    public InvocationType getInvocationType() {
      return InvocationType.NON_BLOCKING;
    }

    @Override
    protected Action process() {
      if (!content.hasRemaining()) {
        return Action.SUCCEEDED;
      }
      to.progressed();
      ByteBuffer part = content.slice(content.position(), Math.min(PART, content.remaining()));
      content.position(content.position() + part.remaining());
      response.write(isLast && !content.hasRemaining(), part, this);
      return Action.SCHEDULED;
    }

    @Override
    protected void onCompleteSuccess() {
      JettyExchange.this.succeeded();
    }

    @Override
    protected void onCompleteFailure(Throwable cause) {
      JettyExchange.this.failed(cause);
    }
  }
}
