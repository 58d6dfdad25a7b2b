package dev.mcpsdk.schema;

/**
 * The error codes of JSON-RPC and of this protocol. Codes of applications lie outside of
 * -32768..-32000.
 */
public final class ErrorCodes {
  /** The message is not JSON. */
  public static final int PARSE_ERROR = -32700;

  /** The message is JSON but not a JSON-RPC message of this protocol. */
  public static final int INVALID_REQUEST = -32600;

  /** The method does not exist in the revision or its capability was not advertised. */
  public static final int METHOD_NOT_FOUND = -32601;

  /** The params are wrong, name something unknown, or lack a required part of {@code _meta}. */
  public static final int INVALID_PARAMS = -32602;

  public static final int INTERNAL_ERROR = -32603;

  /** Understood from older servers, never sent from 2026-07-28 on ({@link #INVALID_PARAMS} is). */
  @ProtocolRemoved("2026-07-28")
  public static final int RESOURCE_NOT_FOUND = -32002;

  /** Data: {@code elicitations}, the URL elicitations to complete before a retry. */
  @ProtocolSince("2025-11-25")
  @ProtocolRemoved("2026-07-28")
  public static final int URL_ELICITATION_REQUIRED = -32042;

  /** An HTTP header is missing or contradicts the body. */
  @ProtocolSince("2026-07-28")
  public static final int HEADER_MISMATCH = -32020;

  /** Data: {@code requiredCapabilities}, a client capabilities object. */
  @ProtocolSince("2026-07-28")
  public static final int MISSING_REQUIRED_CLIENT_CAPABILITY = -32021;

  /** Data: {@code supported}, a list of revisions, and {@code requested}. */
  @ProtocolSince("2026-07-28")
  public static final int UNSUPPORTED_PROTOCOL_VERSION = -32022;

  private ErrorCodes() {}
}
