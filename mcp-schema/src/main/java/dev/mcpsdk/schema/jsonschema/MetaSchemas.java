package dev.mcpsdk.schema.jsonschema;

import dev.mcpsdk.schema.json.RawJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The published meta-schemas of the supported dialects, kept as resources of this module. */
final class MetaSchemas {
  private static final String BASE_2020_12 = "https://json-schema.org/draft/2020-12/";

  private MetaSchemas() {}

  static @Nullable RawJson find(String uri) {
    if (uri.equals(Dialect.URI_DRAFT_07)) {
      return read("draft-07/schema.json");
    }
    if (!uri.startsWith(BASE_2020_12)) {
      return null;
    }
    return switch (uri.substring(BASE_2020_12.length())) {
      case "schema" -> read("2020-12/schema.json");
      case "meta/core" -> read("2020-12/core.json");
      case "meta/applicator" -> read("2020-12/applicator.json");
      case "meta/unevaluated" -> read("2020-12/unevaluated.json");
      case "meta/validation" -> read("2020-12/validation.json");
      case "meta/meta-data" -> read("2020-12/meta-data.json");
      case "meta/format-annotation" -> read("2020-12/format-annotation.json");
      case "meta/format-assertion" -> read("2020-12/format-assertion.json");
      case "meta/content" -> read("2020-12/content.json");
      default -> null;
    };
  }

  private static RawJson read(String name) {
    try (InputStream in = MetaSchemas.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the meta-schema " + name + " is missing from the module");
      }
      return RawJson.ofUtf8(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("the meta-schema " + name + " cannot be read", e);
    }
  }
}
