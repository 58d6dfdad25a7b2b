/** A user's module. */
module com.example.modulepath {
  requires dev.mcpsdk.client;
  requires dev.mcpsdk.server;
  requires dev.mcpsdk.transport.http;
  requires dev.mcpsdk.transport.stdio;
  requires dev.mcpsdk.transport.websocket;

  // To dev.mcpsdk.schema alone would do for plain records; JSON-B providers need the package open to all.
  opens com.example.modulepath;
}
