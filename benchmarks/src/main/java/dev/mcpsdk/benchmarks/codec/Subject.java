package dev.mcpsdk.benchmarks.codec;

import java.util.function.Supplier;

/** Who is measured. The official SDK comes with two mappers and is held to its faster one. */
enum Subject {
  MCP_SDK("mcp-sdk", McpSdkCodec::new),
  OFFICIAL_JACKSON2("official-jackson2", OfficialCodec::jackson2),
  OFFICIAL_JACKSON3("official-jackson3", OfficialCodec::jackson3),
  JACKSON_STREAMING("jackson-streaming", JacksonStreamingCodec::new),
  FASTJSON2("fastjson2", Fastjson2Codec::new),
  YASSON("yasson", YassonCodec::new),
  PARSSON("parsson", ParssonCodec::new),
  UTF8_COPY("utf8-copy", Utf8Copy::new);

  private final String label;
  private final Supplier<Codec> maker;

  Subject(String label, Supplier<Codec> maker) {
    this.label = label;
    this.maker = maker;
  }

  static Subject of(String label) {
    for (Subject subject : values()) {
      if (subject.label.equals(label)) {
        return subject;
      }
    }
    throw new IllegalArgumentException("no subject is named " + label);
  }

  String label() {
    return label;
  }

  Codec codec() {
    return maker.get();
  }
}
