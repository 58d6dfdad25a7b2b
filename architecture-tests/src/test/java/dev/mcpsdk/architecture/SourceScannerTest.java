package dev.mcpsdk.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.architecture.SourceScanner.Finding;
import dev.mcpsdk.architecture.SourceScanner.Violation;
import org.junit.jupiter.api.Test;

/**
 * The scanner sees what it is there to see; otherwise the rules built on it would pass on anything.
 */
class SourceScannerTest {

  @Test
  void seesSynchronizedMethodsAndBlocks() {
    String text =
        """
        class A {
          synchronized void method() {}
          void block() {
            synchronized (this) {
            }
          }
        }
        """;
    assertThat(SourceScanner.scan("A.java", text))
        .containsExactly(
            new Violation(Finding.SYNCHRONIZED, "A.java", 2),
            new Violation(Finding.SYNCHRONIZED, "A.java", 4));
  }

  @Test
  void seesRevisionsInStringsOnly() {
    String text =
        """
        /** Since 2026-07-28, synchronized. */
        class A {
          // "2026-07-28"
          @ProtocolSince("2025-06-18")
          boolean modern(String v) { return v.compareTo("2026-07-28") >= 0; }
        }
        """;
    assertThat(SourceScanner.scan("A.java", text))
        .containsExactly(new Violation(Finding.REVISION_LITERAL, "A.java", 5));
  }

  @Test
  void seesRevisionsComparedByIdentity() {
    String text =
        """
        class A {
          ProtocolVersion standard = ProtocolVersion.V2026_07_28;
          boolean modern(ProtocolVersion v) { return v == ProtocolVersion.V2026_07_28; }
          boolean old(ProtocolVersion v) { return V2025_06_18 != v; }
        }
        """;
    assertThat(SourceScanner.scan("A.java", text))
        .containsExactly(
            new Violation(Finding.REVISION_COMPARED, "A.java", 3),
            new Violation(Finding.REVISION_COMPARED, "A.java", 4));
  }

  @Test
  void seesTheSecondTopLevelTypeAndLongFiles() {
    assertThat(SourceScanner.scan("A.java", "class A {}\nclass B {}\n"))
        .extracting(Violation::finding)
        .containsExactly(Finding.SECOND_TOP_LEVEL_TYPE);
    assertThat(SourceScanner.scan("A.java", "class A {" + "\n".repeat(499) + "}\n")).isEmpty();
    assertThat(SourceScanner.scan("A.java", "class A {" + "\n".repeat(500) + "}\n"))
        .containsExactly(new Violation(Finding.TOO_LONG, "A.java", 501));
  }
}
