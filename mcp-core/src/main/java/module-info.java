import org.jspecify.annotations.NullMarked;

/**
 * What client, server and transports share: the JSON-RPC engine, the transport SPI, the dialects.
 */
@NullMarked
@SuppressWarnings("module") // the modules of the qualified exports are compiled after this one
module dev.mcpsdk.core {
  requires transitive dev.mcpsdk.schema;
  requires org.slf4j;

  exports dev.mcpsdk.core;
  exports dev.mcpsdk.core.memory;
  exports dev.mcpsdk.core.security;
  exports dev.mcpsdk.core.transport;
  exports dev.mcpsdk.core.dialect to
      dev.mcpsdk.server,
      dev.mcpsdk.client,
      dev.mcpsdk.transport.stdio,
      dev.mcpsdk.transport.http,
      dev.mcpsdk.transport.websocket;
  exports dev.mcpsdk.core.engine to
      dev.mcpsdk.server,
      dev.mcpsdk.client,
      dev.mcpsdk.transport.stdio,
      dev.mcpsdk.transport.http,
      dev.mcpsdk.transport.websocket;
}
