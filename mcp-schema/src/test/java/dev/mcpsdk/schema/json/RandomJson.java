package dev.mcpsdk.schema.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/**
 * Random JSON: a tree, and many ways to spell the same tree. Every choice follows from the seed.
 */
final class RandomJson {

  /**
   * A JSON value before it is spelled: null, Boolean, Long, String (both of them), List or Members.
   */
  record Members(List<String> names, List<Object> values) {}

  /** {@code unscaled * 10^exponent}, to be spelled in several ways. */
  record Num(long unscaled, int exponent) {}

  private static final Object NULL = new Object();
  private static final String CHARS =
      "ab\"\\/\b\f\n\r\t\u0000\u001F\u007F\u0080ÿ߿ࠀ€퟿\uE000\uFFFD\uFFFF";

  private final Random random;

  RandomJson(long seed) {
    this.random = new Random(seed);
  }

  Object tree() {
    return value(random.nextInt(6));
  }

  /** A container, so that there is something to break. */
  Object container() {
    return random.nextBoolean() ? array(4) : object(4);
  }

  private Object value(int depth) {
    return switch (random.nextInt(depth > 0 ? 8 : 5)) {
      case 0 -> NULL;
      case 1 -> random.nextBoolean();
      case 2, 3 -> number();
      case 4 -> string();
      case 5 -> array(depth - 1);
      default -> object(depth - 1);
    };
  }

  private Object array(int depth) {
    List<Object> elements = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      elements.add(value(depth));
    }
    return elements;
  }

  private Object object(int depth) {
    int size = random.nextInt(12) == 0 ? 40 : random.nextInt(6);
    Set<String> seen = new HashSet<>();
    Members members = new Members(new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < size; i++) {
      String name = random.nextInt(3) == 0 ? string() : "n" + random.nextInt(100);
      if (seen.add(name)) {
        members.names.add(name);
        members.values.add(value(size > 6 ? 0 : depth));
      }
    }
    return members;
  }

  private Num number() {
    long unscaled =
        switch (random.nextInt(4)) {
          case 0 -> random.nextInt(20) - 10;
          case 1 -> random.nextLong();
          case 2 -> Long.MAX_VALUE - random.nextInt(3);
          default -> Long.MIN_VALUE + random.nextInt(3);
        };
    return new Num(unscaled, random.nextInt(3) > 0 ? 0 : random.nextInt(60) - 30);
  }

  String string() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(3) == 0 ? random.nextInt(40) : random.nextInt(9); i > 0; i--) {
      switch (random.nextInt(6)) {
        case 0 -> text.append(CHARS.charAt(random.nextInt(CHARS.length())));
        case 1 -> text.appendCodePoint(0x10000 + random.nextInt(0x100000));
        default -> text.append((char) (' ' + random.nextInt(95)));
      }
    }
    return text.toString();
  }

  /**
   * One of the many texts of the tree: white space, escapes, number forms and order of members
   * differ.
   */
  String spell(Object tree) {
    StringBuilder out = new StringBuilder();
    spell(out, tree);
    return out.toString();
  }

  private void spell(StringBuilder out, Object value) {
    space(out);
    if (value == NULL) {
      out.append("null");
    } else if (value instanceof Num number) {
      spellNumber(out, number);
    } else if (value instanceof String string) {
      spellString(out, string);
    } else if (value instanceof List<?> elements) {
      spellArray(out, elements);
    } else if (value instanceof Members members) {
      spellObject(out, members);
    } else {
      out.append(value);
    }
    space(out);
  }

  private void spellArray(StringBuilder out, List<?> elements) {
    out.append('[');
    space(out);
    for (int i = 0; i < elements.size(); i++) {
      out.append(i > 0 ? "," : "");
      spell(out, elements.get(i));
    }
    out.append(']');
  }

  private void spellObject(StringBuilder out, Members members) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < members.names.size(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, random);
    out.append('{');
    space(out);
    for (int i = 0; i < order.size(); i++) {
      out.append(i > 0 ? "," : "");
      space(out);
      spellString(out, members.names.get(order.get(i)));
      space(out);
      out.append(':');
      spell(out, members.values.get(order.get(i)));
    }
    out.append('}');
  }

  private void spellNumber(StringBuilder out, Num number) {
    out.append(number.unscaled);
    if (random.nextInt(4) == 0) {
      out.append('.').append("0".repeat(1 + random.nextInt(3)));
    }
    if (number.exponent != 0 || random.nextInt(4) == 0) {
      out.append(random.nextBoolean() ? 'e' : 'E');
      out.append(number.exponent >= 0 && random.nextBoolean() ? "+" : "");
      out.append(number.exponent);
    }
  }

  private void spellString(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int shortForm = "\"\\/\b\f\n\r\t".indexOf(c);
      if (shortForm >= 0 && (c != '/' || random.nextBoolean()) && random.nextInt(4) > 0) {
        out.append('\\').append("\"\\/bfnrt".charAt(shortForm));
      } else if (c < ' ' || c == '"' || c == '\\' || random.nextInt(8) == 0) {
        escape(out, c);
        if (Character.isHighSurrogate(c)) { // both halves or none: UTF-8 has no halves
          escape(out, text.charAt(++i));
        }
      } else {
        out.append(c);
        if (Character.isHighSurrogate(c)) {
          out.append(text.charAt(++i));
        }
      }
    }
    out.append('"');
  }

  private void escape(StringBuilder out, char c) {
    String hex = String.format("%04x", (int) c);
    out.append("\\u").append(random.nextBoolean() ? hex : hex.toUpperCase(Locale.ROOT));
  }

  private void space(StringBuilder out) {
    while (random.nextInt(5) == 0) {
      out.append(" \t\r\n".charAt(random.nextInt(4)));
    }
  }
}
