package dev.mcpsdk.schema;

/** A one-way message in neutral form. A receiver never answers it. */
public interface Notification {
  /** The method on the wire, for example {@code notifications/progress}. */
  String method();
}
