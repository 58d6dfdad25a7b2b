package dev.mcpsdk.core;

import dev.mcpsdk.schema.ErrorCodes;
import dev.mcpsdk.schema.ErrorObject;
import dev.mcpsdk.schema.json.RawJson;
import java.util.List;

/** The two sides have no protocol revision in common, or not the one that was asked for: -32022. */
public final class UnsupportedVersionException extends ProtocolException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> supported;
  private final String requested;

  public UnsupportedVersionException(String requested, List<String> supported) {
    super(
        new ErrorObject(
            ErrorCodes.UNSUPPORTED_PROTOCOL_VERSION,
            "unsupported protocol version "
                + shown(requested)
                + ", supported: "
                + (supported.isEmpty() ? "none that it names" : String.join(", ", supported)),
            data(requested, supported)));
    this.supported = List.copyOf(supported);
    this.requested = requested;
  }

  public List<String> supported() {
    return supported;
  }

  public String requested() {
    return requested;
  }

  private static String shown(String version) {
    return version.length() > 40 ? version.substring(0, 40) + "…" : version;
  }

  private static RawJson data(String requested, List<String> supported) {
    return RawJson.write(
        out -> {
          out.beginObject().name("supported").beginArray();
          supported.forEach(out::value);
          out.endArray().name("requested").value(requested).endObject();
        });
  }
}
