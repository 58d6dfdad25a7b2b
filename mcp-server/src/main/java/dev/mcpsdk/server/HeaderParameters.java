package dev.mcpsdk.server;

import dev.mcpsdk.core.Headers;
import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.core.engine.ParameterHeader;
import dev.mcpsdk.core.engine.ParameterHeaders;
import dev.mcpsdk.schema.ErrorCodes;
import dev.mcpsdk.schema.json.JsonKind;
import dev.mcpsdk.schema.json.JsonTape;
import dev.mcpsdk.schema.json.RawJson;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arguments of a tool that HTTP clients repeat as {@code Mcp-Param-*} headers. */
final class HeaderParameters {

  private static final HeaderParameters NONE = new HeaderParameters(List.of());
  private static final int MAX_INTEGER_LENGTH = 40;

  private final List<ParameterHeader> parameters;

  private HeaderParameters(List<ParameterHeader> parameters) {
    this.parameters = parameters;
  }

  /**
   * @throws IllegalArgumentException if an annotation is one clients would have to refuse
   */
  static HeaderParameters of(RawJson inputSchema) {
    List<ParameterHeader> found = ParameterHeaders.of(inputSchema);
    return found.isEmpty() ? NONE : new HeaderParameters(found);
  }

  boolean isEmpty() {
    return parameters.isEmpty();
  }

  /**
   * @throws ProtocolException -32020 if a header and its argument differ
   */
  void check(JsonTape arguments, Headers headers) {
    for (ParameterHeader parameter : parameters) {
      int node = find(arguments, parameter.path());
      String header = headers.value(parameter.name());
      if (node < 0 || arguments.kind(node) == JsonKind.NULL) {
        if (header != null) {
          throw mismatch(parameter, "came without");
        }
      } else if (header == null) {
        throw mismatch(parameter, "is missing for");
      } else if (!agree(arguments, node, header)) {
        throw mismatch(parameter, "differs from");
      }
    }
  }

  private static int find(JsonTape arguments, List<String> path) {
    int node = JsonTape.ROOT;
    for (String name : path) {
      if (arguments.kind(node) != JsonKind.OBJECT) {
        return -1;
      }
      node = arguments.member(node, name);
      if (node < 0) {
        return -1;
      }
    }
    return node;
  }

  private static boolean agree(JsonTape arguments, int node, String header) {
    return switch (arguments.kind(node)) {
      case STRING -> arguments.stringEquals(node, header);
      case BOOLEAN -> header.equals(arguments.bool(node) ? "true" : "false");
      case NUMBER -> {
        BigDecimal number = integer(header);
        yield number != null && arguments.decimal(node).compareTo(number) == 0;
      }
      default -> false;
    };
  }

  private static @Nullable BigDecimal integer(String header) {
    int start = header.startsWith("-") ? 1 : 0;
    if (header.length() == start || header.length() > MAX_INTEGER_LENGTH) {
      return null;
    }
    for (int i = start; i < header.length(); i++) {
      if (header.charAt(i) < '0' || header.charAt(i) > '9') {
        return null;
      }
    }
    return new BigDecimal(header);
  }

  private static ProtocolException mismatch(ParameterHeader parameter, String how) {
    return new ProtocolException(
        ErrorCodes.HEADER_MISMATCH,
        "the header "
            + parameter.name()
            + " "
            + how
            + " $.params.arguments."
            + String.join(".", parameter.path()));
  }
}
