package dev.mcpsdk.schema;

import java.util.Objects;

/** The result of a method that only confirms. */
public record EmptyResult(Meta meta) implements Result {
  public static final EmptyResult INSTANCE = new EmptyResult(Meta.EMPTY);

  public EmptyResult {
    Objects.requireNonNull(meta, "meta");
  }
}
