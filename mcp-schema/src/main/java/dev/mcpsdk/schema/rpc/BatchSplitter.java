package dev.mcpsdk.schema.rpc;

import dev.mcpsdk.schema.ErrorCodes;
import dev.mcpsdk.schema.json.JsonKind;
import dev.mcpsdk.schema.json.JsonLimits;
import dev.mcpsdk.schema.json.JsonReader;
import dev.mcpsdk.schema.json.JsonSyntaxException;
import dev.mcpsdk.schema.json.RawJson;
import java.util.ArrayList;
import java.util.List;

/** Takes an array of messages apart. */
final class BatchSplitter {
  private BatchSplitter() {}

  static List<RawJson> split(
      byte[] buffer, int offset, int length, JsonLimits limits, int maxMessages) {
    JsonReader in = new JsonReader(buffer, offset, length, limits);
    List<RawJson> elements = new ArrayList<>();
    try {
      if (in.peek() != JsonKind.ARRAY) {
        in.skip();
        in.end();
        throw invalid("expected an array but found another value");
      }
      in.beginArray();
      while (in.nextElement()) {
        if (elements.size() == maxMessages) {
          throw invalid("expected at most " + maxMessages + " messages in an array");
        }
        elements.add(in.raw());
      }
      in.end();
    } catch (JsonSyntaxException e) {
      throw new MalformedMessageException(ErrorCodes.PARSE_ERROR, e.getMessage(), null, false);
    }
    if (elements.isEmpty()) {
      throw invalid("expected messages in the array but found none");
    }
    return elements;
  }

  private static MalformedMessageException invalid(String message) {
    return new MalformedMessageException(ErrorCodes.INVALID_REQUEST, message, null, false);
  }
}
