package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.Method;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.Result;
import dev.mcpsdk.schema.json.JsonReader;
import dev.mcpsdk.schema.json.JsonWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the requests and results of one method.
 *
 * @param bodiless whether the params have no members of the method's own, so that an empty frame
 *     leaves {@code params} out
 */
public record MethodCodec<Q extends Request<R>, R extends Result>(
    Method<Q, R> method,
    boolean bodiless,
    ParamsReader<Q> paramsReader,
    BodyWriter<Q> paramsWriter,
    ResultReader<R> resultReader,
    BodyWriter<R> resultWriter) {
  public MethodCodec {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(paramsReader, "paramsReader");
    Objects.requireNonNull(paramsWriter, "paramsWriter");
    Objects.requireNonNull(resultReader, "resultReader");
    Objects.requireNonNull(resultWriter, "resultWriter");
  }

  /** Reads a params object, giving what is not the request's own to the frame. */
  @FunctionalInterface
  public interface ParamsReader<Q> {
    /**
     * @throws dev.mcpsdk.schema.json.JsonShapeException if the params are not those of the method
     */
    Q read(JsonReader in, RequestFrameReader frame);
  }

  /** Reads a result object, giving what is not the result's own to the frame. */
  @FunctionalInterface
  public interface ResultReader<R> {
    /**
     * Returns null, and requires no member, if the frame turns out not to be complete.
     *
     * @throws dev.mcpsdk.schema.json.JsonShapeException if it is not a result of the method
     */
    @Nullable R read(JsonReader in, ResultFrameReader frame);
  }

  /** Writes the members of a params or result object that has been opened and will be closed. */
  @FunctionalInterface
  public interface BodyWriter<T> {
    void write(JsonWriter out, T value, Wire wire);
  }
}
