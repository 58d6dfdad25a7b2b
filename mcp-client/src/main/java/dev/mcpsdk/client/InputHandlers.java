package dev.mcpsdk.client;

import dev.mcpsdk.schema.ClientCapabilities;
import dev.mcpsdk.schema.CreateMessageRequest;
import dev.mcpsdk.schema.CreateMessageResult;
import dev.mcpsdk.schema.ElicitFormRequest;
import dev.mcpsdk.schema.ElicitResult;
import dev.mcpsdk.schema.ElicitUrlRequest;
import dev.mcpsdk.schema.ListRootsRequest;
import dev.mcpsdk.schema.ListRootsResult;
import dev.mcpsdk.schema.json.RawJson;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the application registered to answer questions with, and so what the client declares. */
record InputHandlers(
    @Nullable InputHandler<ElicitFormRequest, ElicitResult> form,
    @Nullable InputHandler<ElicitUrlRequest, ElicitResult> url,
    @Nullable InputHandler<CreateMessageRequest, CreateMessageResult> sampling,
    ClientCapabilities.Sampling samplingParts,
    @Nullable InputHandler<ListRootsRequest, ListRootsResult> roots) {

  ClientCapabilities capabilities(Map<String, RawJson> extensions) {
    ClientCapabilities.Builder builder = ClientCapabilities.builder().extensions(extensions);
    if (form != null || url != null) {
      builder.elicitation(new ClientCapabilities.Elicitation(form != null, url != null));
    }
    if (sampling != null) {
      builder.sampling(samplingParts);
    }
    if (roots != null) {
      builder.roots(new ClientCapabilities.Roots(false));
    }
    return builder.build();
  }
}
