package dev.mcpsdk.benchmarks.codec;

import java.nio.charset.StandardCharsets;

/** The messages that are read and written: the same in every run, for every subject. */
enum Payload {
  SMALL_CALL("small-call", Kind.CALL, PayloadText.smallCall()),
  TEXT_RESULT("text-result", Kind.RESULT, PayloadText.textResult()),
  TOOL_LIST("tool-list", Kind.TOOLS, PayloadText.toolList(50)),
  TEXT_1MIB("text-1mib", Kind.RESULT, PayloadText.longText(1 << 20)),
  PROGRESS("progress", Kind.PROGRESS, PayloadText.progress()),
  STRUCTURED_10K("structured-10k", Kind.RESULT, PayloadText.structured(10_000));

  /** What a receiver knows it to be from its method or from the request it answers. */
  enum Kind {
    CALL,
    RESULT,
    TOOLS,
    PROGRESS
  }

  private final String label;
  private final Kind kind;
  private final byte[] bytes;

  Payload(String label, Kind kind, String text) {
    this.label = label;
    this.kind = kind;
    this.bytes = text.getBytes(StandardCharsets.UTF_8);
  }

  static Payload of(String label) {
    for (Payload payload : values()) {
      if (payload.label.equals(label)) {
        return payload;
      }
    }
    throw new IllegalArgumentException("no payload is named " + label);
  }

  String label() {
    return label;
  }

  Kind kind() {
    return kind;
  }

  /** The message; not to be changed. */
  byte[] bytes() {
    return bytes;
  }
}
