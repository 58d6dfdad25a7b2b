package dev.mcpsdk.core.engine;

import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.core.UnsupportedVersionException;
import dev.mcpsdk.schema.ErrorCodes;
import dev.mcpsdk.schema.ErrorObject;
import dev.mcpsdk.schema.json.JsonException;
import dev.mcpsdk.schema.json.JsonKind;
import dev.mcpsdk.schema.json.JsonReader;
import dev.mcpsdk.schema.json.RawJson;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns a peer's error into the exception that says most. */
final class PeerErrors {

  private PeerErrors() {}

  static ProtocolException exception(ErrorObject error) {
    if (error.code() == ErrorCodes.UNSUPPORTED_PROTOCOL_VERSION && error.data() != null) {
      List<String> supported = supported(error.data().member("supported"));
      RawJson requested = error.data().member("requested");
      if (!supported.isEmpty()) {
        String asked =
            requested != null && requested.kind() == JsonKind.STRING
                ? requested.reader().string()
                : "?";
        return ProtocolException.received(new UnsupportedVersionException(asked, supported));
      }
    }
    return ProtocolException.received(new ProtocolException(error));
  }

  private static List<String> supported(@Nullable RawJson list) {
    List<String> versions = new ArrayList<>();
    if (list != null && list.kind() == JsonKind.ARRAY) {
      try {
        JsonReader in = list.reader();
        in.beginArray();
        while (in.nextElement()) {
          versions.add(in.string());
        }
      } catch (JsonException notStrings) {
        return List.of();
      }
    }
    return versions;
  }
}
