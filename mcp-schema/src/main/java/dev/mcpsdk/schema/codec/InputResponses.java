package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.Method;
import dev.mcpsdk.schema.Methods;
import dev.mcpsdk.schema.Result;
import dev.mcpsdk.schema.json.JsonReader;
import dev.mcpsdk.schema.json.JsonShapeException;
import dev.mcpsdk.schema.json.RawJson;

/**
 * The answers to input requests: bare results under the key of their request. What kind an answer
 * is does not stand in it, so whoever reads one must know what was asked.
 */
public final class InputResponses {
  private InputResponses() {}

  /**
   * Reads an answer to a request of that method.
   *
   * @throws JsonShapeException if it is none
   */
  public static <R extends Result> R read(Method<?, R> method, RawJson response) {
    JsonReader in = response.reader();
    Result result = codec(method).resultReader().read(in, new ResultFrameReader());
    if (result == null) {
      throw new JsonShapeException("$", "expected a complete result of " + method + " at $");
    }
    return method.resultType().cast(result);
  }

  /** Writes an answer to a request of that method. */
  public static <R extends Result> RawJson write(Method<?, R> method, R response, Wire wire) {
    return write(codec(method), response, wire);
  }

  private static <R extends Result> RawJson write(
      MethodCodec<?, R> codec, Result response, Wire wire) {
    R result = codec.method().resultType().cast(response);
    return RawJson.write(
        out -> {
          out.beginObject();
          codec.resultWriter().write(out, result, wire);
          if (!result.meta().isEmpty()) {
            MapCodec.writeRaw(out, Names.META, result.meta().asMap());
          }
          out.endObject();
        });
  }

  private static MethodCodec<?, ?> codec(Method<?, ?> method) {
    if (method.equals(Methods.ELICITATION_CREATE)) {
      return ElicitMethods.CREATE;
    }
    if (method.equals(Methods.SAMPLING_CREATE_MESSAGE)) {
      return SamplingMethods.CREATE_MESSAGE;
    }
    if (method.equals(Methods.ROOTS_LIST)) {
      return RootMethods.LIST;
    }
    throw new IllegalArgumentException(method + " is no method of an input request");
  }
}
