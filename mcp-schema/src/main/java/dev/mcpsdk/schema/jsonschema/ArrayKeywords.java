package dev.mcpsdk.schema.jsonschema;

import dev.mcpsdk.schema.json.JsonKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keywords for arrays. */
final class ArrayKeywords {
  private static final Schema[] NONE = {};

  private ArrayKeywords() {}

  static void compile(SchemaObject source, List<Keyword> out, List<Keyword> last) {
    Dialect dialect = source.resource().dialect();
    if (dialect.has(Vocabulary.VALIDATION)) {
      Size.compile(source, JsonKind.ARRAY, "minItems", "maxItems", out);
      if (source.flag("uniqueItems")) {
        out.add(new UniqueItems());
      }
    }
    if (dialect.has(Vocabulary.APPLICATOR)) {
      if (dialect.draft07()) {
        itemsOfDraft07(source, out);
      } else {
        int prefix = source.find("prefixItems");
        items(prefix < 0 ? NONE : source.schemas(prefix), source.schema("items"), "items", out);
      }
      contains(source, out);
    }
    Schema rest = dialect.has(Vocabulary.UNEVALUATED) ? source.schema("unevaluatedItems") : null;
    if (rest != null) {
      last.add(new UnevaluatedItems(rest));
    }
  }

  private static void itemsOfDraft07(SchemaObject source, List<Keyword> out) {
    int items = source.find("items");
    if (items >= 0 && source.tape().kind(items) == JsonKind.ARRAY) {
      items(source.schemas(items), source.schema("additionalItems"), "additionalItems", out);
    } else {
      items(NONE, source.schema("items"), "items", out);
    }
  }

  private static void items(
      Schema[] prefix, @Nullable Schema rest, String keyword, List<Keyword> out) {
    if (prefix.length > 0 || rest != null) {
      out.add(new Items(prefix, rest, keyword));
    }
  }

  private static void contains(SchemaObject source, List<Keyword> out) {
    Schema wanted = source.schema("contains");
    boolean counted =
        !source.resource().dialect().draft07()
            && source.resource().dialect().has(Vocabulary.VALIDATION);
    int least = counted ? source.count("minContains") : -1;
    int most = counted ? source.count("maxContains") : -1;
    if (wanted != null) {
      out.add(new Contains(wanted, least < 0 ? 1 : least, most < 0 ? Integer.MAX_VALUE : most));
    }
  }
}
