package dev.mcpsdk.schema;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file or folder the client exposes.
 *
 * @param uri a {@code file://} URI today; other schemes may follow, so a received one is not
 *     checked
 * @param name what to call it before people
 */
public record Root(String uri, @Nullable String name, Meta meta) {

  public Root {
    Objects.requireNonNull(uri, "uri");
    Objects.requireNonNull(meta, "meta");
  }

  /**
   * The path made absolute and normalized ({@code ..} resolved); nothing is read from the file
   * system.
   */
  public static Root of(Path path) {
    return of(path, null);
  }

  /** The path made absolute and normalized ({@code ..} resolved), with a name. */
  public static Root of(Path path, @Nullable String name) {
    String uri = path.toAbsolutePath().normalize().toUri().toString();
    return new Root(uri, name, Meta.EMPTY);
  }
}
