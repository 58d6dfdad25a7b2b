package dev.mcpsdk.schema;

import dev.mcpsdk.schema.json.JsonShapeException;
import dev.mcpsdk.schema.json.RawJson;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a form: a flat object schema. What is made here follows the protocol's rules; what
 * a peer sent may also hold keywords and kinds of fields this SDK does not know, and {@link
 * #json()} keeps them. Immutable and thread-safe; equal by JSON value.
 */
@ProtocolSince("2025-06-18")
public final class ElicitSchema {

  private final RawJson json;
  private final Map<String, PrimitiveSchema> properties;
  private final Set<String> required;

  private ElicitSchema(
      RawJson json, Map<String, PrimitiveSchema> properties, Set<String> required) {
    this.json = json;
    this.properties = properties;
    this.required = required;
  }

  /**
   * A form from a JSON Schema, such as one inferred from a record. Fails with an {@link
   * IllegalArgumentException} naming the place if the schema has anything a form cannot express:
   * nested objects, other arrays than choices, {@code pattern}, other formats. Dropped without a
   * word are annotations that mean nothing to a form ({@code $schema}, {@code
   * additionalProperties}, …), and a type {@code ["string", "null"]} counts as {@code "string"}:
   * the field may be left out.
   */
  public static ElicitSchema of(RawJson schema) {
    ElicitSchemaParser parser = new ElicitSchemaParser(schema.tape(), "$", true);
    try {
      parser.parse();
    } catch (JsonShapeException e) {
      throw new IllegalArgumentException("not a schema for a form: " + e.getMessage());
    }
    Builder builder = new Builder();
    for (Map.Entry<String, PrimitiveSchema> property : parser.properties().entrySet()) {
      builder.add(
          property.getKey(), property.getValue(), parser.required().contains(property.getKey()));
    }
    return builder.build();
  }

  /**
   * A form as a peer sent it, for codecs: unknown keywords and kinds of fields are kept.
   *
   * @param path where the schema stands in the message, for the error's text
   * @throws JsonShapeException if it is no object schema, or a keyword of a form has a value of the
   *     wrong kind
   */
  public static ElicitSchema received(RawJson schema, String path) {
    ElicitSchemaParser parser = new ElicitSchemaParser(schema.tape(), path, false);
    parser.parse();
    return new ElicitSchema(schema, parser.properties(), parser.required());
  }

  public static Builder builder() {
    return new Builder();
  }

  /** The schema as it is sent, or as it was received. */
  public RawJson json() {
    return json;
  }

  /**
   * The schema in the words of 2025-06-18: titles of options beside their values, no defaults but
   * of booleans. Null if it has fields that revision did not know: choices of several, and those
   * unknown to this SDK.
   */
  public @Nullable RawJson plainJson() {
    for (PrimitiveSchema field : properties.values()) {
      if (field instanceof MultiSelectSchema || field instanceof UnknownSchema) {
        return null;
      }
    }
    return ElicitSchemaWriter.plain(properties, required);
  }

  /** The fields by name, in order; unmodifiable. */
  public Map<String, PrimitiveSchema> properties() {
    return properties;
  }

  /** Names of the fields that must be filled in; unmodifiable. */
  public Set<String> required() {
    return required;
  }

  /**
   * The content with the defaults of all fields it leaves out; unchanged if it is not an object.
   */
  public RawJson applyDefaults(RawJson content) {
    return ElicitAnswers.applyDefaults(properties, content);
  }

  /**
   * What is wrong with an answer, each as {@code field: what}, empty if nothing. The text quotes
   * the schema's limits but nothing the user typed. Members that are no field of the form are not
   * judged.
   */
  public List<String> problems(RawJson content) {
    return ElicitAnswers.problems(this, content);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ElicitSchema schema && json.equals(schema.json);
  }

  @Override
  public int hashCode() {
    return json.hashCode();
  }

  @Override
  public String toString() {
    return json.toString();
  }

  /** Fields in the order they are added. Not thread-safe. */
  public static final class Builder {
    private final Map<String, PrimitiveSchema> properties = new LinkedHashMap<>();
    private final Set<String> required = new LinkedHashSet<>();

    private Builder() {}

    /**
     * Adds a field that must be filled in. Fails if the field contradicts itself or the name is
     * taken.
     */
    public Builder required(String name, PrimitiveSchema field) {
      return add(name, field, true);
    }

    /**
     * Adds a field that may be left out. Fails if the field contradicts itself or the name is
     * taken.
     */
    public Builder optional(String name, PrimitiveSchema field) {
      return add(name, field, false);
    }

    private Builder add(String name, PrimitiveSchema field, boolean mandatory) {
      String problem = FieldRules.problem(field);
      if (problem != null) {
        throw new IllegalArgumentException("field " + name + ": " + problem);
      }
      if (properties.putIfAbsent(name, field) != null) {
        throw new IllegalArgumentException("field " + name + " comes twice");
      }
      if (mandatory) {
        required.add(name);
      }
      return this;
    }

    public ElicitSchema build() {
      Map<String, PrimitiveSchema> fields =
          Collections.unmodifiableMap(new LinkedHashMap<>(properties));
      Set<String> names = Collections.unmodifiableSet(new LinkedHashSet<>(required));
      return new ElicitSchema(ElicitSchemaWriter.json(fields, names), fields, names);
    }
  }
}
