package dev.mcpsdk.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsdk.schema.json.RawJson;
import java.util.List;
import org.junit.jupiter.api.Test;

/** SAM-02, SAM-04, SAM-05 and SAM-06. */
class SamplingModelTest {

  private static final SamplingMessage QUESTION = SamplingMessage.user("Paris and London?");

  private static Content use(String id) {
    return new ToolUseContent(id, "weather", RawJson.EMPTY_OBJECT, Meta.EMPTY);
  }

  private static Content result(String id) {
    return ToolResultContent.of(id, CallToolResult.text("sunny"));
  }

  private static SamplingMessage assistant(Content... content) {
    return new SamplingMessage(Role.ASSISTANT, List.of(content));
  }

  private static SamplingMessage user(Content... content) {
    return new SamplingMessage(Role.USER, List.of(content));
  }

  private static List<String> problems(SamplingMessage... messages) {
    return ToolTurns.problems(List.of(messages));
  }

  @Test
  void acceptsUsesAnsweredInTheNextMessageInAnyOrder() {
    SamplingMessage wish = assistant(TextContent.of("Let me look"), use("1"), use("2"));
    SamplingMessage answer = user(result("2"), result("1"));
    assertThat(problems(QUESTION, wish, answer)).isEmpty();
    assertThat(problems(QUESTION, wish, answer, wish, answer, SamplingMessage.assistant("Done")))
        .isEmpty();
    assertThat(problems()).isEmpty();
  }

  @Test
  void rejectsResultsMixedWithOtherContent() {
    assertThat(problems(assistant(use("1")), user(TextContent.of("Here"), result("1"))))
        .containsExactly("messages[1] mixes tool results with other content");
  }

  @Test
  void rejectsUsesWithoutResult() {
    String unanswered = "messages[0] has 1 tool uses without a result in the next message";
    assertThat(problems(assistant(use("1")))).containsExactly(unanswered);
    assertThat(problems(assistant(use("1")), QUESTION, user(result("1"))))
        .containsExactly(
            unanswered,
            "messages[2] has a tool result that answers no open tool use of the message before");
    assertThat(problems(assistant(use("1"), use("2")), user(result("1"))))
        .containsExactly(unanswered);
  }

  @Test
  void rejectsResultsWithoutUse() {
    String orphan = "has a tool result that answers no open tool use of the message before";
    assertThat(problems(user(result("1")))).containsExactly("messages[0] " + orphan);
    assertThat(problems(assistant(use("1")), user(result("1"), result("1"))))
        .containsExactly("messages[1] " + orphan);
  }

  @Test
  void rejectsResultsOfTheAssistantAndAnIdTwice() {
    assertThat(problems(assistant(use("1")), assistant(result("1"))))
        .containsExactly("messages[1] has tool results but is not the user's");
    assertThat(problems(assistant(use("1"), use("1")), user(result("1"))))
        .containsExactly("messages[0] uses the id of a tool use twice");
  }

  @Test
  void builderRefusesABrokenConversationAndNoTokens() {
    assertThatThrownBy(() -> CreateMessageRequest.builder(List.of(user(result("1"))), 10).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("messages[0]");
    assertThatThrownBy(() -> CreateMessageRequest.builder(List.of(QUESTION), 0).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("maxTokens");
    assertThatThrownBy(
            () -> CreateMessageRequest.builder(List.of(QUESTION), 1).metadata(RawJson.NULL).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("metadata");
  }

  @Test
  void saysWhichCapabilitiesItNeeds() {
    CreateMessageRequest.Builder plain = CreateMessageRequest.builder(List.of(QUESTION), 10);
    assertThat(plain.build().needsTools()).isFalse();
    assertThat(plain.build().needsContext()).isFalse();
    assertThat(plain.includeContext(IncludeContext.NONE).build().needsContext()).isFalse();
    assertThat(plain.includeContext(IncludeContext.THIS_SERVER).build().needsContext()).isTrue();
    assertThat(plain.toolChoice(ToolChoice.NONE).build().needsTools()).isTrue();
    Tool tool = Tool.builder("t", RawJson.of("{\"type\":\"object\"}")).build();
    assertThat(
            CreateMessageRequest.builder(List.of(QUESTION), 10)
                .tools(List.of(tool))
                .build()
                .needsTools())
        .isTrue();
  }

  @Test
  void takesTheFirstHintThatMatches() {
    ModelPreferences preferences =
        ModelPreferences.builder().hint("opus").hint("sonnet").hint("claude").build();
    assertThat(preferences.firstMatch(List.of("claude-3", "claude-sonnet-4")))
        .isEqualTo("claude-sonnet-4");
    assertThat(preferences.firstMatch(List.of("gpt"))).isNull();
    assertThat(ModelPreferences.builder().build().firstMatch(List.of("gpt"))).isNull();
  }

  @Test
  void refusesPrioritiesOutsideTheirRange() {
    ModelPreferences.Builder builder = ModelPreferences.builder();
    for (double wrong : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThatThrownBy(() -> builder.costPriority(wrong))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> builder.speedPriority(wrong))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> builder.intelligencePriority(wrong))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void joinsTheTextBlocksOfAResult() {
    List<Content> content = List.of(TextContent.of("a"), use("1"), TextContent.of("b"));
    assertThat(CreateMessageResult.assistant(content, "m", null).text()).isEqualTo("a\nb");
  }
}
