package dev.mcpsdk.schema.json;

import java.util.List;
import java.util.Map;

/** A sealed interface: one member tells which record an object is. */
final class UnionBinding extends ValueBinding {

  /** One record and its discriminator value. */
  record Variant(String name, RecordBinding binding) {}

  private final String discriminator;
  private final Name name;
  private List<Variant> variants = List.of();
  private Map<Class<?>, Variant> byClass = Map.of();

  UnionBinding(String discriminator) {
    this.discriminator = discriminator;
    this.name = Name.ofAny(discriminator);
  }

  /** Called once, before the binding is published: variants may contain the union itself. */
  void complete(List<Variant> all, Map<Class<?>, Variant> classes) {
    variants = List.copyOf(all);
    byClass = Map.copyOf(classes);
  }

  @Override
  Object read(JsonTape tape, int node) {
    if (tape.kind(node) != JsonKind.OBJECT) {
      throw TapePath.expected("an object", tape, node);
    }
    int mark = tape.member(node, discriminator);
    if (mark < 0) {
      throw TapePath.missing(discriminator, tape, node);
    }
    if (tape.kind(mark) == JsonKind.STRING) {
      for (Variant variant : variants) {
        if (tape.stringEquals(mark, variant.name())) {
          return variant.binding().read(tape, node);
        }
      }
    }
    List<String> names = variants.stream().map(variant -> '"' + variant.name() + '"').toList();
    String found = tape.kind(mark) == JsonKind.STRING ? "another string" : tape.kind(mark).phrase();
    throw TapePath.mismatch("one of " + String.join(", ", names), tape, mark, found);
  }

  @Override
  void write(JsonWriter out, Object value) {
    Variant variant = byClass.get(value.getClass());
    if (variant == null) {
      throw new JsonBindingException(
          value.getClass().getName() + " is not one of the records of the sealed interface");
    }
    out.beginObject();
    out.name(name).value(variant.name());
    variant.binding().writeMembers(out, value);
    out.endObject();
  }
}
