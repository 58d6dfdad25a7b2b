package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.AudioContent;
import dev.mcpsdk.schema.Content;
import dev.mcpsdk.schema.Meta;
import dev.mcpsdk.schema.Resource;
import dev.mcpsdk.schema.ResourceLink;
import dev.mcpsdk.schema.TextContent;
import dev.mcpsdk.schema.ToolResultContent;
import dev.mcpsdk.schema.ToolUseContent;
import dev.mcpsdk.schema.UnknownContent;

/** Texts in place of content that an earlier revision has no form for. */
final class ContentNotes {
  private static final String REASON = "the protocol revision in use cannot carry it.";

  private ContentNotes() {}

  /** The content itself if the revision has a form for it. */
  static Content carried(Content content, Wire wire) {
    if (content instanceof AudioContent audio && !wire.audio()) {
      String note = "Audio (" + audio.mimeType() + ") was left out: " + REASON;
      return new TextContent(note, audio.annotations(), Meta.EMPTY);
    }
    if (content instanceof ResourceLink link && !wire.resourceLinks()) {
      return text(link);
    }
    if (content instanceof UnknownContent
        || !wire.modes()
            && (content instanceof ToolUseContent || content instanceof ToolResultContent)) {
      return TextContent.of("Content of type " + content.type() + " was left out: " + REASON);
    }
    return content;
  }

  private static TextContent text(ResourceLink link) {
    Resource resource = link.resource();
    String label = resource.title() == null ? resource.name() : resource.title();
    StringBuilder text = new StringBuilder(label).append(": ").append(resource.uri());
    if (resource.description() != null) {
      text.append('\n').append(resource.description());
    }
    return new TextContent(text.toString(), resource.annotations(), Meta.EMPTY);
  }
}
