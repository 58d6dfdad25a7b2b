package dev.mcpsdk.schema.type;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON a Java type stands for, one level deep: nested types are named, not taken apart, so
 * recursive types need no special case here.
 */
public sealed interface TypeShape {
  /** A string, number or boolean. */
  record Scalar(ScalarKind kind) implements TypeShape {}

  /** A string out of a list; the constants are in declaration order. */
  record Choice(List<Constant> constants) implements TypeShape {
    public Choice {
      constants = List.copyOf(constants);
    }
  }

  /** An enum constant, the string it is written as, and its annotations. */
  record Constant(String name, Enum<?> value, Marks marks) {}

  /** {@code Optional} and its primitive siblings: null when empty, absent as a member. */
  record Maybe(JavaType element) implements TypeShape {}

  /** An array. */
  record Sequence(JavaType element, SequenceKind kind) implements TypeShape {}

  /** What holds the elements in Java. */
  enum SequenceKind {
    LIST,
    SET,
    ARRAY
  }

  /** An object whose names are the keys: strings, or constants of an enum. */
  record Mapping(JavaType key, JavaType value) implements TypeShape {}

  /** A record bound by this SDK; the properties are its components in order. */
  record Components(List<Property> properties) implements TypeShape {
    public Components {
      properties = List.copyOf(properties);
    }
  }

  /** A sealed interface of records, told apart by the value of one member. */
  record Union(String discriminator, List<Variant> variants) implements TypeShape {
    public Union {
      variants = List.copyOf(variants);
    }
  }

  /** One alternative and the discriminator's value for it. */
  record Variant(String name, JavaType type) {}

  /**
   * A type bound by JSON-B.
   *
   * @param properties what JSON-B's default rules read and write
   * @param open whether the type decides its JSON by code (serializer, visibility strategy), so
   *     that the properties are not known
   * @param adapted what an adapter on the type turns it into
   * @param union the alternatives of {@code @JsonbTypeInfo}
   */
  record Bean(
      List<Property> properties, boolean open, @Nullable JavaType adapted, @Nullable Union union)
      implements TypeShape {
    public Bean {
      properties = List.copyOf(properties);
    }
  }

  /** Any JSON value, or any of one kind: {@code Object} and the types of {@code jakarta.json}. */
  record Anything() implements TypeShape {}

  /** {@code void}: no value, an object without members where an object is needed. */
  record Nothing() implements TypeShape {}

  /**
   * Takes a type apart.
   *
   * @throws UnsupportedTypeException with the cure, if the type stands for no JSON
   */
  static TypeShape of(JavaType type) {
    return ShapeReader.read(type);
  }

  /** Whether JSON writes the type as a string, so that a default for it needs no quotes. */
  static boolean isText(JavaType type) {
    TypeShape shape = of(type);
    if (shape instanceof Maybe maybe) {
      return isText(maybe.element());
    }
    return shape instanceof Choice
        || shape instanceof Scalar scalar && scalar.kind().json() == ScalarKind.Json.STRING;
  }
}
