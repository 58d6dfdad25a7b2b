package dev.mcpsdk.schema.type;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The annotations of one member, wherever its author put them: component, field or accessor. */
public record Marks(List<AnnotatedElement> elements) {
  public Marks {
    elements = List.copyOf(elements);
  }

  /** Those of the places that exist. */
  static Marks of(@Nullable AnnotatedElement... places) {
    List<AnnotatedElement> present = new ArrayList<>();
    for (AnnotatedElement place : places) {
      if (place != null) {
        present.add(place);
      }
    }
    return new Marks(present);
  }

  /** The first such annotation, or null. */
  public <A extends Annotation> @Nullable A find(Class<A> annotation) {
    for (AnnotatedElement element : elements) {
      A found = element.getAnnotation(annotation);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  boolean nullable() {
    return elements.stream().anyMatch(JavaType::hasNullable);
  }
}
