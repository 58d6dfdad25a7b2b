package dev.mcpsdk.schema;

import java.util.Random;

/**
 * Checks a property in many rounds, each with a seed of its own. The seeds are the same every time;
 * {@code -Dfuzz.seed=…} begins with another, {@code -Dfuzz.rounds=…} sets how many rounds there
 * are. A round that fails names its number, to be run again with {@code -Dfuzz.seed=NUMBER
 * -Dfuzz.rounds=1}.
 */
public final class Rounds {

  private static final long FIRST = Long.getLong("fuzz.seed", 0);

  private Rounds() {}

  /** What is to hold for every seed. */
  @FunctionalInterface
  public interface Round {
    void check(long seed) throws Exception;
  }

  public static void check(int rounds, Round round) {
    int count = Integer.getInteger("fuzz.rounds", rounds);
    for (int i = 0; i < count; i++) {
      try {
        round.check(scattered(FIRST + i));
      } catch (Exception | AssertionError | StackOverflowError e) {
        throw new AssertionError("round " + (FIRST + i) + ": " + e.getMessage(), e);
      }
    }
  }

  // Neighbours as seeds give Randoms that begin alike.
  private static long scattered(long number) {
    return new Random(number * 0x9E3779B97F4A7C15L).nextLong();
  }

  /** Any long, often one at which something changes. */
  public static long integer(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextInt(41) - 20;
      case 1 -> (random.nextBoolean() ? Long.MIN_VALUE : Long.MAX_VALUE) + random.nextInt(5) - 2;
      case 2 -> random.nextLong() >> random.nextInt(64);
      default -> random.nextLong();
    };
  }

  /** Any chars, halves of pairs among them. */
  public static String text(Random random) {
    int length = random.nextInt(4) == 0 ? random.nextInt(300) : random.nextInt(12);
    int kinds = 1 + random.nextInt(5);
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      switch (random.nextInt(kinds)) {
        case 0 -> text.append((char) (' ' + random.nextInt(95)));
        case 1 -> text.append((char) random.nextInt(0x100));
        case 2 -> text.append((char) random.nextInt(0x10000));
        case 3 -> text.append((char) (Character.MIN_SURROGATE + random.nextInt(0x800)));
        default -> text.appendCodePoint(0x10000 + random.nextInt(0x100000));
      }
    }
    return text.toString();
  }
}
