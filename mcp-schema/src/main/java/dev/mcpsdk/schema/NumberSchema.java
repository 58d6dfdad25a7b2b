package dev.mcpsdk.schema;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A field for a number.
 *
 * @param integer whether only whole numbers are accepted ({@code 3.0} is one)
 * @param minimum inclusive
 * @param maximum inclusive
 * @param defaultValue from 2025-11-25 on
 */
public record NumberSchema(
    @Nullable String title,
    @Nullable String description,
    boolean integer,
    @Nullable BigDecimal minimum,
    @Nullable BigDecimal maximum,
    @Nullable BigDecimal defaultValue)
    implements PrimitiveSchema {

  /** A whole number, to be refined. */
  public static Builder integers() {
    return new Builder(true);
  }

  /** Any number, to be refined. */
  public static Builder numbers() {
    return new Builder(false);
  }

  /** Not thread-safe. */
  public static final class Builder {
    private final boolean integer;
    private @Nullable String title;
    private @Nullable String description;
    private @Nullable BigDecimal minimum;
    private @Nullable BigDecimal maximum;
    private @Nullable BigDecimal defaultValue;

    private Builder(boolean integer) {
      this.integer = integer;
    }

    public Builder title(String title) {
      this.title = title;
      return this;
    }

    public Builder description(String description) {
      this.description = description;
      return this;
    }

    public Builder minimum(long inclusive) {
      this.minimum = BigDecimal.valueOf(inclusive);
      return this;
    }

    public Builder minimum(double inclusive) {
      this.minimum = BigDecimal.valueOf(inclusive);
      return this;
    }

    public Builder maximum(long inclusive) {
      this.maximum = BigDecimal.valueOf(inclusive);
      return this;
    }

    public Builder maximum(double inclusive) {
      this.maximum = BigDecimal.valueOf(inclusive);
      return this;
    }

    /** What the form shows at first, and the answer if the field is left out. */
    public Builder defaultValue(long value) {
      this.defaultValue = BigDecimal.valueOf(value);
      return this;
    }

    /** What the form shows at first, and the answer if the field is left out. */
    public Builder defaultValue(double value) {
      this.defaultValue = BigDecimal.valueOf(value);
      return this;
    }

    public NumberSchema build() {
      return new NumberSchema(title, description, integer, minimum, maximum, defaultValue);
    }
  }
}
