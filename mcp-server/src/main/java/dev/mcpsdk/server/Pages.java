package dev.mcpsdk.server;

import dev.mcpsdk.schema.CacheHint;
import dev.mcpsdk.schema.ListPromptsResult;
import dev.mcpsdk.schema.ListResourceTemplatesResult;
import dev.mcpsdk.schema.ListResourcesResult;
import dev.mcpsdk.schema.ListToolsResult;
import dev.mcpsdk.schema.Meta;
import dev.mcpsdk.schema.Method;
import dev.mcpsdk.schema.PagedResult;
import dev.mcpsdk.schema.codec.EncodedPage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The results of the four lists: as encoded entries, or as their own types where an interceptor is
 * to see them.
 */
final class Pages {

  private Pages() {}

  static <E extends Registered> ListOperation.PageMaker<E> encoded(
      Method<?, ? extends PagedResult<?>> method, CacheHint hint) {
    return (entries, next, wire) ->
        EncodedPage.of(
            method, definitions(entries, entry -> entry.encoded().json(wire)), next, hint);
  }

  static ListOperation.PageMaker<RegisteredTool> tools(CacheHint hint) {
    return (entries, next, wire) ->
        new ListToolsResult(
            definitions(entries, RegisteredTool::definition), next, hint, Meta.EMPTY);
  }

  static ListOperation.PageMaker<RegisteredResource> resources(CacheHint hint) {
    return (entries, next, wire) ->
        new ListResourcesResult(
            definitions(entries, entry -> entry.spec().definition()), next, hint, Meta.EMPTY);
  }

  static ListOperation.PageMaker<RegisteredResourceTemplate> templates(CacheHint hint) {
    return (entries, next, wire) ->
        new ListResourceTemplatesResult(
            definitions(entries, entry -> entry.spec().definition()), next, hint, Meta.EMPTY);
  }

  static ListOperation.PageMaker<RegisteredPrompt> prompts(CacheHint hint) {
    return (entries, next, wire) ->
        new ListPromptsResult(
            definitions(entries, entry -> entry.spec().definition()), next, hint, Meta.EMPTY);
  }

  private static <E, D> List<D> definitions(List<E> entries, Function<E, D> definition) {
    List<D> definitions = new ArrayList<>(entries.size());
    for (E entry : entries) {
      definitions.add(definition.apply(entry));
    }
    return definitions;
  }
}
