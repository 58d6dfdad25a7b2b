package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.CacheHint;
import dev.mcpsdk.schema.CacheableResult;
import dev.mcpsdk.schema.Meta;
import dev.mcpsdk.schema.Method;
import dev.mcpsdk.schema.PagedResult;
import dev.mcpsdk.schema.Prompt;
import dev.mcpsdk.schema.Resource;
import dev.mcpsdk.schema.ResourceTemplate;
import dev.mcpsdk.schema.Tool;
import dev.mcpsdk.schema.json.RawJson;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list whose entries were encoded before: writing it copies bytes. It may stand
 * wherever the list's own result does and is the same on the wire.
 *
 * @param method the list it is a page of: tools, resources, resource templates or prompts
 * @param items each as {@code encode} made it for the revision written to
 */
public record EncodedPage(
    Method<?, ? extends PagedResult<?>> method,
    List<RawJson> items,
    @Nullable String nextCursor,
    @Nullable CacheHint cache,
    Meta meta)
    implements PagedResult<RawJson>, CacheableResult {
  public EncodedPage {
    Objects.requireNonNull(PageCodec.memberOf(method), "method");
    items = List.copyOf(items);
    Objects.requireNonNull(meta, "meta");
  }

  public static EncodedPage of(
      Method<?, ? extends PagedResult<?>> method,
      List<RawJson> items,
      @Nullable String nextCursor,
      @Nullable CacheHint cache) {
    return new EncodedPage(method, items, nextCursor, cache, Meta.EMPTY);
  }

  public static RawJson encode(Tool tool, Wire wire) {
    return RawJson.write(out -> ToolCodec.write(out, tool, wire));
  }

  public static RawJson encode(Resource resource, Wire wire) {
    return RawJson.write(out -> ResourceCodec.write(out, resource, wire));
  }

  public static RawJson encode(ResourceTemplate template, Wire wire) {
    return RawJson.write(out -> ResourceCodec.write(out, template, wire));
  }

  public static RawJson encode(Prompt prompt, Wire wire) {
    return RawJson.write(out -> PromptCodec.write(out, prompt, wire));
  }
}
