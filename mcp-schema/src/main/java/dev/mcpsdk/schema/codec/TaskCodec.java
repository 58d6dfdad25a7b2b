package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.Task;
import dev.mcpsdk.schema.TaskMetadata;
import dev.mcpsdk.schema.TaskStatus;
import dev.mcpsdk.schema.json.JsonReader;
import dev.mcpsdk.schema.json.JsonWriter;
import dev.mcpsdk.schema.json.MemberNames;
import dev.mcpsdk.schema.json.Name;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The members of a task. The generations name two of them differently: {@code ttl} and {@code
 * pollInterval} in 2025-11-25, {@code ttlMs} and {@code pollIntervalMs} in the extension. Both are
 * read, one is written. Collects while it reads, so not thread-safe.
 */
final class TaskCodec {
  static final Name TASK_ID = Name.of("taskId");
  private static final Name STATUS = Name.of("status");
  private static final Name STATUS_MESSAGE = Name.of("statusMessage");
  private static final Name CREATED_AT = Name.of("createdAt");
  private static final Name LAST_UPDATED_AT = Name.of("lastUpdatedAt");
  private static final Name TTL = Name.of("ttl");
  private static final Name TTL_MS = Name.of("ttlMs");
  private static final Name POLL_INTERVAL = Name.of("pollInterval");
  private static final Name POLL_INTERVAL_MS = Name.of("pollIntervalMs");
  private static final TaskStatus[] STATUSES = TaskStatus.values();
  private static final MemberNames STATUS_NAMES =
      MemberNames.of(
          Name.of(STATUSES[0].wireName()),
          Name.of(STATUSES[1].wireName()),
          Name.of(STATUSES[2].wireName()),
          Name.of(STATUSES[3].wireName()),
          Name.of(STATUSES[4].wireName()));
  private static final Name[] OWN = {
    TASK_ID,
    STATUS,
    STATUS_MESSAGE,
    CREATED_AT,
    LAST_UPDATED_AT,
    TTL,
    POLL_INTERVAL,
    TTL_MS,
    POLL_INTERVAL_MS
  };

  /** How many of the names at the front of a table are the task's. */
  static final int COUNT = OWN.length;

  private static final MemberNames NAMES = MemberNames.of(OWN);
  private static final MemberNames METADATA_NAMES = MemberNames.of(TTL);

  private @Nullable String taskId;
  private @Nullable TaskStatus status;
  private @Nullable String statusMessage;
  private @Nullable String createdAt;
  private @Nullable String lastUpdatedAt;
  private @Nullable Long ttl;
  private boolean hasTtl;
  private boolean extension;
  private @Nullable Long pollInterval;

  /**
   * The task's names followed by others. A result that is a task cannot use the table of {@link
   * ResultFrameReader}, whose {@code ttlMs} and {@code inputRequests} mean something else.
   */
  static MemberNames names(Name... others) {
    Name[] all = Arrays.copyOf(OWN, COUNT + others.length);
    System.arraycopy(others, 0, all, COUNT, others.length);
    return MemberNames.of(all);
  }

  /** Reads the value of a member of the task. */
  void member(JsonReader in, int index) {
    switch (index) {
      case 0 -> taskId = in.string();
      case 1 -> status = readStatus(in);
      case 2 -> statusMessage = in.optionalString();
      case 3 -> createdAt = in.string();
      case 4 -> lastUpdatedAt = in.string();
      case 5, 7 -> readTtl(in, index == 7);
      case 6, 8 -> pollInterval = in.nextNull() ? null : (Long) in.integer();
      default -> in.skip();
    }
  }

  private void readTtl(JsonReader in, boolean milliseconds) {
    ttl = in.nextNull() ? null : (Long) in.integer();
    hasTtl = true;
    extension = milliseconds;
  }

  private static TaskStatus readStatus(JsonReader in) {
    int index = in.stringIndex(STATUS_NAMES);
    if (index < 0) {
      throw EnumCodec.unknown(in, "a task status");
    }
    return STATUSES[index];
  }

  /** Whether any member of a task came. */
  boolean isPresent() {
    return taskId != null || status != null;
  }

  /** Whether the task has the form of the extension, known after the last member. */
  boolean isExtension() {
    return extension;
  }

  /** The task, after its object has been left. */
  Task task(JsonReader in) {
    if (taskId == null) {
      throw in.missing("taskId");
    }
    if (status == null) {
      throw in.missing("status");
    }
    if (createdAt == null) {
      throw in.missing("createdAt");
    }
    if (lastUpdatedAt == null) {
      throw in.missing("lastUpdatedAt");
    }
    if (!hasTtl) {
      throw in.missing("ttlMs");
    }
    return new Task(taskId, status, statusMessage, createdAt, lastUpdatedAt, ttl, pollInterval);
  }

  /** Reads a whole object that is a task. */
  static Task read(JsonReader in) {
    TaskCodec codec = new TaskCodec();
    in.beginObject();
    for (int m; (m = in.nextMember(NAMES)) != MemberNames.END; ) {
      codec.member(in, m);
    }
    return codec.task(in);
  }

  /** Writes the members of a task into an object that is open. */
  static void writeMembers(JsonWriter out, Task task, Wire wire) {
    out.member(TASK_ID, task.taskId())
        .member(STATUS, task.status().wireName())
        .optional(STATUS_MESSAGE, task.statusMessage())
        .member(CREATED_AT, task.createdAt())
        .member(LAST_UPDATED_AT, task.lastUpdatedAt())
        .name(wire.coreTasks() ? TTL : TTL_MS);
    Long ttl = task.ttlMs();
    if (ttl == null) {
      out.nullValue();
    } else {
      out.value(ttl);
    }
    out.optional(wire.coreTasks() ? POLL_INTERVAL : POLL_INTERVAL_MS, task.pollIntervalMs());
  }

  /** Reads the value of {@code params.task}. */
  static TaskMetadata readMetadata(JsonReader in) {
    Long ttl = null;
    in.beginObject();
    for (int m; (m = in.nextMember(METADATA_NAMES)) != MemberNames.END; ) {
      if (m == 0) {
        ttl = in.nextNull() ? null : (Long) in.integer();
      } else {
        in.skip();
      }
    }
    return new TaskMetadata(ttl);
  }

  static void write(JsonWriter out, TaskMetadata metadata) {
    out.beginObject().optional(TTL, metadata.ttlMs()).endObject();
  }
}
