package dev.mcpsdk.schema.infer;

import dev.mcpsdk.schema.type.JavaType;
import dev.mcpsdk.schema.type.Property;
import dev.mcpsdk.schema.type.ScalarKind;
import dev.mcpsdk.schema.type.TypeShape;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.UUID;

/** Makes random values of a type; deep ones become rare with their depth. */
final class RandomValues {

  private static final String[] TEXTS = {
    "", "a", "Oslo", "\"quoted\\\"", "日本", "\uD83D\uDE00", "\u0000\n", "true", "5", "2026-01-01"
  };

  private final SplittableRandom random;
  private int depth;

  RandomValues(SplittableRandom random) {
    this.random = random;
  }

  Object of(Type type) {
    return of(JavaType.of(type));
  }

  private Object of(JavaType type) {
    if (type.nullable() && (depth > 4 || random.nextInt(3) == 0)) {
      return null;
    }
    JavaType present = type.withNullable(false);
    depth++;
    try {
      return of(present, TypeShape.of(present));
    } finally {
      depth--;
    }
  }

  private Object of(JavaType type, TypeShape shape) {
    if (shape instanceof TypeShape.Scalar scalar) {
      return scalar(scalar.kind());
    }
    if (shape instanceof TypeShape.Choice choice) {
      return choice.constants().get(random.nextInt(choice.constants().size())).value();
    }
    if (shape instanceof TypeShape.Maybe maybe) {
      return optional(type.raw(), maybe.element());
    }
    if (shape instanceof TypeShape.Sequence sequence) {
      List<Object> list = new ArrayList<>();
      for (int i = size(); i > 0; i--) {
        list.add(of(sequence.element()));
      }
      return sequence.kind() == TypeShape.SequenceKind.SET ? new LinkedHashSet<>(list) : list;
    }
    if (shape instanceof TypeShape.Mapping mapping) {
      Map<Object, Object> map = new LinkedHashMap<>();
      for (int i = size(); i > 0; i--) {
        map.put(of(mapping.key()), of(mapping.value()));
      }
      return map;
    }
    if (shape instanceof TypeShape.Components components) {
      return record(type, components.properties());
    }
    if (shape instanceof TypeShape.Union union) {
      int bound = depth > 4 ? 2 : union.variants().size();
      return of(union.variants().get(random.nextInt(bound)).type());
    }
    throw new IllegalArgumentException("no random " + type);
  }

  private int size() {
    return depth > 4 ? 0 : random.nextInt(4);
  }

  private Object optional(Class<?> container, JavaType element) {
    boolean empty = depth > 4 || random.nextBoolean();
    if (container == OptionalInt.class) {
      return empty ? OptionalInt.empty() : OptionalInt.of((Integer) of(element));
    }
    if (container == OptionalLong.class) {
      return empty ? OptionalLong.empty() : OptionalLong.of((Long) of(element));
    }
    if (container == OptionalDouble.class) {
      return empty ? OptionalDouble.empty() : OptionalDouble.of((Double) of(element));
    }
    return empty ? Optional.empty() : Optional.of(of(element));
  }

  private Object record(JavaType type, List<Property> properties) {
    RecordComponent[] components = type.raw().getRecordComponents();
    Class<?>[] parameters = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      parameters[i] = components[i].getType();
      values[i] = of(properties.get(i).type());
    }
    try {
      Constructor<?> constructor = type.raw().getDeclaredConstructor(parameters);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private Object scalar(ScalarKind kind) {
    long number = random.nextInt(4) == 0 ? random.nextInt(3) - 1 : random.nextLong();
    return switch (kind) {
      case STRING -> TEXTS[random.nextInt(TEXTS.length)];
      case CHAR -> "aé\u0000\"日".charAt(random.nextInt(5));
      case BOOLEAN -> random.nextBoolean();
      case BYTE -> (byte) number;
      case SHORT -> (short) number;
      case INT -> (int) number;
      case LONG -> number;
      case BIG_INTEGER -> BigInteger.valueOf(number).multiply(BigInteger.valueOf(number));
      case FLOAT -> finite(Float.intBitsToFloat((int) number));
      case DOUBLE -> finite(Double.longBitsToDouble(number));
      case BIG_DECIMAL -> BigDecimal.valueOf(number, random.nextInt(-30, 30));
      case BYTES -> BigInteger.valueOf(number).toByteArray();
      case UUID -> new UUID(number, random.nextLong());
      case URI -> URI.create(random.nextBoolean() ? "http://a.b/c?d=%20#e" : "relative/path");
      default -> time(kind);
    };
  }

  private static float finite(float number) {
    return Float.isFinite(number) ? number : 0.1f;
  }

  private static double finite(double number) {
    return Double.isFinite(number) ? number : 0.1;
  }

  /** Years 0 to 9999, the range of RFC 3339. */
  private Object time(ScalarKind kind) {
    Instant instant = Instant.ofEpochSecond(random.nextLong(-62135596800L, 253402300799L));
    instant = random.nextBoolean() ? instant : instant.plusNanos(random.nextInt(999_999_999));
    ZoneOffset zone = ZoneOffset.ofHoursMinutes(random.nextInt(0, 12), random.nextInt(60));
    OffsetDateTime time = instant.atOffset(ZoneOffset.UTC).withOffsetSameLocal(zone);
    LocalDateTime local =
        random.nextBoolean()
            ? time.toLocalDateTime()
            : time.toLocalDateTime().withSecond(0).withNano(0);
    return switch (kind) {
      case INSTANT -> instant;
      case LOCAL_DATE -> local.toLocalDate();
      case LOCAL_TIME -> local.toLocalTime();
      case LOCAL_DATE_TIME -> local;
      case OFFSET_DATE_TIME -> local.atOffset(zone);
      case OFFSET_TIME -> local.toLocalTime().atOffset(zone);
      case ZONED_DATE_TIME -> local.atZone(ZoneId.of("Europe/Oslo"));
      case DURATION -> Duration.ofSeconds(random.nextInt(), random.nextInt(3) * 500_000_000L);
      case PERIOD -> Period.of(random.nextInt(-9, 9), random.nextInt(-9, 9), random.nextInt(99));
      case YEAR -> Year.of(random.nextInt(-9999, 9999));
      case YEAR_MONTH -> YearMonth.from(local);
      default -> throw new IllegalArgumentException("no random " + kind);
    };
  }
}
