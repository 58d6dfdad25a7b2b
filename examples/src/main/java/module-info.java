import org.jspecify.annotations.NullMarked;

/**
 * Programs that show the SDK at work. The records of tools live in a package that is open to the
 * binder.
 */
@NullMarked
module dev.mcpsdk.examples {
  requires dev.mcpsdk.client;
  requires dev.mcpsdk.server;
  requires dev.mcpsdk.transport.http;
  requires dev.mcpsdk.transport.stdio;
  requires dev.mcpsdk.transport.websocket;

  opens dev.mcpsdk.examples.everything to
      dev.mcpsdk.schema;
  opens dev.mcpsdk.examples.hello to
      dev.mcpsdk.schema;
  opens dev.mcpsdk.examples.peers to
      dev.mcpsdk.schema;
}
