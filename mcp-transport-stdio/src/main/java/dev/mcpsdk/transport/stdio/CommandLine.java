package dev.mcpsdk.transport.stdio;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What to start for a command. Elsewhere than on Windows that is the command itself. On Windows a
 * bare name such as {@code npx} may stand for {@code npx.cmd}, found through PATH and PATHEXT, and
 * a batch file can only be run by the command interpreter.
 */
final class CommandLine {

  private static final String DEFAULT_EXTENSIONS = ".COM;.EXE;.BAT;.CMD";

  private CommandLine() {}

  static List<String> resolve(
      List<String> command,
      boolean windows,
      String path,
      String extensions,
      Predicate<String> exists) {
    if (!windows) {
      return command;
    }
    String program =
        find(command.get(0), path, extensions.isBlank() ? DEFAULT_EXTENSIONS : extensions, exists);
    if (program == null) {
      return command;
    }
    String lower = program.toLowerCase(Locale.ROOT);
    List<String> resolved = new ArrayList<>();
    if (lower.endsWith(".cmd") || lower.endsWith(".bat")) {
      for (String argument : command.subList(1, command.size())) {
        requirePlain(argument);
      }
      resolved.addAll(List.of("cmd.exe", "/d", "/c", program));
    } else {
      resolved.add(program);
    }
    resolved.addAll(command.subList(1, command.size()));
    return List.copyOf(resolved);
  }

  /** The interpreter would take these apart and run what it finds in them. */
  private static void requirePlain(String argument) {
    for (int i = 0; i < argument.length(); i++) {
      if ("&|<>^%!\"\r\n".indexOf(argument.charAt(i)) >= 0) {
        throw new IllegalArgumentException(
            "an argument of a batch file may not contain any of & | < > ^ % ! \" or line ends: they cannot be passed safely");
      }
    }
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
