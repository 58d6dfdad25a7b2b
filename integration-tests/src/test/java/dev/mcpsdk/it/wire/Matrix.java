package dev.mcpsdk.it.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.AnnotationConsumer;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** Each transport with each revision. */
final class Matrix implements ArgumentsProvider, AnnotationConsumer<OnEveryRevision> {

  private OnEveryRevision where;

  @Override
  public void accept(OnEveryRevision annotation) {
    where = annotation;
  }

  @Override
  public Stream<? extends Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context) {
    List<Arguments> all = new ArrayList<>();
    for (Cell cell : where.on().length == 0 ? Cell.values() : where.on()) {
      for (Revision revision : Revision.values()) {
        if (revision.since(where.from()) && where.to().since(revision)) {
          all.add(Arguments.of(cell, revision));
        }
      }
    }
    return all.stream();
  }
}
