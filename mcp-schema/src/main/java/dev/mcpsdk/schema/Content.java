package dev.mcpsdk.schema;

/**
 * One block of content in a tool result, a prompt or a sampling message. A kind this SDK does not
 * know is kept as {@link UnknownContent}.
 */
public sealed interface Content
    permits TextContent,
        ImageContent,
        AudioContent,
        ResourceLink,
        EmbeddedResource,
        ToolUseContent,
        ToolResultContent,
        UnknownContent {
  /** The discriminator on the wire, for example {@code text}. */
  String type();
}
