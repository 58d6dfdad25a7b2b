package dev.mcpsdk.schema.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsdk.schema.CreateTaskResult;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.Task;
import dev.mcpsdk.schema.TaskStatus;
import dev.mcpsdk.schema.codec.CreatedTasks;
import dev.mcpsdk.schema.codec.ResultFrame;
import dev.mcpsdk.schema.codec.Wire;
import dev.mcpsdk.schema.json.JsonShapeException;
import dev.mcpsdk.schema.json.RawJson;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests answered by a task, over the wire of both generations. */
class CreatedTasksTest {
  private static final CreateTaskResult CREATED =
      new CreateTaskResult(new Task("t", TaskStatus.WORKING, null, "c", "u", null, 5L));

  @ParameterizedTest
  @ValueSource(strings = {"tools/call", "sampling/createMessage", "elicitation/create"})
  void surviveTheWire(String method) {
    for (Wire wire : List.of(Wire.NOVEMBER_2025, Wire.LATEST)) {
      String text = Bytes.write(JsonRpcResult.of(RequestId.of(1), CREATED, ResultFrame.NONE, wire));
      assertThat(text.contains("\"task\":{")).isEqualTo(wire.coreTasks());
      JsonRpcResult read = (JsonRpcResult) Bytes.read(text, Bytes.expecting(method));
      assertThat(read.result()).isNull();
      assertThat(read.frame().resultType()).isEqualTo(CreatedTasks.RESULT_TYPE);
      assertThat(CreatedTasks.read(read.raw())).isEqualTo(CREATED);
    }
  }

  @Test
  void aFaultyResultIsNoTask() {
    String text = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"task\":7}}";
    assertThatThrownBy(() -> Bytes.read(text, Bytes.expecting("tools/call")))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageContaining("content");
    assertThatThrownBy(() -> CreatedTasks.read(RawJson.of("{\"task\":{}}")))
        .isInstanceOf(JsonShapeException.class);
  }

  @Test
  void aResultWithItsMembersIsNoTask() {
    String text =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"content\":[],\"task\":{\"taskId\":\"t\"}}}";
    JsonRpcResult read = (JsonRpcResult) Bytes.read(text, Bytes.expecting("tools/call"));
    assertThat(read.result()).isNotNull();
    assertThat(read.frame().isComplete()).isTrue();
  }
}
