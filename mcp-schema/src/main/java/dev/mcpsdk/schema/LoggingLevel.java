package dev.mcpsdk.schema;

import org.jspecify.annotations.Nullable;

/** The severities of RFC 5424, the least severe first: {@code compareTo} orders by severity. */
public enum LoggingLevel {
  DEBUG("debug"),
  INFO("info"),
  NOTICE("notice"),
  WARNING("warning"),
  ERROR("error"),
  CRITICAL("critical"),
  ALERT("alert"),
  EMERGENCY("emergency");

  private final String wireName;

  LoggingLevel(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  /** Whether a message of this level passes a threshold: it is as severe or more. */
  public boolean reaches(LoggingLevel threshold) {
    return compareTo(threshold) >= 0;
  }

  /** The level of that name on the wire, or null if there is none. */
  public static @Nullable LoggingLevel of(String wireName) {
    return switch (wireName) {
      case "debug" -> DEBUG;
      case "info" -> INFO;
      case "notice" -> NOTICE;
      case "warning" -> WARNING;
      case "error" -> ERROR;
      case "critical" -> CRITICAL;
      case "alert" -> ALERT;
      case "emergency" -> EMERGENCY;
      default -> null;
    };
  }
}
