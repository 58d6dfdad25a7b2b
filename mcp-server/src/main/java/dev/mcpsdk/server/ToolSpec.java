package dev.mcpsdk.server;

import dev.mcpsdk.schema.CallToolResult;
import dev.mcpsdk.schema.Icon;
import dev.mcpsdk.schema.Meta;
import dev.mcpsdk.schema.TaskSupport;
import dev.mcpsdk.schema.Tool;
import dev.mcpsdk.schema.ToolAnnotations;
import dev.mcpsdk.schema.json.RawJson;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A tool to be served: its definition and what it does. Immutable; the methods that change
 * something return a changed copy. Schemas are inferred and everything is checked when a server
 * takes it.
 */
public final class ToolSpec {

  /** A handler of any kind, with its types forgotten. An asynchronous one returns a stage. */
  interface Body {
    @Nullable Object call(Object arguments, CallContext context) throws Exception;
  }

  private static final RawJson NO_ARGUMENTS =
      RawJson.of("{\"type\":\"object\",\"additionalProperties\":false}");

  /** With an empty schema where one is to be inferred. */
  private final Tool definition;

  private final @Nullable Class<?> input;
  private final @Nullable Class<?> output;
  private final Body body;
  private final boolean async;
  private final boolean inline;

  private ToolSpec(
      Tool definition,
      @Nullable Class<?> input,
      @Nullable Class<?> output,
      Body body,
      boolean async,
      boolean inline) {
    this.definition = definition;
    this.input = input;
    this.output = output;
    this.body = Objects.requireNonNull(body, "handler");
    this.async = async;
    this.inline = inline;
  }

  /** Arguments and structured result are values of these classes; both schemas are inferred. */
  public static <I, O> ToolSpec of(
      String name,
      String description,
      Class<I> input,
      Class<O> output,
      ToolHandler<? super I, ? extends O> handler) {
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(output, "output");
    Objects.requireNonNull(handler, "handler");
    Body body = (arguments, context) -> handler.call(input.cast(arguments), context);
    return new ToolSpec(describe(name, description), input, output, body, false, false);
  }

  /** Arguments are a value of this class, whose schema is inferred; the result is unstructured. */
  public static <I> ToolSpec of(
      String name, String description, Class<I> input, ToolHandler<? super I, ?> handler) {
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(handler, "handler");
    Body body = (arguments, context) -> handler.call(input.cast(arguments), context);
    return new ToolSpec(describe(name, description), input, null, body, false, false);
  }

  /** No arguments; the structured result is a value of this class. */
  public static <O> ToolSpec of(
      String name, String description, Class<O> output, ToolAction<? extends O> action) {
    Objects.requireNonNull(output, "output");
    Objects.requireNonNull(action, "action");
    Body body = (arguments, context) -> action.call(context);
    return new ToolSpec(describe(name, description), null, output, body, false, false);
  }

  /** No arguments; the result is unstructured. */
  public static ToolSpec of(String name, String description, ToolAction<?> action) {
    Objects.requireNonNull(action, "action");
    Body body = (arguments, context) -> action.call(context);
    return new ToolSpec(describe(name, description), null, null, body, false, false);
  }

  /**
   * The schemas are the definition's own. The handler gets the arguments as they came, after the
   * input schema has accepted them; if there is an output schema, the {@code structuredContent} of
   * its {@link CallToolResult} is checked against it.
   */
  public static ToolSpec of(Tool definition, ToolHandler<RawJson, ?> handler) {
    Objects.requireNonNull(handler, "handler");
    Body body = (arguments, context) -> handler.call((RawJson) arguments, context);
    return new ToolSpec(definition, RawJson.class, null, body, false, false);
  }

  /** As the other method of these parameters, asynchronous. */
  public static <I, O> ToolSpec async(
      String name,
      String description,
      Class<I> input,
      Class<O> output,
      AsyncToolHandler<? super I, ? extends O> handler) {
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(output, "output");
    Objects.requireNonNull(handler, "handler");
    Body body = (arguments, context) -> handler.call(input.cast(arguments), context);
    return new ToolSpec(describe(name, description), input, output, body, true, false);
  }

  /** As the other method of these parameters, asynchronous. */
  public static ToolSpec async(Tool definition, AsyncToolHandler<RawJson, ?> handler) {
    Objects.requireNonNull(handler, "handler");
    Body body = (arguments, context) -> handler.call((RawJson) arguments, context);
    return new ToolSpec(definition, RawJson.class, null, body, true, false);
  }

  private static Tool describe(String name, String description) {
    return Tool.builder(name, NO_ARGUMENTS).description(description).build();
  }

  /** The name for people. */
  public ToolSpec title(String title) {
    return with(copy().title(title));
  }

  public ToolSpec icons(List<Icon> icons) {
    return with(copy().icons(icons));
  }

  /** Hints on what a call does to the world. */
  public ToolSpec annotations(ToolAnnotations annotations) {
    return with(copy().annotations(annotations));
  }

  /** Whether a call may or must be made as a task of 2025-11-25; by default it must not. */
  public ToolSpec taskSupport(TaskSupport support) {
    return with(copy().taskSupport(support));
  }

  public ToolSpec meta(Meta meta) {
    return with(copy().meta(meta));
  }

  /**
   * Runs the handler on the thread that read the request: the fast path for work that is pure and
   * takes microseconds. Such a handler must not block and cannot ask.
   */
  public ToolSpec inline() {
    return new ToolSpec(definition, input, output, body, async, true);
  }

  private Tool.Builder copy() {
    return Tool.builder(definition.name(), definition.inputSchema())
        .title(definition.title())
        .description(definition.description())
        .icons(definition.icons())
        .outputSchema(definition.outputSchema())
        .annotations(definition.annotations())
        .taskSupport(definition.taskSupport())
        .meta(definition.meta());
  }

  private ToolSpec with(Tool.Builder changed) {
    return new ToolSpec(changed.build(), input, output, body, async, inline);
  }

  /** The definition with schemas put in where they are inferred. */
  Tool definition(@Nullable RawJson inputSchema, @Nullable RawJson outputSchema) {
    if (inputSchema == null && outputSchema == null) {
      return definition;
    }
    Tool.Builder whole =
        Tool.builder(
            definition.name(), inputSchema == null ? definition.inputSchema() : inputSchema);
    return whole
        .title(definition.title())
        .description(definition.description())
        .icons(definition.icons())
        .outputSchema(outputSchema == null ? definition.outputSchema() : outputSchema)
        .annotations(definition.annotations())
        .taskSupport(definition.taskSupport())
        .meta(definition.meta())
        .build();
  }

  String name() {
    return definition.name();
  }

  /** The class to bind arguments to; RawJson for none, null for a tool without arguments. */
  @Nullable Class<?> input() {
    return input;
  }

  @Nullable Class<?> output() {
    return output;
  }

  Body body() {
    return body;
  }

  boolean isAsync() {
    return async;
  }

  boolean isInline() {
    return inline;
  }
}
