package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.json.Name;

/** Member names that several codecs use. */
final class Names {
  static final Name ANNOTATIONS = Name.of("annotations");
  static final Name ARGUMENTS = Name.of("arguments");
  static final Name CAPABILITIES = Name.of("capabilities");
  static final Name CONTENT = Name.of("content");
  static final Name DATA = Name.of("data");
  static final Name DESCRIPTION = Name.of("description");
  static final Name ICONS = Name.of("icons");
  static final Name INSTRUCTIONS = Name.of("instructions");
  static final Name IS_ERROR = Name.of("isError");
  static final Name LIST_CHANGED = Name.of("listChanged");
  static final Name MESSAGE = Name.of("message");
  static final Name META = Name.of("_meta");
  static final Name MIME_TYPE = Name.of("mimeType");
  static final Name NAME = Name.of("name");
  static final Name NOTIFICATIONS = Name.of("notifications");
  static final Name PROTOCOL_VERSION = Name.of("protocolVersion");
  static final Name RESOURCE = Name.of("resource");
  static final Name ROLE = Name.of("role");
  static final Name STRUCTURED_CONTENT = Name.of("structuredContent");
  static final Name TEXT = Name.of("text");
  static final Name TITLE = Name.of("title");
  static final Name TYPE = Name.of("type");
  static final Name URI = Name.of("uri");

  private Names() {}
}
