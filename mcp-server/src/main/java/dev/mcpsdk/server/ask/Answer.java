package dev.mcpsdk.server.ask;

import dev.mcpsdk.schema.Method;
import dev.mcpsdk.schema.Result;
import dev.mcpsdk.schema.codec.Codecs;
import dev.mcpsdk.schema.codec.MethodCodec;
import dev.mcpsdk.schema.codec.ResultFrameReader;
import dev.mcpsdk.schema.json.JsonReader;
import dev.mcpsdk.schema.json.JsonShapeException;
import dev.mcpsdk.schema.json.RawJson;

/** Reads a bare result, as answers are. */
final class Answer {

  private Answer() {}

  static <R extends Result> R read(Method<?, R> method, RawJson answer) {
    MethodCodec<?, ?> codec = Codecs.STANDARD.method(method.name());
    if (codec == null) {
      throw new IllegalStateException("there is no codec for " + method);
    }
    JsonReader in = answer.reader();
    Object result = codec.resultReader().read(in, new ResultFrameReader());
    if (!method.resultType().isInstance(result)) {
      throw new JsonShapeException("$", "expected a result of " + method);
    }
    return method.resultType().cast(result);
  }
}
