package dev.mcpsdk.benchmarks;

import dev.mcpsdk.schema.json.JsonWriter;
import dev.mcpsdk.schema.json.Name;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the figures of interleaved rounds; one figure is the median over the rounds. */
public final class Results {
  private static final Name WORK = Name.of("work");
  private static final Name SUBJECT = Name.of("subject");
  private static final Name METRIC = Name.of("metric");
  private static final Name VALUE = Name.of("value");
  private static final Name UNIT = Name.of("unit");

  private record Key(String work, String subject, String metric, String unit) {}

  private final Map<Key, List<Double>> values = new LinkedHashMap<>();

  public void add(Measurement m) {
    values
        .computeIfAbsent(
            new Key(m.work(), m.subject(), m.metric(), m.unit()), key -> new ArrayList<>())
        .add(m.value());
  }

  /** The median, {@code NaN} if nothing was measured. */
  public double value(String work, String subject, String metric) {
    for (Map.Entry<Key, List<Double>> entry : values.entrySet()) {
      Key key = entry.getKey();
      if (key.work.equals(work) && key.subject.equals(subject) && key.metric.equals(metric)) {
        return median(entry.getValue());
      }
    }
    return Double.NaN;
  }

  /** The best round: the highest of a rate, the lowest of anything else. */
  public double best(String work, String subject, String metric) {
    double best = Double.NaN;
    for (Map.Entry<Key, List<Double>> entry : values.entrySet()) {
      Key key = entry.getKey();
      if (key.work.equals(work) && key.subject.equals(subject) && key.metric.equals(metric)) {
        List<Double> all = entry.getValue();
        best = metric.endsWith("/s") ? Collections.max(all) : Collections.min(all);
      }
    }
    return best;
  }

  /** How far the rounds lie apart, as a share of the median; {@code NaN} below two rounds. */
  public double spread(String work, String subject, String metric) {
    for (Map.Entry<Key, List<Double>> entry : values.entrySet()) {
      Key key = entry.getKey();
      List<Double> all = entry.getValue();
      if (all.size() > 1
          && key.work.equals(work)
          && key.subject.equals(subject)
          && key.metric.equals(metric)) {
        return (Collections.max(all) - Collections.min(all)) / median(all);
      }
    }
    return Double.NaN;
  }

  /** Who was measured at a work, in order. */
  public List<String> subjects(String work) {
    return values.keySet().stream()
        .filter(key -> key.work.equals(work))
        .map(Key::subject)
        .distinct()
        .toList();
  }

  /** Who has this figure at a work, in order. */
  public List<String> subjects(String work, String metric) {
    return values.keySet().stream()
        .filter(key -> key.work.equals(work) && key.metric.equals(metric))
        .map(Key::subject)
        .distinct()
        .toList();
  }

  public List<Measurement> medians() {
    List<Measurement> list = new ArrayList<>();
    values.forEach(
        (key, all) ->
            list.add(new Measurement(key.work, key.subject, key.metric, median(all), key.unit)));
    return list;
  }

  /** Writes a list of {@code {work, subject, metric, value, unit}}. */
  public void writeJson(Path file) throws IOException {
    JsonWriter out = new JsonWriter().beginArray();
    for (Measurement m : medians()) {
      out.put('\n')
          .beginObject()
          .member(WORK, m.work())
          .member(SUBJECT, m.subject())
          .member(METRIC, m.metric())
          .member(VALUE, Math.rint(m.value() * 10) / 10)
          .member(UNIT, m.unit())
          .endObject();
    }
    out.put('\n').endArray().put('\n');
    Files.createDirectories(file.getParent());
    Files.write(file, out.toByteArray());
  }

  private static double median(List<Double> list) {
    double[] sorted = list.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
