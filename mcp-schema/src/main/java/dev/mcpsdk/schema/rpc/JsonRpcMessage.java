package dev.mcpsdk.schema.rpc;

/** A message of JSON-RPC 2.0 in the form the engine works with. */
public sealed interface JsonRpcMessage
    permits JsonRpcRequest, JsonRpcNotification, JsonRpcResponse {}
