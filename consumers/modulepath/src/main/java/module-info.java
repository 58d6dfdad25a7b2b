/** A user's module. */
module com.example.modulepath {
  requires dev.mcpsdk.client;
  requires dev.mcpsdk.server;
  requires dev.mcpsdk.transport.http;
  requires dev.mcpsdk.transport.stdio;
}
