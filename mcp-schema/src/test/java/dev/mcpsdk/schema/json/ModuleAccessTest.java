package dev.mcpsdk.schema.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records of a real module, compiled here, that opens and exports little. */
class ModuleAccessTest {

  @TempDir static Path dir;
  private static ClassLoader loader;

  @BeforeAll
  static void compileModule() throws IOException {
    source(
        "module-info.java",
        "module acme { exports acme.open; exports acme.api; opens acme.open; }");
    source("acme/open/Hidden.java", "package acme.open; record Hidden(String text) {}");
    source("acme/api/Seen.java", "package acme.api; public record Seen(String text) {}");
    source("acme/api/Unseen.java", "package acme.api; record Unseen(String text) {}");
    source("acme/inner/Closed.java", "package acme.inner; public record Closed(String text) {}");
    ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
    List<String> arguments =
        List.of(
            "-d",
            dir.resolve("out").toString(),
            "--module-source-path",
            "acme=" + dir.resolve("src"),
            "--module",
            "acme");
    assertThat(javac.run(System.out, System.err, arguments.toArray(String[]::new))).isZero();
    ModuleLayer parent = ModuleLayer.boot();
    Configuration configuration =
        parent
            .configuration()
            .resolve(ModuleFinder.of(dir.resolve("out/acme")), ModuleFinder.of(), Set.of("acme"));
    loader =
        parent
            .defineModulesWithOneLoader(configuration, ClassLoader.getSystemClassLoader())
            .findLoader("acme");
  }

  private static void source(String name, String text) throws IOException {
    Path file = dir.resolve("src").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static void bindsBothWays(String name) throws ClassNotFoundException {
    TypeBinding<Object> binding = JsonBinder.standard().binding(loader.loadClass(name));
    RawJson json = RawJson.of("{\"text\":\"a\"}");
    assertThat(binding.toJson(binding.read(json))).isEqualTo(json);
  }

  @Test
  void bindsPackagePrivateRecordsOfOpenPackages() throws ClassNotFoundException {
    bindsBothWays("acme.open.Hidden");
  }

  @Test
  void bindsPublicRecordsOfExportedPackages() throws ClassNotFoundException {
    bindsBothWays("acme.api.Seen");
  }

  @Test
  void tellsHowToOpenWhatCannotBeReached() {
    for (String name : List.of("acme.api.Unseen", "acme.inner.Closed")) {
      String home = name.substring(0, name.lastIndexOf('.'));
      assertThatThrownBy(() -> JsonBinder.standard().binding(loader.loadClass(name)))
          .isInstanceOf(JsonBindingException.class)
          .hasMessageContaining("record " + name + " cannot be reached")
          .hasMessageContaining("Add 'opens " + home + " to dev.mcpsdk.schema;'");
    }
  }
}
