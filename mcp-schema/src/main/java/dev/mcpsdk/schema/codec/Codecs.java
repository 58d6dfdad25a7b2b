package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.Result;
import dev.mcpsdk.schema.json.JsonReader;
import dev.mcpsdk.schema.json.MemberNames;
import dev.mcpsdk.schema.json.Name;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The codecs by method: those of the protocol, and those an extension adds. Immutable and
 * thread-safe. Which methods exist in a revision is the dialect's knowledge, not this table's.
 */
public final class Codecs {
  /** The methods of all revisions of the protocol. */
  public static final Codecs STANDARD =
      new Codecs(StandardCodecs.methods(), StandardCodecs.notifications());

  private static final int MAX_NAMES = 64;

  private final Map<String, MethodCodec<?, ?>> methods = new HashMap<>();
  private final Map<String, NotificationCodec<?>> notifications = new HashMap<>();
  private final Map<Class<?>, MethodCodec<?, ?>> byResult = new HashMap<>();
  private final String[] names;
  private final MemberNames table;

  private Codecs(List<MethodCodec<?, ?>> methods, List<NotificationCodec<?>> notifications) {
    List<String> all = new ArrayList<>();
    for (MethodCodec<?, ?> codec : methods) {
      put(this.methods, codec.method().name(), codec);
      byResult.putIfAbsent(codec.method().resultType(), codec);
      all.add(codec.method().name());
    }
    for (NotificationCodec<?> codec : notifications) {
      put(this.notifications, codec.method(), codec);
      all.add(codec.method());
    }
    names = all.toArray(new String[0]);
    Name[] indexed = new Name[Math.min(names.length, MAX_NAMES)];
    for (int i = 0; i < indexed.length; i++) {
      indexed[i] = Name.of(names[i]);
    }
    table = MemberNames.of(indexed);
  }

  /** These codecs and more. @throws IllegalArgumentException if a method is there already */
  public Codecs with(List<MethodCodec<?, ?>> methods, List<NotificationCodec<?>> notifications) {
    List<MethodCodec<?, ?>> allMethods = new ArrayList<>(this.methods.values());
    allMethods.addAll(methods);
    List<NotificationCodec<?>> allNotifications = new ArrayList<>(this.notifications.values());
    allNotifications.addAll(notifications);
    return new Codecs(allMethods, allNotifications);
  }

  public @Nullable MethodCodec<?, ?> method(String name) {
    return methods.get(name);
  }

  public @Nullable NotificationCodec<?> notification(String name) {
    return notifications.get(name);
  }

  /** Some codec whose results have that class, for writing one. */
  public @Nullable MethodCodec<?, ?> resultOf(Class<? extends Result> type) {
    return byResult.get(type);
  }

  /** Reads a string; for the name of a known method it is the name's own instance. */
  public String methodName(JsonReader in) {
    int index = in.stringIndex(table);
    return index >= 0 ? names[index] : in.string();
  }

  private static <T> void put(Map<String, T> map, String method, T codec) {
    if (map.putIfAbsent(method, codec) != null) {
      throw new IllegalArgumentException("there is a codec for " + method + " already");
    }
  }
}
