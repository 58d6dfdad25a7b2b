package dev.mcpsdk.benchmarks.server;

import java.io.InputStream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Blocker;
import org.eclipse.jetty.util.Callback;

/** Reads and answers in the thread of its own that Jetty gives it. */
final class RawBlockingHandler extends Handler.Abstract {
  private final RawAnswer answer;

  RawBlockingHandler(RawAnswer answer) {
    this.answer = answer;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    byte[] body;
    try (InputStream in = Content.Source.asInputStream(request)) {
      body = in.readNBytes((int) request.getLength());
    }
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    try (Blocker.Callback written = Blocker.callback()) {
      response.write(true, answer.to(body, body.length), written);
      written.block();
    }
    callback.succeeded();
    return true;
  }
}
