package dev.mcpsdk.benchmarks.server;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content.Chunk;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Reads and answers on the thread that selects. */
final class RawHandler extends Handler.Abstract.NonBlocking {
  private final RawAnswer answer;

  RawHandler(RawAnswer answer) {
    this.answer = answer;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    read(request, response, callback, new byte[(int) Math.max(16, request.getLength())], 0);
    return true;
  }

  private void read(
      Request request, Response response, Callback callback, byte[] body, int before) {
    byte[] bytes = body;
    int length = before;
    while (true) {
      Chunk chunk = request.read();
      if (chunk == null) {
        byte[] so = bytes;
        int far = length;
        request.demand(() -> read(request, response, callback, so, far));
        return;
      }
      if (Chunk.isFailure(chunk)) {
        callback.failed(chunk.getFailure());
        return;
      }
      ByteBuffer part = chunk.getByteBuffer();
      int more = part.remaining();
      if (length + more > bytes.length) {
        bytes = Arrays.copyOf(bytes, length + more);
      }
      part.get(bytes, length, more);
      length += more;
      boolean last = chunk.isLast();
      chunk.release();
      if (last) {
        ByteBuffer content = answer.to(bytes, length);
        if (!content.hasRemaining()) {
          response.setStatus(HttpStatus.ACCEPTED_202);
        }
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.write(true, content, callback);
        return;
      }
    }
  }
}
