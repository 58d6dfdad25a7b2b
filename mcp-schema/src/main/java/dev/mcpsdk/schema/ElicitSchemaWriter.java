package dev.mcpsdk.schema;

import dev.mcpsdk.schema.json.JsonWriter;
import dev.mcpsdk.schema.json.Name;
import dev.mcpsdk.schema.json.RawJson;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The JSON of a form. */
final class ElicitSchemaWriter {

  private static final Name TYPE = Name.of("type");
  private static final Name PROPERTIES = Name.of("properties");
  private static final Name REQUIRED = Name.of("required");
  private static final Name TITLE = Name.of("title");
  private static final Name DESCRIPTION = Name.of("description");
  private static final Name MIN_LENGTH = Name.of("minLength");
  private static final Name MAX_LENGTH = Name.of("maxLength");
  private static final Name FORMAT = Name.of("format");
  private static final Name MINIMUM = Name.of("minimum");
  private static final Name MAXIMUM = Name.of("maximum");
  private static final Name ENUM = Name.of("enum");
  private static final Name ENUM_NAMES = Name.of("enumNames");
  private static final Name ONE_OF = Name.of("oneOf");
  private static final Name ANY_OF = Name.of("anyOf");
  private static final Name CONST = Name.of("const");
  private static final Name ITEMS = Name.of("items");
  private static final Name MIN_ITEMS = Name.of("minItems");
  private static final Name MAX_ITEMS = Name.of("maxItems");
  private static final Name DEFAULT = Name.of("default");

  private ElicitSchemaWriter() {}

  static RawJson json(Map<String, PrimitiveSchema> properties, Set<String> required) {
    return json(properties, required, false);
  }

  /** In the words of 2025-06-18. */
  static RawJson plain(Map<String, PrimitiveSchema> properties, Set<String> required) {
    return json(properties, required, true);
  }

  private static RawJson json(
      Map<String, PrimitiveSchema> properties, Set<String> required, boolean plain) {
    return RawJson.write(
        out -> {
          out.beginObject().member(TYPE, "object").name(PROPERTIES).beginObject();
          for (Map.Entry<String, PrimitiveSchema> property : properties.entrySet()) {
            out.name(property.getKey());
            write(out, property.getValue(), plain);
          }
          out.endObject();
          if (!required.isEmpty()) {
            out.name(REQUIRED).beginArray();
            for (String name : required) {
              out.value(name);
            }
            out.endArray();
          }
          out.endObject();
        });
  }

  private static void write(JsonWriter out, PrimitiveSchema field, boolean plain) {
    if (field instanceof UnknownSchema unknown) {
      out.raw(unknown.json());
      return;
    }
    out.beginObject().member(TYPE, type(field));
    out.optional(TITLE, field.title()).optional(DESCRIPTION, field.description());
    if (field instanceof StringSchema text) {
      out.optional(MIN_LENGTH, text.minLength()).optional(MAX_LENGTH, text.maxLength());
      out.optional(FORMAT, text.format() == null ? null : text.format().wireName());
    } else if (field instanceof NumberSchema number) {
      optional(out, MINIMUM, number.minimum());
      optional(out, MAXIMUM, number.maximum());
    } else if (field instanceof SingleSelectSchema single) {
      if (plain) {
        writePlainOptions(out, single.options());
      } else {
        writeOptions(out, single.options(), ONE_OF);
      }
    } else if (field instanceof MultiSelectSchema multi) {
      writeItems(out, multi);
    }
    if (!plain || field instanceof BooleanSchema) {
      out.optional(DEFAULT, defaultOf(field));
    }
    out.endObject();
  }

  private static String type(PrimitiveSchema field) {
    if (field instanceof NumberSchema number) {
      return number.integer() ? "integer" : "number";
    }
    if (field instanceof BooleanSchema) {
      return "boolean";
    }
    return field instanceof MultiSelectSchema ? "array" : "string";
  }

  private static void writeItems(JsonWriter out, MultiSelectSchema field) {
    out.optional(MIN_ITEMS, field.minItems()).optional(MAX_ITEMS, field.maxItems());
    out.name(ITEMS).beginObject();
    if (!titled(field.options())) {
      out.member(TYPE, "string");
    }
    writeOptions(out, field.options(), ANY_OF);
    out.endObject();
  }

  private static void writeOptions(JsonWriter out, List<SelectOption> options, Name titledForm) {
    boolean titled = titled(options);
    out.name(titled ? titledForm : ENUM).beginArray();
    for (SelectOption option : options) {
      if (titled) {
        String title = option.title() == null ? option.value() : option.title();
        out.beginObject().member(CONST, option.value()).member(TITLE, title).endObject();
      } else {
        out.value(option.value());
      }
    }
    out.endArray();
  }

  private static void writePlainOptions(JsonWriter out, List<SelectOption> options) {
    out.name(ENUM).beginArray();
    for (SelectOption option : options) {
      out.value(option.value());
    }
    out.endArray();
    if (titled(options)) {
      out.name(ENUM_NAMES).beginArray();
      for (SelectOption option : options) {
        out.value(option.title() == null ? option.value() : option.title());
      }
      out.endArray();
    }
  }

  private static boolean titled(List<SelectOption> options) {
    for (SelectOption option : options) {
      if (option.title() != null) {
        return true;
      }
    }
    return false;
  }

  private static void optional(JsonWriter out, Name name, @Nullable BigDecimal number) {
    if (number != null) {
      out.name(name).value(number);
    }
  }

  /** Null if the field has no default. */
  static @Nullable RawJson defaultOf(PrimitiveSchema field) {
    if (field instanceof StringSchema text) {
      return json(text.defaultValue());
    }
    if (field instanceof NumberSchema number) {
      BigDecimal value = number.defaultValue();
      return value == null ? null : RawJson.write(out -> out.value(value));
    }
    if (field instanceof BooleanSchema flag) {
      Boolean value = flag.defaultValue();
      return value == null ? null : RawJson.bool(value);
    }
    if (field instanceof SingleSelectSchema single) {
      return json(single.defaultValue());
    }
    if (field instanceof MultiSelectSchema multi) {
      List<String> values = multi.defaultValue();
      return values == null ? null : array(values);
    }
    return null;
  }

  private static @Nullable RawJson json(@Nullable String text) {
    return text == null ? null : RawJson.string(text);
  }

  private static RawJson array(List<String> values) {
    return RawJson.write(
        out -> {
          out.beginArray();
          for (String value : values) {
            out.value(value);
          }
          out.endArray();
        });
  }
}
