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
          "C:\\R&D (x86)\\run.cmd",
          "C:\\100%\\run.cmd",
          "C:\\node\\node.exe");

  private static final String CMD = "C:\\windows\\system32\\cmd.exe";

  private static List<String> windows(String... command) {
    return CommandLine.resolve(
        List.of(command),
        new CommandLine.Windows("C:\\windows;C:\\node\\", ".COM;.EXE;.BAT;.CMD", CMD),
        FILES::contains);
  }

  @Test
  void elsewhereThanOnWindowsTheCommandIsItself() {
    List<String> command = List.of("npx", "-y", "a&b");
    assertThat(CommandLine.resolve(command, null, file -> true)).isEqualTo(command);
  }

  @Test
  void findsBatchFilesAndRunsThemThroughTheInterpreter() {
    assertThat(windows("npx", "-y", "pkg"))
        .containsExactly(CMD, "/d", "/s", "/c", "\"\"C:\\node\\npx.CMD\" -y pkg\"");
    assertThat(windows("C:\\tools\\my server.bat"))
        .containsExactly(CMD, "/d", "/s", "/c", "\"\"C:\\tools\\my server.bat\"\"");
    CommandLine.Windows bare = new CommandLine.Windows("C:\\node", "", "");
    assertThat(CommandLine.resolve(List.of("npx"), bare, file -> file.endsWith(".CMD")))
        .startsWith("cmd.exe", "/d", "/s", "/c");
  }

  /** What the interpreter reads when it has taken off the first and the last quote. */
  private static String typed(String... command) {
    String line = windows(command).get(4);
    assertThat(line).startsWith("\"").endsWith("\"");
    return line.substring(1, line.length() - 1);
  }

  @Test
  void quotesForTheInterpreter() {
    assertThat(typed("C:\\tools\\my server.bat", "a b", "c"))
        .isEqualTo("\"C:\\tools\\my server.bat\" \"a b\" c");
    assertThat(typed("C:\\R&D (x86)\\run.cmd", "", "k=v", "(x)", "é", "a,b;c"))
        .isEqualTo("\"C:\\R&D (x86)\\run.cmd\" \"\" \"k=v\" \"(x)\" \"é\" \"a,b;c\"");
    assertThat(typed("npx", "C:\\my dir\\", "C:\\dir\\"))
        .isEqualTo("\"C:\\node\\npx.CMD\" \"C:\\my dir\\\\\" C:\\dir\\");
  }

  @Test
  void aBatchFileThatIsNotFoundIsLeftToWindowsToMiss() {
    assertThat(windows("gone.cmd", "a b")).containsExactly("gone.cmd", "a b");
    assertThatThrownBy(() -> windows("gone.cmd", "a&b"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void escapesQuotesForPrograms() {
    assertThat(windows("node", "{\"a\":1}", "a b", "c:\\", "x\\\"y\\"))
        .containsExactly(
            "C:\\node\\node.EXE", "\"{\\\"a\\\":1}\"", "a b", "c:\\", "\"x\\\\\\\"y\\\\\"");
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
    assertThatThrownBy(() -> windows("C:\\100%\\run.cmd"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("path");
  }
}
