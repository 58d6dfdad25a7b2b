package dev.mcpsdk.schema;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The rules for tool use and tool results in a conversation; providers refuse conversations that
 * break them.
 */
final class ToolTurns {

  private final List<String> problems = new ArrayList<>();
  private Set<String> open = new LinkedHashSet<>(); // ids of the message before that await a result

  private ToolTurns() {}

  static List<String> problems(List<SamplingMessage> messages) {
    ToolTurns turns = new ToolTurns();
    for (int i = 0; i < messages.size(); i++) {
      turns.add(i, messages.get(i));
    }
    turns.checkAnswered(messages.size());
    return List.copyOf(turns.problems);
  }

  private void add(int index, SamplingMessage message) {
    Set<String> uses = new LinkedHashSet<>();
    int results = 0;
    for (Content block : message.content()) {
      if (block instanceof ToolUseContent use) {
        if (!uses.add(use.id())) {
          problem(index, "uses the id of a tool use twice");
        }
      } else if (block instanceof ToolResultContent result) {
        results++;
        if (!open.remove(result.toolUseId())) {
          problem(index, "has a tool result that answers no open tool use of the message before");
        }
      }
    }
    if (results > 0 && results < message.content().size()) {
      problem(index, "mixes tool results with other content");
    }
    if (results > 0 && message.role() != Role.USER) {
      problem(index, "has tool results but is not the user's");
    }
    checkAnswered(index);
    open = uses;
  }

  private void checkAnswered(int index) {
    if (!open.isEmpty()) {
      problem(index - 1, "has " + open.size() + " tool uses without a result in the next message");
    }
  }

  private void problem(int index, String what) {
    problems.add("messages[" + index + "] " + what);
  }
}
