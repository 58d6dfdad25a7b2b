package dev.mcpsdk.schema.infer;

import dev.mcpsdk.schema.annotation.DefaultValue;
import dev.mcpsdk.schema.annotation.Description;
import dev.mcpsdk.schema.annotation.Format;
import dev.mcpsdk.schema.annotation.Length;
import dev.mcpsdk.schema.annotation.Maximum;
import dev.mcpsdk.schema.annotation.Minimum;
import dev.mcpsdk.schema.annotation.Pattern;
import dev.mcpsdk.schema.annotation.Title;
import dev.mcpsdk.schema.json.JsonBindingException;
import dev.mcpsdk.schema.json.JsonSyntaxException;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.schema.type.JavaType;
import dev.mcpsdk.schema.type.Property;
import dev.mcpsdk.schema.type.ScalarKind;
import dev.mcpsdk.schema.type.TypeShape;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The annotations of one member as keywords, each refused where it has no meaning. */
record MemberMarks(JavaType owner, Property property, TypeShape shape) {

  /** Limits on the value itself. */
  void limit(Keywords schema) {
    limitNumber(schema);
    Length length = property.marks().find(Length.class);
    if (length != null) {
      limitLength(schema, length);
    }
    Pattern pattern = property.marks().find(Pattern.class);
    if (pattern != null) {
      requireString("@Pattern");
      schema.put("pattern", pattern.value());
    }
    Format format = property.marks().find(Format.class);
    if (format != null) {
      requireString("@Format");
      schema.put("format", format.value());
    }
  }

  private void limitNumber(Keywords schema) {
    Minimum minimum = property.marks().find(Minimum.class);
    Maximum maximum = property.marks().find(Maximum.class);
    if (minimum != null && maximum != null && minimum.value() > maximum.value()) {
      throw error("@Minimum is above @Maximum");
    }
    if (minimum != null) {
      schema.put("minimum", limit("@Minimum", minimum.value(), schema));
    }
    if (maximum != null) {
      schema.put("maximum", limit("@Maximum", maximum.value(), schema));
    }
  }

  private BigDecimal limit(String annotation, double value, Keywords schema) {
    boolean integer = isScalar(ScalarKind.Json.INTEGER);
    if (!integer && !isScalar(ScalarKind.Json.NUMBER)) {
      throw error(annotation + " is for numbers");
    }
    if (!Double.isFinite(value) || integer && value != Math.rint(value)) {
      throw error(annotation + " is " + value + ", not " + (integer ? "an integer" : "a number"));
    }
    BigDecimal number = BigDecimal.valueOf(value).stripTrailingZeros();
    number = number.scale() < 0 ? number.setScale(0) : number;
    if (beyond(number, schema.get("minimum")) < 0 || beyond(number, schema.get("maximum")) > 0) {
      throw error(annotation + " " + number + " is beyond the range of " + property.type());
    }
    return number;
  }

  private static int beyond(BigDecimal number, @Nullable Object bound) {
    return bound == null ? 0 : number.compareTo(new BigDecimal(bound.toString()));
  }

  private void limitLength(Keywords schema, Length length) {
    String what = lengthSuffix();
    if (length.min() < 0 || length.min() > length.max()) {
      throw error("@Length is from " + length.min() + " to " + length.max());
    }
    if (length.min() > 0) {
      schema.put("min" + what, length.min());
    }
    if (length.max() < Integer.MAX_VALUE) {
      schema.put("max" + what, length.max());
    }
  }

  private String lengthSuffix() {
    if (shape instanceof TypeShape.Sequence) {
      return "Items";
    }
    if (shape instanceof TypeShape.Mapping) {
      return "Properties";
    }
    requireString("@Length");
    return "Length";
  }

  private void requireString(String annotation) {
    if (!(shape instanceof TypeShape.Scalar scalar) || scalar.kind() != ScalarKind.STRING) {
      String more = annotation.equals("@Length") ? ", lists, sets, arrays and maps" : "";
      throw error(annotation + " is for strings" + more);
    }
  }

  private boolean isScalar(ScalarKind.Json json) {
    return shape instanceof TypeShape.Scalar scalar && scalar.kind().json() == json;
  }

  /** What is said about the member as a whole. */
  void describe(Keywords schema) {
    Title title = property.marks().find(Title.class);
    if (title != null) {
      schema.put("title", title.value());
    }
    Description description = property.marks().find(Description.class);
    if (description != null) {
      schema.put("description", description.value());
    }
    DefaultValue fallback = property.marks().find(DefaultValue.class);
    if (fallback != null) {
      schema.put("default", json(fallback.value()));
    }
  }

  private RawJson json(String text) {
    try {
      return TypeShape.isText(property.type()) ? RawJson.string(text) : RawJson.of(text);
    } catch (JsonSyntaxException e) {
      throw error("@DefaultValue is not JSON: " + text);
    }
  }

  JsonBindingException error(String what) {
    return new JsonBindingException(
        what + " (component '" + property.javaName() + "' of " + owner.raw().getName() + ")");
  }
}
