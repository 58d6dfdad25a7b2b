package dev.mcpsdk.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.architecture.SourceScanner.Finding;
import dev.mcpsdk.architecture.SourceScanner.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rules about sources of the published modules. */
class SourceRulesTest {

  private static List<Violation> violations = List.of();

  @BeforeAll
  static void scan() throws IOException {
    List<Path> sources = PublishedCode.mainSources();
    assertThat(sources).as("sources found").hasSizeGreaterThan(10);
    Map<String, String> texts = new LinkedHashMap<>();
    for (Path source : sources) {
      texts.put(source.toString(), Files.readString(source));
    }
    violations = SourceScanner.scan(texts);
  }

  @Test
  void nothingIsSynchronized() {
    assertThat(found(Finding.SYNCHRONIZED))
        .as("use java.util.concurrent.locks: synchronized pins virtual threads before JDK 24")
        .isEmpty();
  }

  @Test
  void revisionsAreNamedInTheDialectsOnly() {
    assertThat(outsideTheDialects(Finding.REVISION_LITERAL))
        .as("a revision named in code; ask dev.mcpsdk.core.dialect for the feature instead")
        .isEmpty();
    assertThat(found(Finding.REVISION_LITERAL))
        .as("the scanner looks at the dialects")
        .isNotEmpty();
  }

  @Test
  void revisionsAreComparedInTheDialectsOnly() {
    assertThat(outsideTheDialects(Finding.REVISION_COMPARED)).isEmpty();
  }

  @Test
  void eachFileHasOneTopLevelType() {
    assertThat(found(Finding.SECOND_TOP_LEVEL_TYPE)).isEmpty();
  }

  @Test
  void noFileIsLongerThan500Lines() {
    assertThat(found(Finding.TOO_LONG)).isEmpty();
  }

  @Test
  void servicesAreDeclaredInModuleDescriptorsOnly() {
    assertThat(PublishedCode.mainFiles())
        .noneMatch(file -> file.toString().replace('\\', '/').contains("/META-INF/services/"));
  }

  @Test
  void everyPackageIsNullMarked() throws IOException {
    for (Path source : PublishedCode.mainSources()) {
      if (source.endsWith("module-info.java")) {
        continue;
      }
      Path packageInfo = source.resolveSibling("package-info.java");
      assertThat(packageInfo).exists();
      assertThat(Files.readString(packageInfo))
          .containsPattern("@(org\\.jspecify\\.annotations\\.)?NullMarked");
    }
  }

  private static List<Violation> outsideTheDialects(Finding finding) {
    return found(finding).stream()
        .filter(violation -> !violation.file().replace('\\', '/').contains("/core/dialect/"))
        .toList();
  }

  private static List<Violation> found(Finding finding) {
    return violations.stream().filter(violation -> violation.finding() == finding).toList();
  }
}
