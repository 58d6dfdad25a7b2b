package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.CacheHint;
import dev.mcpsdk.schema.CacheableResult;
import dev.mcpsdk.schema.Meta;
import dev.mcpsdk.schema.Method;
import dev.mcpsdk.schema.PagedRequest;
import dev.mcpsdk.schema.PagedResult;
import dev.mcpsdk.schema.json.RawJson;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list whose entries were encoded before: writing it copies bytes. It may stand
 * wherever the list's own result does and reads the same on the wire.
 *
 * @param method the list it is a page of
 * @param items each as {@link EntryEncoder} made it for the revision written to
 */
public record EncodedPage(
    Method<? extends PagedRequest<?>, ? extends PagedResult<?>> method,
    List<RawJson> items,
    @Nullable String nextCursor,
    @Nullable CacheHint cache,
    Meta meta)
    implements PagedResult<RawJson>, CacheableResult {
  public EncodedPage {
    Objects.requireNonNull(method, "method");
    items = List.copyOf(items);
    Objects.requireNonNull(meta, "meta");
  }
}
