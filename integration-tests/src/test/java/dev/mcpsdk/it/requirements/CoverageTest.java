package dev.mcpsdk.it.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every requirement is named by a test somewhere in the repository, or by a reason why not. */
class CoverageTest {

  private static final Pattern ID = Pattern.compile("\\b([A-Z]+\\d*-\\d\\d)\\b");

  @Test
  void everyRequirementIsTestedOrItIsSaidWhyNot() throws IOException {
    Set<String> open = required();
    open.removeAll(cited().keySet());
    open.removeAll(notTested().keySet());
    assertThat(open).as("requirements that no test names").isEmpty();
  }

  @Test
  void whatIsSaidNotToBeTestedIsRequiredAndIsNot() throws IOException {
    Map<String, Set<String>> cited = cited();
    Set<String> required = required();
    notTested()
        .forEach(
            (id, reason) -> {
              assertThat(required).contains(id);
              assertThat(reason).as("the reason for %s", id).isNotBlank();
              assertThat(cited.get(id)).as("tests that name %s after all", id).isNull();
            });
  }

  @Test
  void theListIsWhole() throws IOException {
    // So that a list which was cut off does not look like one that is covered.
    assertThat(required()).hasSize(247).contains("RPC-01", "TOOL-05", "HDR-12", "ERR-05");
  }

  private static Set<String> required() throws IOException {
    Set<String> ids = new TreeSet<>();
    for (String line : lines("/requirements.txt")) {
      String[] parts = line.split(" ", -1);
      for (int i = 1; i < parts.length; i++) {
        ids.add(parts[0] + "-" + parts[i]);
      }
    }
    return ids;
  }

  private static Map<String, String> notTested() throws IOException {
    Map<String, String> reasons = new LinkedHashMap<>();
    for (String line : lines("/requirements-not-tested.txt")) {
      String[] parts = line.split(" ", 2);
      reasons.put(parts[0], parts.length == 1 ? "" : parts[1]);
    }
    return reasons;
  }

  private static List<String> lines(String resource) throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                CoverageTest.class.getResourceAsStream(resource), StandardCharsets.UTF_8))) {
      return in.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    }
  }

  /** The ids in all sources of tests but this one, and the files that name them. */
  private static Map<String, Set<String>> cited() throws IOException {
    Map<String, Set<String>> found = new TreeMap<>();
    try (Stream<Path> modules = Files.list(repository())) {
      for (Path module : modules.toList()) {
        Path tests = module.resolve("src/test/java");
        if (Files.isDirectory(tests)) {
          collect(tests, found);
        }
      }
    }
    return found;
  }

  private static void collect(Path folder, Map<String, Set<String>> found) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        String name = file.getFileName().toString();
        if (name.equals(CoverageTest.class.getSimpleName() + ".java")) {
          continue;
        }
        Matcher matcher = ID.matcher(Files.readString(file));
        while (matcher.find()) {
          found.computeIfAbsent(matcher.group(1), id -> new TreeSet<>()).add(name);
        }
      }
    }
  }

  private static Path repository() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("integration-tests"))) {
      folder = folder.getParent();
      assertThat(folder).as("a parent folder with the modules").isNotNull();
    }
    return folder;
  }
}
