package dev.mcpsdk.server;

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

  void listChanged(Feature feature) {
    sinks.forEach(sink -> sink.listChanged(feature));
  }

  void resourceUpdated(String uri) {
    sinks.forEach(sink -> sink.resourceUpdated(uri));
  }
}
