package dev.mcpsdk.benchmarks.official;

import dev.mcpsdk.benchmarks.server.SampleTools;
import io.modelcontextprotocol.json.schema.jackson3.JacksonJsonSchemaValidatorSupplier;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.concurrent.CountDownLatch;

/** A process with the official server on stdio, at its default settings. */
public final class OfficialStdioServer {
  private OfficialStdioServer() {}

  /**
   * @param args none, or {@code immediate}: tools run on the thread that reads
   */
  public static void main(String[] args) throws InterruptedException {
    McpServer.sync(new StdioServerTransportProvider(OfficialTools.MAPPER))
        .serverInfo("benchmark", "1.0.0")
        .jsonMapper(OfficialTools.MAPPER)
        .jsonSchemaValidator(new JacksonJsonSchemaValidatorSupplier().get())
        .capabilities(McpSchema.ServerCapabilities.builder().tools(false).build())
        .immediateExecution(args.length > 0 && args[0].equals("immediate"))
        .tools(
            OfficialTools.definitions(SampleTools.CALLED).stream()
                .map(
                    tool ->
                        new McpServerFeatures.SyncToolSpecification(
                            tool, (exchange, request) -> OfficialTools.call(request)))
                .toList())
        .build();
    // It would not end by itself when its input does.
    CountDownLatch over = new CountDownLatch(1);
    ProcessHandle.current()
        .parent()
        .ifPresent(parent -> parent.onExit().thenRun(over::countDown));
    over.await();
    System.exit(0);
  }
}
