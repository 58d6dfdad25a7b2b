package dev.mcpsdk.transport.stdio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CommandLineTest {

  private static final Set<String> FILES =
      Set.of(
          "C:\\node\\npx.CMD",
          "C:\\node\\node.EXE",
          "C:\\tools\\my server.bat",
          "C:\\node\\node.exe");

  private static List<String> windows(String... command) {
    return CommandLine.resolve(
        List.of(command), true, "C:\\windows;C:\\node\\", ".COM;.EXE;.BAT;.CMD", FILES::contains);
  }

  @Test
  void elsewhereThanOnWindowsTheCommandIsItself() {
    List<String> command = List.of("npx", "-y", "a&b");
    assertThat(CommandLine.resolve(command, false, "", "", file -> true)).isEqualTo(command);
  }

  @Test
  void findsBatchFilesAndRunsThemThroughTheInterpreter() {
    assertThat(windows("npx", "-y", "pkg"))
        .containsExactly("cmd.exe", "/d", "/c", "C:\\node\\npx.CMD", "-y", "pkg");
    assertThat(windows("C:\\tools\\my server.bat"))
        .containsExactly("cmd.exe", "/d", "/c", "C:\\tools\\my server.bat");
  }

  @Test
  void runsProgramsDirectly() {
    assertThat(windows("node", "a&b")).containsExactly("C:\\node\\node.EXE", "a&b");
    assertThat(windows("node.exe")).containsExactly("C:\\node\\node.exe");
    assertThat(windows("missing", "x")).containsExactly("missing", "x");
  }

  @Test
  void refusesArgumentsTheInterpreterWouldTakeApart() {
    for (String bad : List.of("a&calc", "a|b", "%PATH%", "a\nb", "\"", "^", "a>b", "!x!")) {
      assertThatThrownBy(() -> windows("npx", bad)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
