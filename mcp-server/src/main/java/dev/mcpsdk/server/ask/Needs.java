package dev.mcpsdk.server.ask;

import dev.mcpsdk.schema.ClientCapabilities;
import dev.mcpsdk.schema.CreateMessageRequest;
import dev.mcpsdk.schema.ElicitFormRequest;
import dev.mcpsdk.schema.ElicitUrlRequest;
import dev.mcpsdk.schema.ListRootsRequest;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.json.RawJson;

/** What a client must be able to do to be asked something. */
enum Needs {
  FORM("{\"elicitation\":{\"form\":{}}}"),
  URL("{\"elicitation\":{\"url\":{}}}"),
  SAMPLING("{\"sampling\":{}}"),
  SAMPLING_TOOLS("{\"sampling\":{\"tools\":{}}}"),
  SAMPLING_CONTEXT("{\"sampling\":{\"context\":{}}}"),
  SAMPLING_TOOLS_AND_CONTEXT("{\"sampling\":{\"tools\":{},\"context\":{}}}"),
  ROOTS("{\"roots\":{}}");

  private final String capabilities;

  Needs(String capabilities) {
    this.capabilities = capabilities;
  }

  static Needs of(Request<?> request) {
    if (request instanceof ElicitFormRequest) {
      return FORM;
    }
    if (request instanceof ElicitUrlRequest) {
      return URL;
    }
    if (request instanceof ListRootsRequest) {
      return ROOTS;
    }
    if (request instanceof CreateMessageRequest sampling) {
      if (sampling.needsTools()) {
        return sampling.needsContext() ? SAMPLING_TOOLS_AND_CONTEXT : SAMPLING_TOOLS;
      }
      return sampling.needsContext() ? SAMPLING_CONTEXT : SAMPLING;
    }
    throw new IllegalArgumentException("clients cannot be asked " + request.method());
  }

  boolean metBy(ClientCapabilities client) {
    ClientCapabilities.Sampling sampling = client.sampling();
    return switch (this) {
      case FORM -> client.elicitation() != null && client.elicitation().canForm();
      case URL -> client.elicitation() != null && client.elicitation().canUrl();
      case SAMPLING -> sampling != null;
      case SAMPLING_TOOLS -> sampling != null && sampling.tools();
      case SAMPLING_CONTEXT -> sampling != null && sampling.context();
      case SAMPLING_TOOLS_AND_CONTEXT -> sampling != null && sampling.tools() && sampling.context();
      case ROOTS -> client.roots() != null;
    };
  }

  RawJson asCapabilities() {
    return RawJson.of(capabilities);
  }
}
