package dev.mcpsdk.schema;

import org.jspecify.annotations.Nullable;

/** A page of the caller's tasks. */
@ProtocolSince("2025-11-25")
@ProtocolRemoved("2026-07-28")
public record ListTasksRequest(@Nullable String cursor) implements PagedRequest<ListTasksResult> {

  @Override
  public ListTasksRequest at(String cursor) {
    return new ListTasksRequest(cursor);
  }

  @Override
  public Method<ListTasksRequest, ListTasksResult> method() {
    return TaskMethods.LIST;
  }
}
