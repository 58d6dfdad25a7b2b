package dev.mcpsdk.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.net.URLConnection;
import java.nio.file.Files;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may know whom: client, server and transports know core, core knows schema, nobody else. */
class DependencyRulesTest {

  private static final String PLATFORM = "java.. javax.crypto.. javax.net.. org.jspecify.. ";
  private static final String SCHEMA = PLATFORM + "jakarta.json.. dev.mcpsdk.schema.. ";
  private static final String CORE = SCHEMA + "org.slf4j.. dev.mcpsdk.core.. ";

  @ParameterizedTest
  @CsvSource({
    "dev.mcpsdk.schema, '" + SCHEMA + "'",
    "dev.mcpsdk.core, '" + CORE + "'",
    "dev.mcpsdk.server, '" + CORE + "'",
    "dev.mcpsdk.client, '" + CORE + "'",
    "dev.mcpsdk.transport.stdio, '" + CORE + "'",
    "dev.mcpsdk.transport.http, '" + CORE + "org.eclipse.jetty..'",
    "dev.mcpsdk.transport.websocket, '"
        + CORE
        + "org.eclipse.jetty.. jakarta.websocket.. org.glassfish.tyrus..'",
  })
  void modulesKnowOnlyWhatIsBelowThem(String module, String allowed) {
    String[] packages = (allowed + " " + module + "..").trim().split("\\s+");
    classes()
        .that()
        .resideInAPackage(module + "..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(packages)
        .check(PublishedCode.CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.mcpsdk.(**)").should().beFreeOfCycles().check(PublishedCode.CLASSES);
  }

  @Test
  void schemaPackagesAreLayered() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("dev.mcpsdk.schema..")
        .layer("annotation")
        .definedBy("dev.mcpsdk.schema.annotation")
        .layer("type")
        .definedBy("dev.mcpsdk.schema.type")
        .layer("type")
        .definedBy("dev.mcpsdk.schema.type")
        .layer("json")
        .definedBy("dev.mcpsdk.schema.json")
        .layer("jsonschema")
        .definedBy("dev.mcpsdk.schema.jsonschema")
        .layer("model")
        .definedBy("dev.mcpsdk.schema")
        .layer("infer")
        .definedBy("dev.mcpsdk.schema.infer")
        .layer("codec")
        .definedBy("dev.mcpsdk.schema.codec")
        .layer("rpc")
        .definedBy("dev.mcpsdk.schema.rpc")
        .whereLayer("type")
        .mayOnlyAccessLayers("type", "annotation")
        .whereLayer("json")
        .mayOnlyAccessLayers("annotation", "type")
        .whereLayer("jsonschema")
        .mayOnlyAccessLayers("json")
        .whereLayer("model")
        .mayOnlyAccessLayers("json")
        .whereLayer("infer")
        .mayOnlyAccessLayers("json", "annotation", "type")
        .whereLayer("codec")
        .mayOnlyAccessLayers("model", "json")
        .whereLayer("rpc")
        .mayOnlyAccessLayers("codec", "model", "json")
        .whereLayer("type")
        .mayOnlyAccessLayers("annotation")
        .whereLayer("annotation")
        .mayNotAccessAnyLayer()
        .ensureAllClassesAreContainedInArchitectureIgnoring(
            DescribedPredicate.not(JavaClass.Predicates.resideInAPackage("dev.mcpsdk.schema..")))
        .check(PublishedCode.CLASSES);
  }

  @Test
  void schemaDoesNoInputOutputAndStartsNoThreads() {
    noClasses()
        .that()
        .resideInAPackage("dev.mcpsdk.schema..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net.http..", "java.nio.channels..")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Executor.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Thread.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(URLConnection.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Files.class)
        .check(PublishedCode.CLASSES);
  }
}
