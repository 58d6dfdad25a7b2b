package dev.mcpsdk.it.wire;

/** The revisions of the protocol, in the names of the project's list of requirements. */
public enum Revision {
  R1("2024-11-05"),
  R2("2025-03-26"),
  R3("2025-06-18"),
  R4("2025-11-25"),
  R5("2026-07-28");

  private final String text;

  Revision(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  /** Whether it begins with {@code initialize}. */
  public boolean handshake() {
    return this != R5;
  }

  public boolean since(Revision other) {
    return compareTo(other) >= 0;
  }

  @Override
  public String toString() {
    return text;
  }
}
