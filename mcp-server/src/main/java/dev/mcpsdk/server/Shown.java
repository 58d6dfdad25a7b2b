package dev.mcpsdk.server;

/** A peer's text as it may stand in a message. */
final class Shown {

  private static final int MAX_LENGTH = 200;

  private Shown() {}

  static String name(String text) {
    return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
  }
}
