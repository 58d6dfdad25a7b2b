package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.ElicitRequest;
import dev.mcpsdk.schema.ElicitUrlRequest;
import dev.mcpsdk.schema.json.JsonReader;
import dev.mcpsdk.schema.json.JsonShapeException;
import dev.mcpsdk.schema.json.JsonWriter;
import dev.mcpsdk.schema.json.MemberNames;
import dev.mcpsdk.schema.json.Name;
import dev.mcpsdk.schema.json.RawJson;
import java.util.ArrayList;
import java.util.List;

/**
 * The data of the error {@link dev.mcpsdk.schema.ErrorCodes#URL_ELICITATION_REQUIRED}, which only
 * 2025-11-25 has: pages the user must have seen before the request is sent again.
 */
public final class RequiredElicitations {
  private static final Name ELICITATIONS = Name.of("elicitations");
  private static final MemberNames NAMES = MemberNames.of(ELICITATIONS);

  private RequiredElicitations() {}

  /**
   * Writes the data.
   *
   * @throws UncarriedException if one has no id
   */
  public static RawJson write(List<ElicitUrlRequest> pages) {
    return RawJson.write(
        out -> {
          out.beginObject().name(ELICITATIONS).beginArray();
          for (ElicitUrlRequest page : pages) {
            write(out, page);
          }
          out.endArray().endObject();
        });
  }

  private static void write(JsonWriter out, ElicitUrlRequest page) {
    out.beginObject();
    ElicitMethods.CREATE.paramsWriter().write(out, page, Wire.NOVEMBER_2025);
    out.endObject();
  }

  /**
   * Reads the data. Forms, which may not be there, are passed over.
   *
   * @throws JsonShapeException if it is none
   */
  public static List<ElicitUrlRequest> read(RawJson data) {
    JsonReader in = data.reader();
    List<ElicitUrlRequest> pages = null;
    in.beginObject();
    for (int m; (m = in.nextMember(NAMES)) != MemberNames.END; ) {
      if (m == 0) {
        pages = readPages(in);
      } else {
        in.skip();
      }
    }
    if (pages == null) {
      throw in.missing(ELICITATIONS.text());
    }
    return pages;
  }

  private static List<ElicitUrlRequest> readPages(JsonReader in) {
    List<ElicitUrlRequest> pages = new ArrayList<>();
    in.beginArray();
    while (in.nextElement()) {
      ElicitRequest read = ElicitMethods.CREATE.paramsReader().read(in, new RequestFrameReader());
      if (read instanceof ElicitUrlRequest page) {
        pages.add(page);
      }
    }
    return pages;
  }
}
