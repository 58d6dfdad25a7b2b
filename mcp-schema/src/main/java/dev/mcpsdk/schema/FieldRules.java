package dev.mcpsdk.schema;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a field makes sense in itself, so that mistakes show where the form is written and not in
 * front of a user.
 */
final class FieldRules {

  private FieldRules() {}

  /** Null if the field can be sent. */
  static @Nullable String problem(PrimitiveSchema field) {
    if (field instanceof StringSchema text) {
      return text(text);
    }
    if (field instanceof NumberSchema number) {
      return number(number);
    }
    if (field instanceof SingleSelectSchema single) {
      return single(single);
    }
    if (field instanceof MultiSelectSchema multi) {
      return multi(multi);
    }
    if (field instanceof UnknownSchema) {
      return "a form has only strings, numbers, booleans and choices";
    }
    return null;
  }

  private static @Nullable String text(StringSchema field) {
    String range = range("minLength", field.minLength(), "maxLength", field.maxLength());
    if (range != null) {
      return range;
    }
    String value = field.defaultValue();
    if (value == null) {
      return null;
    }
    int codePoints = value.codePointCount(0, value.length());
    return inDefault(ElicitAnswers.textProblem(field, value, codePoints));
  }

  private static @Nullable String number(NumberSchema field) {
    if (field.minimum() != null
        && field.maximum() != null
        && field.minimum().compareTo(field.maximum()) > 0) {
      return "minimum " + field.minimum() + " is above maximum " + field.maximum();
    }
    if (field.defaultValue() == null) {
      return null;
    }
    if (field.integer() && field.defaultValue().stripTrailingZeros().scale() > 0) {
      return "default: is not an integer";
    }
    return inDefault(ElicitAnswers.numberProblem(field, field.defaultValue()));
  }

  private static @Nullable String single(SingleSelectSchema field) {
    String problem = options(field.options());
    if (problem != null) {
      return problem;
    }
    boolean known =
        field.defaultValue() == null
            || ElicitAnswers.isOption(field.options(), field.defaultValue());
    return known ? null : "default: is not one of the options";
  }

  private static @Nullable String multi(MultiSelectSchema field) {
    String problem = options(field.options());
    if (problem == null) {
      problem = range("minItems", field.minItems(), "maxItems", field.maxItems());
    }
    List<String> values = field.defaultValue();
    if (problem != null || values == null) {
      return problem;
    }
    for (String value : values) {
      if (!ElicitAnswers.isOption(field.options(), value)) {
        return "default: is not one of the options";
      }
    }
    return inDefault(ElicitAnswers.countProblem(field, values.size()));
  }

  private static @Nullable String options(List<SelectOption> options) {
    Set<String> values = new HashSet<>();
    for (SelectOption option : options) {
      if (!values.add(option.value())) {
        return "option " + option.value() + " comes twice";
      }
    }
    return options.isEmpty() ? "a choice needs an option" : null;
  }

  private static @Nullable String range(
      String lowName, @Nullable Long low, String highName, @Nullable Long high) {
    if ((low != null && low < 0) || (high != null && high < 0)) {
      return lowName + " and " + highName + " cannot be negative";
    }
    return low != null && high != null && low > high
        ? lowName + " " + low + " is above " + highName + " " + high
        : null;
  }

  private static @Nullable String inDefault(@Nullable String problem) {
    return problem == null ? null : "default: " + problem;
  }
}
