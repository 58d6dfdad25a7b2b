package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.EmptyResult;
import dev.mcpsdk.schema.Meta;
import dev.mcpsdk.schema.codec.MethodCodec.ParamsReader;
import dev.mcpsdk.schema.json.JsonReader;
import dev.mcpsdk.schema.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/** Params and results that have a frame and nothing else. */
final class EmptyCodec {
  private EmptyCodec() {}

  /** Reads params whose every instance is the same. */
  static <T> ParamsReader<T> params(T value) {
    return (in, frame) -> {
      frame.params(in);
      return value;
    };
  }

  static @Nullable EmptyResult readResult(JsonReader in, ResultFrameReader frame) {
    Meta meta = readFrame(in, frame);
    if (meta == null) {
      return null;
    }
    return meta.isEmpty() ? EmptyResult.INSTANCE : new EmptyResult(meta);
  }

  /** Reads a result of no members; null if it is not complete. */
  static @Nullable Meta readFrame(JsonReader in, ResultFrameReader frame) {
    frame.result(in);
    return frame.isComplete() ? frame.meta() : null;
  }

  /** Writes nothing. */
  static void write(JsonWriter out, Object value, Wire wire) {}
}
