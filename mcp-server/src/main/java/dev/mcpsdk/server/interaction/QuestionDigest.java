package dev.mcpsdk.server.interaction;

import dev.mcpsdk.core.dialect.VersionFeatures;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.codec.Codecs;
import dev.mcpsdk.schema.codec.MethodCodec;
import dev.mcpsdk.schema.json.JsonWriter;
import dev.mcpsdk.schema.json.RawJson;
import java.util.Base64;

/** Tells whether a question is still the one that was asked. */
final class QuestionDigest {

  private QuestionDigest() {}

  static String of(Request<?> question) {
    RawJson form =
        RawJson.write(
            out -> {
              out.beginObject()
                  .name("method")
                  .value(question.method().name())
                  .name("params")
                  .beginObject();
              write(question, out);
              out.endObject().endObject();
            });
    byte[] digest = form.canonicalSha256();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
  }

  private static void write(Request<?> question, JsonWriter out) {
    MethodCodec<?, ?> codec = Codecs.STANDARD.method(question.method().name());
    if (codec == null) {
      throw new IllegalArgumentException("clients cannot be asked " + question.method());
    }
    // A codec writes requests of its own method, which this one names.
    @SuppressWarnings("unchecked")
    MethodCodec.BodyWriter<Request<?>> writer =
        (MethodCodec.BodyWriter<Request<?>>) codec.paramsWriter();
    writer.write(out, question, VersionFeatures.wire(VersionFeatures.latest()));
  }
}
