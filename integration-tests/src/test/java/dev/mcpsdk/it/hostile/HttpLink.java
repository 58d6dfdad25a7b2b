package dev.mcpsdk.it.hostile;

import dev.mcpsdk.server.McpServer;
import dev.mcpsdk.transport.http.HttpServerTransport;
import dev.mcpsdk.transport.http.HttpServerTransportBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server's endpoint, to which every message goes on a connection of its own. */
final class HttpLink implements Link {

  static final String JSON = "Content-Type: application/json";
  static final String ACCEPT = "Accept: application/json, text/event-stream";
  static final String VERSION = "MCP-Protocol-Version: " + Messages.VERSION;
  static final String[] PLAIN = {JSON, ACCEPT, VERSION};

  private static final Pattern METHOD = Pattern.compile("\"method\":\"([a-zA-Z/]*)\"");
  private static final Pattern NAME = Pattern.compile("\"(?:name|uri)\":\"([a-z:/]+)\"");

  final HttpServerTransport transport;

  HttpLink(McpServer server) {
    this(server, HttpServerTransport.builder());
  }

  HttpLink(McpServer server, HttpServerTransportBuilder builder) {
    transport = builder.port(0).build();
    server.serve(transport);
  }

  RawHttp connect() {
    return new RawHttp(transport.port());
  }

  /** All headers that belong to this message. */
  static String[] headers(String message) {
    List<String> headers = new ArrayList<>(List.of(PLAIN));
    Matcher method = METHOD.matcher(message);
    if (method.find()) {
      headers.add("Mcp-Method: " + method.group(1));
      Matcher name = NAME.matcher(message);
      if (name.find()) {
        headers.add("Mcp-Name: " + name.group(1));
      }
    }
    return headers.toArray(new String[0]);
  }

  static String[] with(String[] headers, String... more) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.addAll(List.of(more));
    return all.toArray(new String[0]);
  }

  /** No response is under way. */
  void assertIdle() {
    Waiting.until(
        () -> "no response is open, but " + Insides.openResponses(transport) + " are",
        () -> Insides.openResponses(transport) == 0);
  }

  @Override
  public Answer ask(byte[] message) {
    try (RawHttp connection = connect()) {
      String text = new String(message, StandardCharsets.ISO_8859_1);
      return connection.post(message, headers(text)).answer();
    }
  }

  Answer ask(String message, String... headers) {
    try (RawHttp connection = connect()) {
      return connection.post(message, headers).answer();
    }
  }

  @Override
  public void tell(byte[] message) {
    Answer answer = ask(message);
    if (answer.status() != 202 || !answer.text().isEmpty()) {
      throw new AssertionError("expected 202 without a body but got " + answer);
    }
  }

  @Override
  public boolean isHttp() {
    return true;
  }

  @Override
  public void close() {
    transport.close();
  }
}
