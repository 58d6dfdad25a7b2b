package dev.mcpsdk.examples.everything;

import dev.mcpsdk.schema.CompleteResult;
import dev.mcpsdk.schema.Prompt;
import dev.mcpsdk.schema.PromptArgument;
import dev.mcpsdk.schema.PromptReference;
import dev.mcpsdk.schema.Resource;
import dev.mcpsdk.schema.ResourceTemplate;
import dev.mcpsdk.server.McpServer;
import dev.mcpsdk.server.McpServerBuilder;
import dev.mcpsdk.server.ToolSpec;
import dev.mcpsdk.server.ask.Asking;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The reference server: one of everything the protocol has. */
public final class EverythingServer {

  private static final String CANCELLATIONS = "demo://cancellations";
  private static final List<String> LANGUAGES =
      List.of(
          "C",
          "C++",
          "Go",
          "Haskell",
          "Java",
          "JavaScript",
          "Kotlin",
          "Python",
          "Ruby",
          "Rust",
          "Scala",
          "TypeScript");
  // A single transparent pixel.
  private static final String LOGO =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

  private final Bank bank = new Bank();
  private final AtomicInteger cancellations = new AtomicInteger();
  private @Nullable McpServer server;

  private EverythingServer() {}

  /**
   * @param asking how questions are kept; servers that share its keys can answer for each other
   */
  public static McpServer create(Asking asking) {
    return new EverythingServer().build(asking);
  }

  private McpServer build(Asking asking) {
    McpServerBuilder builder =
        McpServer.builder("everything", "0.1.0")
            .title("Everything")
            .instructions("A server to try clients with: one of everything the protocol has.")
            .asking(asking);
    addTools(builder);
    addResources(builder);
    addPrompts(builder);
    McpServer built = builder.build();
    server = built;
    return built;
  }

  private void addTools(McpServerBuilder builder) {
    builder
        .tool("echo", "Says it again", Tools.Message.class, (in, call) -> in.message())
        .tool("add", "Adds two integers", Tools.Numbers.class, Tools.Sum.class, Tools::add)
        .tool(
            "weather",
            "Forecasts a city's weather",
            Weather.Where.class,
            Weather.Forecast.class,
            (in, call) -> Weather.forecast(in))
        .tool(
            "countdown",
            "Counts down and reports each step",
            Tools.Countdown.class,
            Tools::countdown)
        .tool(
            "book_table",
            "Books a table, asking what it must know",
            Booking.Table.class,
            new Booking(bank)::book)
        .tool(
            "summarize",
            "Has the client's model summarize a text",
            Tools.Text.class,
            Tools::summarize)
        .tool("roots", "Asks for the client's roots", Tools::roots)
        .tool("log_messages", "Logs messages of all levels", Tools.Count.class, Tools::logMessages)
        .tool("fail", "Fails in one of three ways", Tools.Fail.class, Tools::fail)
        .tool(
            "large",
            "Returns a text of that size",
            Tools.Size.class,
            (in, call) -> "x".repeat(in.bytes()))
        .tool("sleep", "Waits in silence", Tools.Pause.class, (in, call) -> sleep(in))
        .tool(
            "reconnect",
            "Ends the stream of its call and answers later",
            Tools.Pause.class,
            Tools::reconnect)
        .tool(
            "touch",
            "Tells subscribers that a resource has changed",
            Tools.Touch.class,
            (in, call) -> {
              updated(in.uri());
              return "touched " + in.uri();
            })
        .tool("change_tools", "Adds or removes the tool extra", call -> changeTools());
  }

  private String sleep(Tools.Pause pause) throws InterruptedException {
    try {
      Tools.pause(pause.ms());
      return "slept " + pause.ms() + " ms";
    } catch (InterruptedException cancelled) {
      cancellations.incrementAndGet();
      updated(CANCELLATIONS);
      throw cancelled;
    }
  }

  private String changeTools() {
    McpServer running = Objects.requireNonNull(server);
    if (running.tools().remove("extra")) {
      return "removed";
    }
    running.tools().add(ToolSpec.of("extra", "There for a while", call -> "extra"));
    return "added";
  }

  private void updated(String uri) {
    if (server != null) {
      server.resourceUpdated(uri);
    }
  }

  private void addResources(McpServerBuilder builder) {
    builder
        .resource(
            text("demo://greeting", "greeting"), (uri, call) -> "Hello from the everything server!")
        .resource(
            Resource.builder("demo://logo", "logo").mimeType("image/png").build(),
            (uri, call) -> Base64.getDecoder().decode(LOGO))
        .resource(
            text(CANCELLATIONS, "cancellations"),
            (uri, call) -> Integer.toString(cancellations.get()))
        .resource(
            text("demo://deposits", "deposits"), (uri, call) -> Integer.toString(bank.deposits()))
        .resourceTemplate(
            ResourceTemplate.builder("demo://users/{id}", "user").mimeType("text/plain").build(),
            (match, call) -> "User " + match.variable("id"));
  }

  private static Resource text(String uri, String name) {
    return Resource.builder(uri, name).mimeType("text/plain").build();
  }

  private void addPrompts(McpServerBuilder builder) {
    builder
        .prompt(
            Prompt.builder("greet")
                .description("Greets somebody")
                .arguments(List.of(required("name")))
                .build(),
            (arguments, call) -> "Greet " + arguments.get("name") + " warmly.")
        .prompt(
            Prompt.builder("review")
                .description("Reviews code")
                .arguments(List.of(required("code"), required("language")))
                .build(),
            (arguments, call) ->
                "Review this " + arguments.get("language") + " code:\n" + arguments.get("code"))
        .completion(
            PromptReference.of("review"),
            "language",
            (request, call) -> {
              String typed = request.argument().value().toLowerCase(Locale.ROOT);
              return CompleteResult.of(
                  LANGUAGES.stream()
                      .filter(name -> name.toLowerCase(Locale.ROOT).startsWith(typed))
                      .toList());
            });
  }

  private static PromptArgument required(String name) {
    return new PromptArgument(name, null, null, true);
  }
}
