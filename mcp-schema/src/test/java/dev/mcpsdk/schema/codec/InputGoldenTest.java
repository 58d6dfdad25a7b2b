package dev.mcpsdk.schema.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.schema.CreateTaskResult;
import dev.mcpsdk.schema.ElicitationCompleteNotification;
import dev.mcpsdk.schema.Notification;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.Result;
import dev.mcpsdk.schema.RootsListChangedNotification;
import dev.mcpsdk.schema.TaskStatusNotification;
import dev.mcpsdk.schema.json.JsonReader;
import dev.mcpsdk.schema.json.JsonWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each line of a golden file is what the codec writes, byte for byte, for what it reads from that
 * line. The file's name says the method, the half and, if not the newest, the revision.
 */
class InputGoldenTest {

  static final Wire WIRE_2025_11_25 = Wire.NOVEMBER_2025;

  @ParameterizedTest
  @CsvSource({
    "elicitation-create.params.jsonl, elicitation/create",
    "elicitation-create.params.2025-11-25.jsonl, elicitation/create",
    "elicitation-create.result.jsonl, elicitation/create",
    "sampling-createMessage.params.jsonl, sampling/createMessage",
    "sampling-createMessage.result.jsonl, sampling/createMessage",
    "roots-list.result.jsonl, roots/list",
    "tasks-get.params.jsonl, tasks/get",
    "tasks-get.result.jsonl, tasks/get",
    "tasks-get.result.2025-11-25.jsonl, tasks/get",
    "tasks-cancel.params.jsonl, tasks/cancel",
    "tasks-cancel.result.jsonl, tasks/cancel",
    "tasks-cancel.result.2025-11-25.jsonl, tasks/cancel",
    "tasks-result.params.jsonl, tasks/result",
    "tasks-result.result.2025-11-25.jsonl, tasks/result",
    "tasks-list.params.jsonl, tasks/list",
    "tasks-list.result.2025-11-25.jsonl, tasks/list",
    "tasks-update.params.jsonl, tasks/update"
  })
  void paramsAndResults(String file, String method) throws IOException {
    MethodCodec<?, ?> codec = Codecs.STANDARD.method(method);
    assertThat(codec).isNotNull();
    boolean params = file.contains(".params.");
    check(
        file,
        (line, wire) ->
            params ? againAsParams(codec, line, wire) : againAsResult(codec, line, wire));
  }

  @Test
  void inputRequests() throws IOException {
    check(
        "inputRequests.jsonl",
        (line, wire) -> {
          JsonReader in = reader(line);
          JsonWriter out = new JsonWriter();
          InputRequestsCodec.write(out, InputRequestsCodec.read(in), wire);
          in.end();
          return out.toString();
        });
  }

  @ParameterizedTest
  @CsvSource({"createTask.jsonl", "createTask.2025-11-25.jsonl"})
  void createTask(String file) throws IOException {
    check(
        file,
        (line, wire) -> {
          JsonReader in = reader(line);
          CreateTaskResult result = TaskCodecs.readCreate(in, new ResultFrameReader());
          in.end();
          JsonWriter out = new JsonWriter();
          out.beginObject();
          TaskCodecs.writeCreate(out, result, wire);
          return out.endObject().toString();
        });
  }

  @Test
  void notifications() {
    String complete = "{\"elicitationId\":\"e-1\"}";
    assertThat(again(ElicitMethods.COMPLETE, complete)).isEqualTo(complete);
    assertThat(again(RootMethods.CHANGED, "{}")).isEqualTo("{}");
    String task =
        "{\"taskId\":\"t1\",\"status\":\"completed\",\"createdAt\":\"c\",\"lastUpdatedAt\":\"u\",\"ttlMs\":1,\"result\":{}}";
    assertThat(again(TaskCodecs.STATUS, task)).isEqualTo(task);
    assertThat(Codecs.STANDARD.notification(ElicitationCompleteNotification.METHOD))
        .isSameAs(ElicitMethods.COMPLETE);
    assertThat(Codecs.STANDARD.notification(RootsListChangedNotification.METHOD))
        .isSameAs(RootMethods.CHANGED);
    assertThat(Codecs.STANDARD.notification(TaskStatusNotification.METHOD))
        .isSameAs(TaskCodecs.STATUS);
    assertThat(Codecs.STANDARD.notification("notifications/tasks/status"))
        .isSameAs(TaskCodecs.STATUS_2025_11_25);
  }

  private static void check(String file, BiFunction<String, Wire, String> again)
      throws IOException {
    Wire wire = file.contains("2025-11-25") ? WIRE_2025_11_25 : Wire.LATEST;
    List<String> lines = lines(file);
    assertThat(lines).isNotEmpty();
    for (String line : lines) {
      assertThat(again.apply(line, wire)).isEqualTo(line);
    }
  }

  static List<String> lines(String file) throws IOException {
    try (InputStream in = InputGoldenTest.class.getResourceAsStream("golden/" + file)) {
      assertThat(in).as(file).isNotNull();
      return new ArrayList<>(
          new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    }
  }

  static <Q extends Request<R>, R extends Result> String againAsParams(
      MethodCodec<Q, R> codec, String line, Wire wire) {
    JsonReader in = reader(line);
    Q request = codec.paramsReader().read(in, new RequestFrameReader());
    in.end();
    assertThat(request.method()).isEqualTo(codec.method());
    JsonWriter out = new JsonWriter();
    out.beginObject();
    codec.paramsWriter().write(out, request, wire);
    return out.endObject().toString();
  }

  static <Q extends Request<R>, R extends Result> String againAsResult(
      MethodCodec<Q, R> codec, String line, Wire wire) {
    JsonReader in = reader(line);
    R result = codec.resultReader().read(in, new ResultFrameReader());
    in.end();
    assertThat(result).isNotNull();
    JsonWriter out = new JsonWriter();
    out.beginObject();
    codec.resultWriter().write(out, result, wire);
    return out.endObject().toString();
  }

  private static <N extends Notification> String again(NotificationCodec<N> codec, String line) {
    JsonWriter out = new JsonWriter();
    out.beginObject();
    codec
        .paramsWriter()
        .write(out, codec.paramsReader().read(reader(line), new RequestFrameReader()), Wire.LATEST);
    return out.endObject().toString();
  }

  private static JsonReader reader(String json) {
    return new JsonReader(json.getBytes(StandardCharsets.UTF_8));
  }
}
