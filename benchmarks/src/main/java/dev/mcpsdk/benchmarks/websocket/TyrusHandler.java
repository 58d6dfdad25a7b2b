package dev.mcpsdk.benchmarks.websocket;

import java.net.URI;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.glassfish.tyrus.core.RequestContext;
import org.glassfish.tyrus.core.TyrusUpgradeResponse;
import org.glassfish.tyrus.spi.WebSocketEngine;

/** Lets Tyrus upgrade each request; checks nothing by itself. */
final class TyrusHandler extends Handler.Abstract.NonBlocking {
  private final WebSocketEngine engine;

  TyrusHandler(WebSocketEngine engine) {
    this.engine = engine;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    RequestContext context =
        RequestContext.Builder.create()
            .requestURI(URI.create(request.getHttpURI().getPath()))
            .build();
    for (HttpField field : request.getHeaders()) {
      context.getHeaders().put(field.getName(), List.of(String.valueOf(field.getValue())));
    }
    TyrusUpgradeResponse upgraded = new TyrusUpgradeResponse();
    WebSocketEngine.UpgradeInfo info = engine.upgrade(context, upgraded);
    if (info.getStatus() != WebSocketEngine.UpgradeStatus.SUCCESS) {
      Response.writeError(request, response, callback, HttpStatus.BAD_REQUEST_400);
      return true;
    }
    response.setStatus(upgraded.getStatus());
    upgraded.getHeaders().forEach((name, values) -> response.getHeaders().put(name, values));
    TyrusConnection connection =
        new TyrusConnection(
            request.getConnectionMetaData().getConnection().getEndPoint(),
            request.getComponents().getExecutor(),
            info);
    request.setAttribute(HttpStream.UPGRADE_CONNECTION_ATTRIBUTE, connection);
    response.write(true, null, callback);
    return true;
  }
}
