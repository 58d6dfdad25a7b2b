package dev.mcpsdk.examples.everything;

import dev.mcpsdk.schema.annotation.DefaultValue;
import dev.mcpsdk.schema.annotation.Description;
import dev.mcpsdk.schema.annotation.JsonName;
import dev.mcpsdk.schema.annotation.Length;
import java.util.Locale;

/** A forecast that depends on nothing but the city's name. */
final class Weather {

  enum Unit {
    @JsonName("celsius")
    CELSIUS,
    @JsonName("fahrenheit")
    FAHRENHEIT
  }

  record Where(
      @Description("The city's name") @Length(min = 1, max = 100) String city,
      @DefaultValue("celsius") Unit unit) {}

  record Forecast(String city, double temperature, Unit unit, String conditions) {}

  private static final String[] CONDITIONS = {"clear", "cloudy", "rain", "snow", "wind"};

  private Weather() {}

  static Forecast forecast(Where where) {
    int hash = where.city().toLowerCase(Locale.ROOT).hashCode() & 0x7FFFFFFF;
    double celsius = hash % 400 / 10.0 - 5;
    double shown =
        where.unit() == Unit.CELSIUS ? celsius : Math.round((celsius * 9 / 5 + 32) * 10) / 10.0;
    return new Forecast(
        where.city(), shown, where.unit(), CONDITIONS[hash / 400 % CONDITIONS.length]);
  }
}
