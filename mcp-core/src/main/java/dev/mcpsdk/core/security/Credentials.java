package dev.mcpsdk.core.security;

import dev.mcpsdk.core.Headers;

/**
 * What an authenticator may judge by.
 *
 * @param headers of the HTTP request or WebSocket upgrade
 * @param path of the endpoint called
 * @param remoteAddress of the peer's socket, as text
 * @param secure whether it came over TLS
 */
public record Credentials(Headers headers, String path, String remoteAddress, boolean secure) {

  /** Without the headers: they hold secrets. */
  @Override
  public String toString() {
    return "Credentials[path="
        + path
        + ", remoteAddress="
        + remoteAddress
        + ", secure="
        + secure
        + "]";
  }
}
