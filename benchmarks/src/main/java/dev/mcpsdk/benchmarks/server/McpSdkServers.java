package dev.mcpsdk.benchmarks.server;

import dev.mcpsdk.schema.CallToolResult;
import dev.mcpsdk.schema.Tool;
import dev.mcpsdk.schema.annotation.Maximum;
import dev.mcpsdk.schema.annotation.Minimum;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.server.McpServer;
import dev.mcpsdk.server.McpServerBuilder;
import dev.mcpsdk.server.ToolSpec;

/** Our server with the tools all servers have, at its default settings. */
public final class McpSdkServers {
  private static final RawJson INPUT = RawJson.of(SampleTools.INPUT_SCHEMA);
  private static final RawJson LISTED = RawJson.of(SampleTools.LISTED_SCHEMA);

  private McpSdkServers() {}

  record Where(String city, @Minimum(1) @Maximum(14) int days, boolean hourly) {}

  record Sized(int bytes) {}

  record Forecast(String city, int days, String summary) {}

  /**
   * @param tools how many there are in all
   */
  public static McpServer create(int tools) {
    McpServerBuilder server = McpServer.builder("benchmark", "1.0.0");
    server.tool(
        ToolSpec.of(
                Tool.builder(SampleTools.RAW, INPUT).description(SampleTools.DESCRIPTION).build(),
                (arguments, call) -> CallToolResult.text(SampleTools.TEXT))
            .inline());
    if (tools >= SampleTools.CALLED) {
      server.tool(typed(SampleTools.TYPED_VIRTUAL));
      server.tool(typed(SampleTools.TYPED_INLINE).inline());
    }
    if (tools >= SampleTools.CALLED) {
      Tool sized = Tool.builder(SampleTools.SIZED, RawJson.of(SampleTools.SIZED_SCHEMA)).build();
      server.tool(
          sized,
          (arguments, call) -> CallToolResult.text("x".repeat(arguments.as(Sized.class).bytes)));
    }
    for (int i = SampleTools.CALLED; i < tools; i++) {
      Tool listed =
          Tool.builder(SampleTools.listedName(i), LISTED)
              .description(SampleTools.listedDescription(i))
              .build();
      server.tool(listed, (arguments, call) -> CallToolResult.text(SampleTools.TEXT));
    }
    return server.build();
  }

  private static ToolSpec typed(String name) {
    return ToolSpec.of(
        name,
        SampleTools.DESCRIPTION,
        Where.class,
        Forecast.class,
        (where, call) -> new Forecast(where.city(), where.days(), SampleTools.SUMMARY));
  }
}
