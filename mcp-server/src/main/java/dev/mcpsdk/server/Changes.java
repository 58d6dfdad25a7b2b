package dev.mcpsdk.server;

import dev.mcpsdk.schema.Notification;
import dev.mcpsdk.schema.PromptListChangedNotification;
import dev.mcpsdk.schema.ResourceListChangedNotification;
import dev.mcpsdk.schema.ToolListChangedNotification;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Where changes of what the server offers are told to everything that passes them on. */
final class Changes {

  /** Passes changes on to clients in one era's way. Quick, never blocks. */
  interface Sink {

    /** The list that this feature is or was in has changed. */
    void listChanged(Feature feature);

    /** What this URI names reads differently now. */
    void resourceUpdated(String uri);
  }

  private final List<Sink> sinks = new CopyOnWriteArrayList<>();

  void addSink(Sink sink) {
    sinks.add(sink);
  }

  /** What is told of a change of the list that a feature is or was in. */
  static Notification notification(Feature feature) {
    return switch (feature.kind()) {
      case TOOL -> new ToolListChangedNotification();
      case PROMPT -> new PromptListChangedNotification();
      case RESOURCE, RESOURCE_TEMPLATE -> new ResourceListChangedNotification();
    };
  }

  void listChanged(Feature feature) {
    sinks.forEach(sink -> sink.listChanged(feature));
  }

  void resourceUpdated(String uri) {
    sinks.forEach(sink -> sink.resourceUpdated(uri));
  }
}
