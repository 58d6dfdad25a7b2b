package dev.mcpsdk.benchmarks.official;

import dev.mcpsdk.benchmarks.server.SampleTools;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapperSupplier;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The tools all servers have. */
final class OfficialTools {
  static final McpJsonMapper MAPPER = new JacksonMcpJsonMapperSupplier().get();

  private OfficialTools() {}

  /**
   * @param tools how many there are in all
   */
  static List<McpSchema.Tool> definitions(int tools) {
    List<McpSchema.Tool> list = new ArrayList<>();
    list.add(
        McpSchema.Tool.builder(SampleTools.RAW, MAPPER, SampleTools.INPUT_SCHEMA)
            .description(SampleTools.DESCRIPTION)
            .build());
    for (String name : List.of(SampleTools.TYPED_VIRTUAL, SampleTools.TYPED_INLINE)) {
      list.add(
          McpSchema.Tool.builder(name, MAPPER, SampleTools.INPUT_SCHEMA)
              .description(SampleTools.DESCRIPTION)
              .outputSchema(MAPPER, SampleTools.OUTPUT_SCHEMA)
              .build());
    }
    list.add(
        McpSchema.Tool.builder(SampleTools.SIZED, MAPPER, SampleTools.SIZED_SCHEMA).build());
    for (int i = SampleTools.CALLED; i < tools; i++) {
      list.add(
          McpSchema.Tool.builder(SampleTools.listedName(i), MAPPER, SampleTools.LISTED_SCHEMA)
              .description(SampleTools.listedDescription(i))
              .build());
    }
    return list;
  }

  static McpSchema.CallToolResult call(McpSchema.CallToolRequest request) {
    if (request.name().equals(SampleTools.SIZED)) {
      int bytes = ((Number) request.arguments().get("bytes")).intValue();
      return McpSchema.CallToolResult.builder().addTextContent("x".repeat(bytes)).build();
    }
    if (!request.name().startsWith("typed")) {
      return McpSchema.CallToolResult.builder().addTextContent(SampleTools.TEXT).build();
    }
    Map<String, Object> arguments = request.arguments();
    return McpSchema.CallToolResult.builder()
        .structuredContent(
            Map.of(
                "city", arguments.get("city"),
                "days", arguments.get("days"),
                "summary", SampleTools.SUMMARY))
        .build();
  }
}
