package dev.mcpsdk.schema.rpc;

import dev.mcpsdk.schema.Annotations;
import dev.mcpsdk.schema.AudioContent;
import dev.mcpsdk.schema.BlobResourceContents;
import dev.mcpsdk.schema.BooleanSchema;
import dev.mcpsdk.schema.Content;
import dev.mcpsdk.schema.EmbeddedResource;
import dev.mcpsdk.schema.Icon;
import dev.mcpsdk.schema.ImageContent;
import dev.mcpsdk.schema.Meta;
import dev.mcpsdk.schema.MultiSelectSchema;
import dev.mcpsdk.schema.NumberSchema;
import dev.mcpsdk.schema.PrimitiveSchema;
import dev.mcpsdk.schema.Prompt;
import dev.mcpsdk.schema.PromptArgument;
import dev.mcpsdk.schema.Resource;
import dev.mcpsdk.schema.ResourceContents;
import dev.mcpsdk.schema.ResourceLink;
import dev.mcpsdk.schema.ResourceTemplate;
import dev.mcpsdk.schema.Role;
import dev.mcpsdk.schema.SelectOption;
import dev.mcpsdk.schema.SingleSelectSchema;
import dev.mcpsdk.schema.StringFormat;
import dev.mcpsdk.schema.StringSchema;
import dev.mcpsdk.schema.TaskSupport;
import dev.mcpsdk.schema.TextContent;
import dev.mcpsdk.schema.TextResourceContents;
import dev.mcpsdk.schema.Tool;
import dev.mcpsdk.schema.ToolAnnotations;
import dev.mcpsdk.schema.ToolResultContent;
import dev.mcpsdk.schema.ToolUseContent;
import dev.mcpsdk.schema.UnknownContent;
import dev.mcpsdk.schema.json.RawJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What messages consist of, each part there or not by chance. */
final class RandomParts {
  private static final List<String> VALUES =
      List.of("null", "1", "true", "\"x\"", "[1,{}]", "{}", "{\"a\":[null]}");
  private static final List<String> SCHEMAS =
      List.of(
          "{'type':'object','properties':{'a':true,'b':false}}",
          "{'type':'array','items':{'$ref':'#/$defs/x'},'$defs':{'x':{'type':'string'}}}",
          "{'type':['object','null']}",
          "{'$ref':'#/$defs/x','$defs':{'x':{'type':'object'}}}",
          "{'oneOf':[{'type':'object'},{'const':{}}],'properties':{'b':true}}",
          "{'enum':[1,'a']}",
          "{}");

  private final Random random;

  RandomParts(Random random) {
    this.random = random;
  }

  <T> List<T> some(Supplier<T> part) {
    List<T> list = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      list.add(part.get());
    }
    return list;
  }

  <T> @Nullable T or(Supplier<T> part) {
    return random.nextBoolean() ? part.get() : null;
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  String text() {
    return pick(List.of("", "a", "two\nlines", "\u00e9\ud83d\ude00"));
  }

  Meta meta() {
    return random.nextBoolean() ? Meta.EMPTY : Meta.of("e.com/k", RawJson.of(pick(VALUES)));
  }

  RawJson json() {
    return RawJson.of(pick(VALUES));
  }

  List<Icon> icons() {
    return some(
        () -> new Icon("https://e.com/i", or(() -> "image/png"), List.of("any"), Icon.DARK));
  }

  private @Nullable Annotations annotations() {
    return or(
        () ->
            new Annotations(
                random.nextBoolean() ? List.of() : List.of(Role.USER),
                or(() -> 0.5),
                or(() -> "2025-01-01T00:00:00Z")));
  }

  Tool tool() {
    return Tool.builder("t", RawJson.of("{\"type\":\"object\",\"properties\":{\"a\":true}}"))
        .title(or(this::text))
        .description(or(this::text))
        .icons(icons())
        .outputSchema(or(() -> RawJson.of(pick(SCHEMAS).replace('\'', '"'))))
        .annotations(
            or(() -> ToolAnnotations.builder().title(or(this::text)).readOnlyHint(true).build()))
        .taskSupport(or(() -> TaskSupport.REQUIRED))
        .meta(meta())
        .build();
  }

  Resource resource() {
    return Resource.builder("file:///a", "a")
        .title(or(this::text))
        .description(or(this::text))
        .icons(icons())
        .mimeType(or(() -> "text/plain"))
        .annotations(annotations())
        .size(or(() -> 5L))
        .meta(meta())
        .build();
  }

  ResourceTemplate template() {
    return ResourceTemplate.builder("file:///{a}", "a")
        .title(or(this::text))
        .icons(icons())
        .annotations(annotations())
        .meta(meta())
        .build();
  }

  Prompt prompt() {
    return Prompt.builder("p")
        .title(or(this::text))
        .arguments(some(() -> new PromptArgument("a", or(this::text), or(this::text), true)))
        .icons(icons())
        .meta(meta())
        .build();
  }

  ResourceContents contents() {
    return random.nextBoolean()
        ? new TextResourceContents("file:///a", or(() -> "text/plain"), text(), meta())
        : new BlobResourceContents("file:///a", or(() -> "a/b"), "AAEC", meta());
  }

  /** Text, an image or sound. */
  Content sampled() {
    return switch (random.nextInt(3)) {
      case 0 -> new TextContent(text(), annotations(), meta());
      case 1 -> new ImageContent("AAEC", "image/png", annotations(), meta());
      default -> new AudioContent("AAEC", "audio/wav", annotations(), meta());
    };
  }

  Content block() {
    return switch (random.nextInt(4)) {
      case 0 -> new ResourceLink(resource());
      case 1 -> new EmbeddedResource(contents(), annotations(), meta());
      default -> sampled();
    };
  }

  Content use() {
    return new ToolUseContent("u", "t", RawJson.EMPTY_OBJECT, meta());
  }

  /** To {@link #use}. */
  Content answer() {
    return new ToolResultContent("u", some(this::block), or(this::json), true, meta());
  }

  Content strange() {
    return new UnknownContent("video", RawJson.of("{\"type\":\"video\"}"));
  }

  PrimitiveSchema field() {
    return switch (random.nextInt(5)) {
      case 0 ->
          StringSchema.builder()
              .title(or(this::text))
              .maxLength(99)
              .format(or(() -> StringFormat.DATE))
              .build();
      case 1 -> NumberSchema.numbers().minimum(0).defaultValue(1).title(or(this::text)).build();
      case 2 -> random.nextBoolean() ? BooleanSchema.of(true) : BooleanSchema.of();
      case 3 -> SingleSelectSchema.of(options()).withDefault("a");
      default -> MultiSelectSchema.builder(options()).maxItems(1).build();
    };
  }

  private List<SelectOption> options() {
    return List.of(new SelectOption("a", or(() -> "A")), SelectOption.of("b"));
  }
}
