package dev.mcpsdk.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the rules are checked against: classes and sources of the published modules. */
final class PublishedCode {

  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/dev/mcpsdk/architecture/"))
          .importPackages("dev.mcpsdk");

  private PublishedCode() {}

  /** The {@code src/main} folders of the published modules. */
  static List<Path> mainFolders() {
    Path root = Path.of("").toAbsolutePath().getParent();
    try (Stream<Path> children = Files.list(root)) {
      return children
          .filter(child -> child.getFileName().toString().startsWith("mcp-"))
          .map(child -> child.resolve("src/main"))
          .filter(Files::isDirectory)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every file below {@link #mainFolders()}. */
  static List<Path> mainFiles() {
    return mainFolders().stream().flatMap(PublishedCode::filesBelow).toList();
  }

  static List<Path> mainSources() {
    return mainFiles().stream().filter(file -> file.toString().endsWith(".java")).toList();
  }

  private static Stream<Path> filesBelow(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
