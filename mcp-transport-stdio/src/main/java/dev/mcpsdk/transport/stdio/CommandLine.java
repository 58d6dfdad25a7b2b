package dev.mcpsdk.transport.stdio;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What to start for a command. Elsewhere than on Windows that is the command itself. On Windows a
 * bare name such as {@code npx} may stand for {@code npx.cmd}, found through PATH and PATHEXT, and
 * a batch file can only be run by the command interpreter.
 *
 * <p>There a process gets one line of text, which it takes apart itself. Java puts quotes around
 * arguments with spaces but does not escape quotes inside, and leaves alone what begins and ends
 * with one.
 */
final class CommandLine {

  private static final String DEFAULT_EXTENSIONS = ".COM;.EXE;.BAT;.CMD";
  private static final String DEFAULT_INTERPRETER = "cmd.exe";

  private CommandLine() {}

  /**
   * What Windows says about running programs.
   *
   * @param path folders, parted by semicolons
   * @param extensions those of programs, parted by semicolons; may be blank
   * @param interpreter of batch files; may be blank
   */
  record Windows(String path, String extensions, String interpreter) {

    static Windows ofThisProcess() {
      // By name, not from the map: Windows spells it Path, and only this look-up ignores case.
      return new Windows(variable("PATH"), variable("PATHEXT"), variable("ComSpec"));
    }

    private static String variable(String name) {
      return Objects.requireNonNullElse(System.getenv(name), "");
    }
  }

  /**
   * @param windows null elsewhere
   */
  static List<String> resolve(
      List<String> command, @Nullable Windows windows, Predicate<String> exists) {
    if (windows == null) {
      return command;
    }
    String extensions = windows.extensions();
    String found =
        find(
            command.get(0),
            windows.path(),
            extensions.isBlank() ? DEFAULT_EXTENSIONS : extensions,
            exists);
    String program = found == null ? command.get(0) : found;
    List<String> arguments = command.subList(1, command.size());
    String lower = program.toLowerCase(Locale.ROOT);
    boolean batch = lower.endsWith(".cmd") || lower.endsWith(".bat");
    if (batch && found != null) {
      return batch(program, arguments, windows.interpreter());
    }
    List<String> resolved = new ArrayList<>();
    resolved.add(program);
    for (String argument : arguments) {
      if (batch) {
        // Not found: Windows says so, or finds it where we did not look, and is as careless then.
        requirePlain(argument);
      }
      resolved.add(argument.indexOf('"') >= 0 ? quoted(argument) : argument);
    }
    return List.copyOf(resolved);
  }

  /**
   * The interpreter takes off the first and the last quote of what follows {@code /s /c} and reads
   * the rest as if it had been typed. Without {@code /s} it would do so in some cases only: not for
   * a quoted program alone, but for one with a quoted argument, or with a parenthesis in its path.
   */
  private static List<String> batch(String program, List<String> arguments, String interpreter) {
    requireNone("%!\"\r\n", program, "the path of a batch file");
    StringBuilder typed = new StringBuilder("\"").append('"').append(program).append('"');
    for (String argument : arguments) {
      requirePlain(argument);
      typed.append(' ').append(isPlain(argument) ? argument : quoted(argument));
    }
    return List.of(
        interpreter.isBlank() ? DEFAULT_INTERPRETER : interpreter,
        "/d",
        "/s",
        "/c",
        typed.append('"').toString());
  }

  private static void requirePlain(String argument) {
    requireNone("&|<>^%!\"\r\n", argument, "an argument of a batch file");
  }

  /** The interpreter would take these apart and run what it finds in them, or replace them. */
  private static void requireNone(String refused, String text, String what) {
    for (int i = 0; i < text.length(); i++) {
      if (refused.indexOf(text.charAt(i)) >= 0) {
        throw new IllegalArgumentException(
            what
                + " may not contain any of "
                + String.join(" ", refused.strip().split(""))
                + " or line ends: they cannot be passed safely");
      }
    }
  }

  /** Whether neither the interpreter nor a batch file sees an end or a part in it. */
  private static boolean isPlain(String argument) {
    for (int i = 0; i < argument.length(); i++) {
      char c = argument.charAt(i);
      boolean plain = c < 128 && Character.isLetterOrDigit(c) || "-_./\\:@+".indexOf(c) >= 0;
      if (!plain) {
        return false;
      }
    }
    return !argument.isEmpty();
  }

  /**
   * As programs read it: a backslash is one, unless a quote follows the last of a row of them; then
   * two stand for one, and one more for a quote that is meant.
   */
  private static String quoted(String argument) {
    StringBuilder text = new StringBuilder("\"");
    int backslashes = 0;
    for (int i = 0; i < argument.length(); i++) {
      char c = argument.charAt(i);
      if (c == '"') {
        text.append("\\".repeat(backslashes + 1));
      }
      backslashes = c == '\\' ? backslashes + 1 : 0;
      text.append(c);
    }
    return text.append("\\".repeat(backslashes)).append('"').toString();
  }

  private static @Nullable String find(
      String program, String path, String extensions, Predicate<String> exists) {
    boolean hasFolder = program.indexOf('/') >= 0 || program.indexOf('\\') >= 0;
    List<String> places = new ArrayList<>();
    if (hasFolder) {
      places.add(program);
    } else {
      for (String folder : path.split(";", -1)) {
        if (!folder.isBlank()) {
          places.add(folder.endsWith("\\") ? folder + program : folder + "\\" + program);
        }
      }
    }
    String[] endings = extensions.split(";", -1);
    for (String place : places) {
      if (hasExtension(program, endings) && exists.test(place)) {
        return place;
      }
      for (String ending : endings) {
        if (!ending.isBlank() && exists.test(place + ending)) {
          return place + ending;
        }
      }
    }
    return null;
  }

  private static boolean hasExtension(String program, String[] endings) {
    for (String ending : endings) {
      if (!ending.isBlank()
          && program.regionMatches(
              true, program.length() - ending.length(), ending, 0, ending.length())) {
        return true;
      }
    }
    return false;
  }
}
