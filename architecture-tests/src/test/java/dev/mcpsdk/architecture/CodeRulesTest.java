package dev.mcpsdk.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rules about how the code of the published modules is written. */
class CodeRulesTest {

  private static final String VERSION = "dev.mcpsdk.core.dialect.ProtocolVersion";

  /** A switch compiles to {@code values} and {@code ordinal}. */
  private static final Set<String> COMPARING = Set.of("compareTo", "equals", "ordinal", "values");

  @Test
  void versionsAreComparedInTheDialectsOnly() {
    assertThat(PublishedCode.CLASSES.contain(VERSION)).as(VERSION + " exists").isTrue();
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.mcpsdk.core.dialect")
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "a protocol version is compared", CodeRulesTest::comparesVersions))
        .because("a difference between revisions is a named predicate of the dialects")
        .check(PublishedCode.CLASSES);
  }

  private static boolean comparesVersions(JavaCall<?> call) {
    return call.getTargetOwner().getName().equals(VERSION) && COMPARING.contains(call.getName());
  }

  @Test
  void noThreadLocals() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(ThreadLocal.class)
        .because("a call carries its context; threads are many and short-lived")
        .check(PublishedCode.CLASSES);
  }

  @Test
  void standardStreamsBelongToTheStdioTransport() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.mcpsdk.transport.stdio")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .accessField(System.class, "in")
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .because("standard output may be the wire")
        .check(PublishedCode.CLASSES);
  }

  @Test
  void absenceIsNullableNotOptional() {
    noFields().should().haveRawType(Optional.class).check(PublishedCode.CLASSES);
  }

  @Test
  void sharedStateIsFinalOrPrivate() {
    fields().that().arePublic().should().beFinal().check(PublishedCode.CLASSES);
  }

  @Test
  void namesSayWhatATypeIs() {
    noClasses()
        .should()
        .haveSimpleNameEndingWith("Impl")
        .orShould()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .check(PublishedCode.CLASSES);
  }
}
