package dev.mcpsdk.schema;

import dev.mcpsdk.schema.json.JsonKind;
import dev.mcpsdk.schema.json.JsonShapeException;
import dev.mcpsdk.schema.json.JsonTape;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON Schema of a form. Strict (for what is to be sent) it refuses what a form cannot
 * express; otherwise it passes over unknown keywords and keeps unknown kinds of fields.
 */
final class ElicitSchemaParser {

  /** Keywords that constrain nothing a form could check. */
  private static final Set<String> MEANINGLESS =
      Set.of(
          "$schema",
          "$id",
          "$comment",
          "additionalProperties",
          "title",
          "description",
          "examples",
          "deprecated",
          "readOnly",
          "writeOnly");

  private static final Set<String> ROOT = Set.of("type", "properties", "required");
  private static final Set<String> TEXT =
      Set.of("type", "default", "minLength", "maxLength", "format");
  private static final Set<String> NUMBER = Set.of("type", "default", "minimum", "maximum");
  private static final Set<String> BOOLEAN = Set.of("type", "default");
  private static final Set<String> SINGLE = Set.of("type", "default", "enum", "enumNames", "oneOf");
  private static final Set<String> MULTI =
      Set.of("type", "default", "items", "minItems", "maxItems", "uniqueItems");
  private static final Set<String> ITEMS = Set.of("type", "enum", "anyOf", "oneOf");
  private static final Set<String> OPTION = Set.of("type", "const");

  private final JsonTape tape;
  private final String root;
  private final boolean strict;
  private final Map<String, PrimitiveSchema> properties = new LinkedHashMap<>();
  private final Set<String> required = new LinkedHashSet<>();

  ElicitSchemaParser(JsonTape tape, String root, boolean strict) {
    this.tape = tape;
    this.root = root;
    this.strict = strict;
  }

  Map<String, PrimitiveSchema> properties() {
    return Collections.unmodifiableMap(properties);
  }

  Set<String> required() {
    return Collections.unmodifiableSet(required);
  }

  void parse() {
    expect(JsonKind.OBJECT, JsonTape.ROOT, root);
    checkKeywords(JsonTape.ROOT, root, ROOT);
    int type = require(JsonTape.ROOT, root, "type");
    if (tape.kind(type) != JsonKind.STRING || !tape.stringEquals(type, "object")) {
      throw fail(root + ".type", "expected \"object\"");
    }
    int members = require(JsonTape.ROOT, root, "properties");
    String path = root + ".properties";
    expect(JsonKind.OBJECT, members, path);
    for (int name = members + 1; name < tape.next(members); name = tape.next(name + 1)) {
      String property = tape.string(name);
      properties.put(property, field(name + 1, path + '.' + property));
    }
    int names = tape.member(JsonTape.ROOT, "required");
    if (names >= 0) {
      required.addAll(strings(names, root + ".required"));
    }
    for (String name : required) {
      if (strict && !properties.containsKey(name)) {
        throw fail(root + ".required", "expected names of properties but found " + name);
      }
    }
  }

  private PrimitiveSchema field(int node, String path) {
    expect(JsonKind.OBJECT, node, path);
    String type = type(node, path);
    String title = text(node, path, "title");
    String description = text(node, path, "description");
    if (type.equals("string")) {
      List<SelectOption> options = options(node, path, "oneOf");
      if (options == null) {
        return stringField(node, path, title, description);
      }
      checkKeywords(node, path, SINGLE);
      return new SingleSelectSchema(title, description, options, text(node, path, "default"));
    }
    if (type.equals("integer") || type.equals("number")) {
      checkKeywords(node, path, NUMBER);
      BigDecimal min = decimal(node, path, "minimum");
      BigDecimal max = decimal(node, path, "maximum");
      boolean integer = type.equals("integer");
      return new NumberSchema(
          title, description, integer, min, max, decimal(node, path, "default"));
    }
    if (type.equals("boolean")) {
      checkKeywords(node, path, BOOLEAN);
      return new BooleanSchema(title, description, flag(node, path, "default"));
    }
    PrimitiveSchema multi =
        type.equals("array") ? multiField(node, path, title, description) : null;
    if (multi != null) {
      return multi;
    }
    if (strict) {
      throw fail(path, "expected a string, number, boolean or choice of strings");
    }
    return new UnknownSchema(tape.raw(node));
  }

  private PrimitiveSchema stringField(
      int node, String path, @Nullable String title, @Nullable String description) {
    checkKeywords(node, path, TEXT);
    String name = text(node, path, "format");
    StringFormat format = name == null ? null : StringFormat.of(name);
    if (strict && name != null && format == null) {
      throw fail(path + ".format", "expected email, uri, date or date-time but found " + name);
    }
    Long min = count(node, path, "minLength");
    Long max = count(node, path, "maxLength");
    return new StringSchema(title, description, min, max, format, text(node, path, "default"));
  }

  /** Null if the array is not a choice of strings. */
  private @Nullable PrimitiveSchema multiField(
      int node, String path, @Nullable String title, @Nullable String description) {
    int items = tape.member(node, "items");
    if (items < 0 || tape.kind(items) != JsonKind.OBJECT) {
      return null;
    }
    String itemsPath = path + ".items";
    List<SelectOption> options = options(items, itemsPath, "anyOf");
    if (options == null) {
      options = options(items, itemsPath, "oneOf");
    }
    if (options == null) {
      return null;
    }
    checkKeywords(node, path, MULTI);
    checkKeywords(items, itemsPath, ITEMS);
    Long min = count(node, path, "minItems");
    Long max = count(node, path, "maxItems");
    int value = tape.member(node, "default");
    List<String> defaults = value < 0 ? null : strings(value, path + ".default");
    return new MultiSelectSchema(title, description, options, min, max, defaults);
  }

  /**
   * The type's name; empty if it is none this SDK knows. A type besides null stands for itself, an
   * enum without one is of strings.
   */
  private String type(int node, String path) {
    int type = tape.member(node, "type");
    if (type < 0) {
      return tape.member(node, "enum") >= 0 ? "string" : "";
    }
    if (tape.kind(type) == JsonKind.STRING) {
      return tape.string(type);
    }
    String found = "";
    for (String name : strings(type, path + ".type")) {
      if (!name.equals("null")) {
        if (!found.isEmpty()) {
          return "";
        }
        found = name;
      }
    }
    return found;
  }

  /**
   * The options of {@code enum} (with {@code enumNames}) or of the titled form; null if there are
   * neither.
   */
  private @Nullable List<SelectOption> options(int node, String path, String titledForm) {
    int titled = tape.member(node, titledForm);
    if (titled >= 0) {
      return titledOptions(titled, path + '.' + titledForm);
    }
    int values = tape.member(node, "enum");
    if (values < 0) {
      return null;
    }
    List<String> names = strings(values, path + ".enum");
    int titles = tape.member(node, "enumNames");
    List<String> shown = titles < 0 ? List.of() : strings(titles, path + ".enumNames");
    List<SelectOption> options = new ArrayList<>(names.size());
    for (int i = 0; i < names.size(); i++) {
      options.add(new SelectOption(names.get(i), i < shown.size() ? shown.get(i) : null));
    }
    return options;
  }

  private List<SelectOption> titledOptions(int array, String path) {
    expect(JsonKind.ARRAY, array, path);
    List<SelectOption> options = new ArrayList<>(tape.count(array));
    for (int node = array + 1; node < tape.next(array); node = tape.next(node)) {
      String place = path + '[' + options.size() + ']';
      expect(JsonKind.OBJECT, node, place);
      checkKeywords(node, place, OPTION);
      int value = require(node, place, "const");
      expect(JsonKind.STRING, value, place + ".const");
      options.add(new SelectOption(tape.string(value), text(node, place, "title")));
    }
    return options;
  }

  private List<String> strings(int array, String path) {
    expect(JsonKind.ARRAY, array, path);
    List<String> strings = new ArrayList<>(tape.count(array));
    for (int node = array + 1; node < tape.next(array); node = tape.next(node)) {
      expect(JsonKind.STRING, node, path + '[' + strings.size() + ']');
      strings.add(tape.string(node));
    }
    return strings;
  }

  private @Nullable String text(int object, String path, String name) {
    int node = tape.member(object, name);
    if (node < 0) {
      return null;
    }
    expect(JsonKind.STRING, node, path + '.' + name);
    return tape.string(node);
  }

  private @Nullable BigDecimal decimal(int object, String path, String name) {
    int node = tape.member(object, name);
    if (node < 0) {
      return null;
    }
    expect(JsonKind.NUMBER, node, path + '.' + name);
    return tape.decimal(node);
  }

  private @Nullable Long count(int object, String path, String name) {
    int node = tape.member(object, name);
    if (node < 0) {
      return null;
    }
    expect(JsonKind.NUMBER, node, path + '.' + name);
    if (!tape.fitsLong(node) || tape.longValue(node) < 0) {
      throw fail(path + '.' + name, "expected an integer from 0 on");
    }
    return tape.longValue(node);
  }

  private @Nullable Boolean flag(int object, String path, String name) {
    int node = tape.member(object, name);
    if (node < 0) {
      return null;
    }
    expect(JsonKind.BOOLEAN, node, path + '.' + name);
    return tape.bool(node);
  }

  private void checkKeywords(int object, String path, Set<String> known) {
    if (!strict) {
      return;
    }
    for (int node = object + 1; node < tape.next(object); node = tape.next(node + 1)) {
      String keyword = tape.string(node);
      if (!known.contains(keyword) && !MEANINGLESS.contains(keyword)) {
        throw fail(path + '.' + keyword, "expected no such keyword");
      }
    }
  }

  private int require(int object, String path, String name) {
    int node = tape.member(object, name);
    if (node < 0) {
      String place = path + '.' + name;
      throw new JsonShapeException(place, "expected member " + place + " but it is missing");
    }
    return node;
  }

  private void expect(JsonKind kind, int node, String path) {
    if (tape.kind(node) != kind) {
      throw fail(path, "expected " + kind.phrase() + " but found " + tape.kind(node).phrase());
    }
  }

  private static JsonShapeException fail(String path, String what) {
    return new JsonShapeException(path, what + " at " + path);
  }
}
