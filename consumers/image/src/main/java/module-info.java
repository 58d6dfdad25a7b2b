/** A user's server, to be linked into an image. */
module com.example.image {
  requires dev.mcpsdk.server;
  requires dev.mcpsdk.transport.stdio;
}
