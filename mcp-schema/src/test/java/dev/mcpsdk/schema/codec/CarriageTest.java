package dev.mcpsdk.schema.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsdk.schema.AudioContent;
import dev.mcpsdk.schema.Content;
import dev.mcpsdk.schema.CreateMessageRequest;
import dev.mcpsdk.schema.CreateMessageResult;
import dev.mcpsdk.schema.CreateTaskResult;
import dev.mcpsdk.schema.ElicitFormRequest;
import dev.mcpsdk.schema.ElicitSchema;
import dev.mcpsdk.schema.ElicitUrlRequest;
import dev.mcpsdk.schema.EmbeddedResource;
import dev.mcpsdk.schema.ImageContent;
import dev.mcpsdk.schema.InputRequired;
import dev.mcpsdk.schema.ListRootsRequest;
import dev.mcpsdk.schema.Meta;
import dev.mcpsdk.schema.MultiSelectSchema;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.Result;
import dev.mcpsdk.schema.Role;
import dev.mcpsdk.schema.SamplingMessage;
import dev.mcpsdk.schema.SingleSelectSchema;
import dev.mcpsdk.schema.Task;
import dev.mcpsdk.schema.TaskStatus;
import dev.mcpsdk.schema.TextContent;
import dev.mcpsdk.schema.TextResourceContents;
import dev.mcpsdk.schema.Tool;
import dev.mcpsdk.schema.ToolResultContent;
import dev.mcpsdk.schema.ToolUseContent;
import dev.mcpsdk.schema.UnknownContent;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.schema.rpc.JsonRpcRequest;
import dev.mcpsdk.schema.rpc.JsonRpcResult;
import dev.mcpsdk.schema.rpc.MessageWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What each revision has a form for; the writers say the same as the check before them. */
class CarriageTest {
  private static final List<Wire> ALL =
      List.of(Wire.NOVEMBER_2024, Wire.MARCH_2025, Wire.JUNE_2025, Wire.NOVEMBER_2025, Wire.LATEST);
  private static final Content TEXT = TextContent.of("t");
  private static final Content IMAGE = new ImageContent("AAEC", "image/png", null, Meta.EMPTY);
  private static final Content AUDIO = new AudioContent("AAEC", "audio/wav", null, Meta.EMPTY);
  private static final Content USE = new ToolUseContent("u", "t", RawJson.EMPTY_OBJECT, Meta.EMPTY);
  private static final Content ANSWER =
      new ToolResultContent("u", List.of(TEXT), null, false, Meta.EMPTY);
  private static final Task TASK = new Task("t", TaskStatus.WORKING, null, "c", "u", null, null);

  @Test
  void questionsToTheUser() {
    ElicitSchema one =
        ElicitSchema.builder().required("a", SingleSelectSchema.of("x", "y")).build();
    ElicitSchema many =
        ElicitSchema.builder().required("a", MultiSelectSchema.builder("x", "y").build()).build();
    ElicitSchema strange =
        ElicitSchema.received(
            RawJson.of("{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"object\"}}}"), "$");
    assertThat(carried(new ElicitFormRequest("m", one)))
        .containsExactly(Wire.JUNE_2025, Wire.NOVEMBER_2025, Wire.LATEST);
    assertThat(carried(new ElicitFormRequest("m", many)))
        .containsExactly(Wire.NOVEMBER_2025, Wire.LATEST);
    assertThat(carried(new ElicitFormRequest("m", strange)))
        .containsExactly(Wire.NOVEMBER_2025, Wire.LATEST);
    assertThat(carried(new ElicitUrlRequest("m", "https://e.com", "e1")))
        .containsExactly(Wire.NOVEMBER_2025, Wire.LATEST);
    assertThat(carried(new ElicitUrlRequest("m", "https://e.com"))).containsExactly(Wire.LATEST);
  }

  @Test
  void samplingMessages() {
    assertThat(carried(sampling(TEXT, IMAGE))).isEqualTo(ALL);
    assertThat(carried(sampling(AUDIO)))
        .containsExactly(Wire.MARCH_2025, Wire.JUNE_2025, Wire.NOVEMBER_2025, Wire.LATEST);
    assertThat(carried(turns())).containsExactly(Wire.NOVEMBER_2025, Wire.LATEST);
    assertThat(carried(sampling(new UnknownContent("x", RawJson.of("{\"type\":\"x\"}")))))
        .containsExactly(Wire.LATEST);
    assertThat(
            carried(
                sampling(
                    new EmbeddedResource(
                        TextResourceContents.of("file:///a", "a/b", "x"), null, Meta.EMPTY))))
        .containsExactly(Wire.LATEST);
    Tool tool = Tool.builder("t", RawJson.of("{\"type\":\"object\"}")).build();
    assertThat(
            carried(
                CreateMessageRequest.builder(List.of(SamplingMessage.user("t")), 1)
                    .tools(List.of(tool))
                    .build()))
        .containsExactly(Wire.NOVEMBER_2025, Wire.LATEST);
    assertThat(carried(new ListRootsRequest())).isEqualTo(ALL);
  }

  @Test
  void answersOfModels() {
    assertThat(carried(answer(TEXT, TEXT))).isEqualTo(ALL);
    assertThat(carried(answer())).isEqualTo(ALL);
    assertThat(carried(answer(IMAGE))).isEqualTo(ALL);
    assertThat(carried(answer(TEXT, IMAGE))).containsExactly(Wire.NOVEMBER_2025, Wire.LATEST);
    assertThat(carried(answer(USE))).containsExactly(Wire.NOVEMBER_2025, Wire.LATEST);
    assertThat(carried(answer(AUDIO))).doesNotContain(Wire.NOVEMBER_2024).hasSize(4);
  }

  @Test
  void tasksInPlaceOfResults() {
    assertThat(carriedByCheck(new CreateTaskResult(TASK)))
        .containsExactly(Wire.NOVEMBER_2025, Wire.LATEST);
  }

  @Test
  void requiredInputIsOfTheNewestRevision() {
    InputRequired required = new InputRequired(Map.of(), "s");
    ResultFrame frame = new ResultFrame(null, null, required, null);
    for (Wire wire : ALL) {
      JsonRpcResult message = new JsonRpcResult(RequestId.of(1), null, frame, null, wire);
      if (wire.envelopes()) {
        assertThatCode(() -> MessageWriter.toBytes(message)).doesNotThrowAnyException();
      } else {
        assertThatThrownBy(() -> MessageWriter.toBytes(message))
            .isInstanceOf(UncarriedException.class);
      }
    }
  }

  @Test
  void theTextSaysWhatWithoutValues() {
    assertThatThrownBy(
            () ->
                Carriage.check(
                    new ElicitUrlRequest("secret", "https://secret.com"), Wire.JUNE_2025))
        .isInstanceOf(UncarriedException.class)
        .hasMessage(
            "a question by URL cannot be sent: the protocol revision in use has no form for it");
  }

  private static CreateMessageRequest sampling(Content... content) {
    SamplingMessage message = new SamplingMessage(Role.USER, List.of(content));
    return CreateMessageRequest.builder(List.of(message), 1).build();
  }

  private static CreateMessageRequest turns() {
    return CreateMessageRequest.builder(
            List.of(
                new SamplingMessage(Role.ASSISTANT, List.of(USE)),
                new SamplingMessage(Role.USER, List.of(ANSWER))),
            1)
        .build();
  }

  private static CreateMessageResult answer(Content... content) {
    return new CreateMessageResult(Role.ASSISTANT, List.of(content), "m", null, Meta.EMPTY);
  }

  /** The revisions in which it can be written; the check must say the same. */
  private static List<Wire> carried(Request<?> request) {
    List<Wire> carried = new ArrayList<>();
    for (Wire wire : ALL) {
      if (succeeds(
          () ->
              MessageWriter.toBytes(
                  JsonRpcRequest.of(RequestId.of(1), request, RequestFrame.NONE, wire)))) {
        carried.add(wire);
      }
    }
    for (Wire wire : ALL) {
      assertThat(succeeds(() -> Carriage.check(request, wire))).isEqualTo(carried.contains(wire));
    }
    return carried;
  }

  private static List<Wire> carried(Result result) {
    List<Wire> carried = new ArrayList<>();
    for (Wire wire : ALL) {
      if (succeeds(
          () ->
              MessageWriter.toBytes(
                  JsonRpcResult.of(RequestId.of(1), result, ResultFrame.NONE, wire)))) {
        carried.add(wire);
      }
    }
    assertThat(carriedByCheck(result)).isEqualTo(carried);
    return carried;
  }

  private static List<Wire> carriedByCheck(Result result) {
    return ALL.stream().filter(wire -> succeeds(() -> Carriage.check(result, wire))).toList();
  }

  private static boolean succeeds(Runnable action) {
    try {
      action.run();
      return true;
    } catch (UncarriedException no) {
      return false;
    }
  }
}
