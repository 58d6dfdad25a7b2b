package dev.mcpsdk.schema;

/** Asks the client which files and folders the server may concern itself with. */
public record ListRootsRequest() implements Request<ListRootsResult> {

  @Override
  public Method<ListRootsRequest, ListRootsResult> method() {
    return Methods.ROOTS_LIST;
  }
}
