package dev.mcpsdk.schema.infer;

import dev.mcpsdk.schema.annotation.DefaultValue;
import dev.mcpsdk.schema.annotation.Header;
import dev.mcpsdk.schema.annotation.Pattern;
import dev.mcpsdk.schema.json.JsonBindingException;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.schema.type.JavaType;
import dev.mcpsdk.schema.type.Property;
import dev.mcpsdk.schema.type.ScalarKind;
import dev.mcpsdk.schema.type.TypeShape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the schema of a form: one flat object in the subset elicitation allows. */
final class FormCompiler {

  private static final Set<String> FORMATS = Set.of("email", "uri", "date", "date-time");

  private FormCompiler() {}

  static RawJson compile(JavaType type) {
    TypeShape shape = TypeShape.of(type);
    boolean jsonb = shape instanceof TypeShape.Bean;
    Map<String, Object> members = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (Property property : properties(type, shape)) {
      members.put(property.name(), field(type, property, jsonb).asMap());
      if (!property.optional() && property.marks().find(DefaultValue.class) == null) {
        required.add(property.name());
      }
    }
    Keywords form = Keywords.ofType("object").put("properties", members);
    return (required.isEmpty() ? form : form.put("required", required)).toJson();
  }

  private static List<Property> properties(JavaType type, TypeShape shape) {
    if (shape instanceof TypeShape.Components components) {
      return components.properties();
    }
    if (shape instanceof TypeShape.Bean bean && bean.union() == null && bean.adapted() == null) {
      return bean.properties();
    }
    throw new JsonBindingException(type + " is no form: a form is a record with flat components");
  }

  private static Keywords field(JavaType owner, Property property, boolean jsonb) {
    JavaType content = SchemaCompiler.content(property.type());
    TypeShape shape =
        content.raw() == RawJson.class ? new TypeShape.Anything() : TypeShape.of(content);
    MemberMarks marks = new MemberMarks(owner, property, shape);
    if (property.marks().find(Pattern.class) != null) {
      throw marks.error("@Pattern has no place in a form");
    }
    if (property.marks().find(Header.class) != null) {
      throw marks.error("@Header has no place in a form");
    }
    Keywords schema = field(marks, jsonb);
    marks.limit(schema);
    marks.describe(schema);
    if (schema.get("format") instanceof String format && !FORMATS.contains(format)) {
      throw marks.error("a form knows the formats email, uri, date and date-time, not " + format);
    }
    return schema;
  }

  private static Keywords field(MemberMarks marks, boolean jsonb) {
    TypeShape shape = marks.shape();
    if (shape instanceof TypeShape.Scalar scalar && scalar.kind() != ScalarKind.BYTES) {
      return scalar(scalar.kind());
    }
    if (shape instanceof TypeShape.Choice choice) {
      return Keywords.ofChoice(choice, jsonb);
    }
    if (shape instanceof TypeShape.Sequence sequence
        && TypeShape.of(sequence.element()) instanceof TypeShape.Choice choice
        && !sequence.element().nullable()) {
      return Keywords.ofType("array").put("items", options(choice, jsonb));
    }
    throw marks.error(
        marks.property().type()
            + " has no place in a form, which is flat: strings, numbers, booleans, enums and lists"
            + " of enums");
  }

  private static Keywords scalar(ScalarKind kind) {
    Keywords schema = ScalarSchemas.of(kind);
    schema.remove("pattern");
    switch (kind) {
      case URI -> schema.put("format", "uri");
      case UUID, OFFSET_TIME -> schema.remove("format");
      default -> {}
    }
    return schema;
  }

  /** Several of many: labels stand in {@code anyOf} here, not in {@code oneOf}. */
  private static Keywords options(TypeShape.Choice choice, boolean jsonb) {
    Keywords one = Keywords.ofChoice(choice, jsonb);
    Object titled = one.get("oneOf");
    return titled == null ? one : new Keywords().put("anyOf", titled);
  }
}
