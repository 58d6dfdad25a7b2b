package dev.mcpsdk.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What README shows is code that is compiled: its Java blocks stand in the examples, line for line.
 */
class ReadmeTest {

  private static final Pattern JAVA_BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @Test
  void javaBlocksAreTakenFromTheExamples() throws IOException {
    String readme = Files.readString(Path.of("../README.md"));
    List<String> sources = new ArrayList<>();
    for (String file : List.of("hello/HelloServer.java", "hello/HelloClient.java")) {
      sources.add(stripped(Files.readString(Path.of("src/main/java/dev/mcpsdk/examples", file))));
    }
    Matcher blocks = JAVA_BLOCK.matcher(readme);
    int count = 0;
    while (blocks.find()) {
      count++;
      for (String part : blocks.group(1).split("\n\n", -1)) {
        assertThat(sources)
            .as("README block %d", count)
            .anyMatch(source -> source.contains(stripped(part)));
      }
    }
    assertThat(count).isEqualTo(2);
  }

  private static String stripped(String code) {
    return code.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .reduce("", (a, b) -> a + b + "\n");
  }
}
