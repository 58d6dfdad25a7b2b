package dev.mcpsdk.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The server's wishes for the model, all advisory. Priorities go from 0 (does not matter) to 1
 * (matters most); values a peer sends are not checked.
 */
public record ModelPreferences(
    List<ModelHint> hints,
    @Nullable Double costPriority,
    @Nullable Double speedPriority,
    @Nullable Double intelligencePriority) {

  public ModelPreferences {
    hints = List.copyOf(hints);
  }

  /** The first model that contains a hint, hints tried in order; null if none does. */
  public @Nullable String firstMatch(Collection<String> models) {
    for (ModelHint hint : hints) {
      String part = hint.name();
      if (part == null) {
        continue;
      }
      for (String model : models) {
        if (model.contains(part)) {
          return model;
        }
      }
    }
    return null;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Not thread-safe. */
  public static final class Builder {
    private final List<ModelHint> hints = new ArrayList<>();
    private @Nullable Double cost;
    private @Nullable Double speed;
    private @Nullable Double intelligence;

    private Builder() {}

    /** The next hint to try after those already added. */
    public Builder hint(String name) {
      hints.add(ModelHint.of(name));
      return this;
    }

    public Builder costPriority(double priority) {
      cost = checked(priority);
      return this;
    }

    public Builder speedPriority(double priority) {
      speed = checked(priority);
      return this;
    }

    public Builder intelligencePriority(double priority) {
      intelligence = checked(priority);
      return this;
    }

    public ModelPreferences build() {
      return new ModelPreferences(hints, cost, speed, intelligence);
    }

    private static double checked(double priority) {
      if (!(priority >= 0 && priority <= 1)) {
        throw new IllegalArgumentException("expected a priority from 0 to 1 but found " + priority);
      }
      return priority;
    }
  }
}
