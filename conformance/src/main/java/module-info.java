import org.jspecify.annotations.NullMarked;

/** Server and client that the official conformance suite is run against. */
@NullMarked
module dev.mcpsdk.conformance {
  requires dev.mcpsdk.client;
  requires dev.mcpsdk.server;
  requires dev.mcpsdk.transport.http;

  opens dev.mcpsdk.conformance to
      dev.mcpsdk.schema;
}
