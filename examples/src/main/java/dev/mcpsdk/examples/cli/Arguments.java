package dev.mcpsdk.examples.cli;

import dev.mcpsdk.schema.json.JsonException;
import dev.mcpsdk.schema.json.RawJson;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The command line, taken apart. */
final class Arguments {

  static final String USAGE =
      """
      usage: client TARGET [OPTION...] COMMAND...
        TARGET    a URL of HTTP or WebSocket, or -- PROGRAM [ARGUMENT...] --
        COMMAND   discover | tools | call NAME JSON | resources | read URI | prompts | prompt NAME JSON
                  | complete prompt|resource REF ARGUMENT VALUE | listen SECONDS
        OPTION    --header 'NAME: VALUE'   sent with every HTTP request, or the upgrade; repeatable
                  --revision R             this protocol revision and no other
                  --answer JSON            the answer to the next question; repeatable, in order
      """;

  @Nullable String url;
  final List<String> program = new ArrayList<>();
  final Map<String, String> headers = new LinkedHashMap<>();
  final Deque<RawJson> answers = new ArrayDeque<>();
  final List<String> command = new ArrayList<>();
  @Nullable String revision;

  private Arguments() {}

  /**
   * @throws IllegalArgumentException saying what is wrong
   */
  static Arguments parse(String[] given) {
    Arguments arguments = new Arguments();
    int next = arguments.target(given);
    while (next < given.length) {
      next = arguments.option(given, next);
    }
    if (arguments.command.isEmpty()) {
      throw new IllegalArgumentException("expected a command after the target");
    }
    return arguments;
  }

  private int target(String[] given) {
    if (given.length == 0) {
      throw new IllegalArgumentException("expected a target");
    }
    if (!given[0].equals("--")) {
      url = given[0];
      return 1;
    }
    int next = 1;
    while (next < given.length && !given[next].equals("--")) {
      program.add(given[next++]);
    }
    if (next == given.length || program.isEmpty()) {
      throw new IllegalArgumentException("expected a program between two --");
    }
    return next + 1;
  }

  private int option(String[] given, int at) {
    switch (given[at]) {
      case "--header" -> {
        String header = value(given, at);
        int colon = header.indexOf(':');
        if (colon < 1) {
          throw new IllegalArgumentException("expected --header 'NAME: VALUE'");
        }
        headers.put(header.substring(0, colon).trim(), header.substring(colon + 1).trim());
      }
      case "--revision" -> revision = value(given, at);
      case "--answer" -> answers.add(json(value(given, at)));
      default -> {
        command.add(given[at]);
        return at + 1;
      }
    }
    return at + 2;
  }

  private static String value(String[] given, int at) {
    if (at + 1 >= given.length) {
      throw new IllegalArgumentException("expected a value after " + given[at]);
    }
    return given[at + 1];
  }

  static RawJson json(String text) {
    try {
      return RawJson.of(text);
    } catch (JsonException e) {
      throw new IllegalArgumentException("expected JSON but found " + text + ": " + e.getMessage());
    }
  }

  /** The command's nth word after its name. */
  String word(int index, String what) {
    if (command.size() <= index) {
      throw new IllegalArgumentException("expected " + what + " after " + command.get(0));
    }
    return command.get(index);
  }
}
