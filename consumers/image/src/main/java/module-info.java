/** A user's server, to be linked into an image. */
module com.example.image {
  requires dev.mcpsdk.server;
  requires dev.mcpsdk.transport.stdio;
  // jlink does not follow services: who needs a provider in the image names it.
  requires org.eclipse.parsson;
  requires org.eclipse.yasson;
}
