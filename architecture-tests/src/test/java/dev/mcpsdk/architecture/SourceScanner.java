package dev.mcpsdk.architecture;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Finds what class files no longer show, on the syntax tree: comments and strings do not mislead
 * it.
 */
final class SourceScanner {

  enum Finding {
    SYNCHRONIZED,
    REVISION_LITERAL,
    REVISION_COMPARED,
    SECOND_TOP_LEVEL_TYPE,
    TOO_LONG
  }

  record Violation(Finding finding, String file, long line) {}

  private static final int MAX_LINES = 500;
  private static final Pattern REVISION =
      Pattern.compile("2024-11-05|2025-03-26|2025-06-18|2025-11-25|2026-07-28");

  private static final Pattern REVISION_CONSTANT =
      Pattern.compile("(.*\\.)?V20\\d\\d_\\d\\d_\\d\\d");

  private SourceScanner() {}

  static List<Violation> scan(String file, String text) {
    return scan(Map.of(file, text));
  }

  static List<Violation> scan(Map<String, String> textsByFile) {
    List<Violation> found = new ArrayList<>();
    List<Source> sources = new ArrayList<>();
    textsByFile.forEach(
        (file, text) -> {
          sources.add(new Source(file, text));
          long lines = text.lines().count();
          if (lines > MAX_LINES) {
            found.add(new Violation(Finding.TOO_LONG, file, lines));
          }
        });
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    JavacTask task =
        (JavacTask) compiler.getTask(null, null, null, List.of("-proc:none"), null, sources);
    SourcePositions positions = Trees.instance(task).getSourcePositions();
    try {
      for (CompilationUnitTree unit : task.parse()) {
        String file = unit.getSourceFile().getName();
        if (unit.getTypeDecls().size() > 1) {
          found.add(new Violation(Finding.SECOND_TOP_LEVEL_TYPE, file, 1));
        }
        unit.accept(new Visitor(file, unit, positions, found), null);
      }
    } catch (IOException e) {
      throw new IllegalStateException("cannot read the sources", e);
    }
    return found;
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String file;
    private final String text;

    Source(String file, String text) {
      super(Path.of(file).toUri(), JavaFileObject.Kind.SOURCE);
      this.file = file;
      this.text = text;
    }

    @Override
    public String getName() {
      return file;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class Visitor extends TreeScanner<Void, Void> {
    private final String file;
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<Violation> found;

    Visitor(
        String file, CompilationUnitTree unit, SourcePositions positions, List<Violation> found) {
      this.file = file;
      this.unit = unit;
      this.positions = positions;
      this.found = found;
    }

    @Override
    public Void visitSynchronized(SynchronizedTree node, Void unused) {
      add(Finding.SYNCHRONIZED, node);
      return super.visitSynchronized(node, null);
    }

    @Override
    public Void visitMethod(MethodTree node, Void unused) {
      if (node.getModifiers().getFlags().contains(Modifier.SYNCHRONIZED)) {
        add(Finding.SYNCHRONIZED, node);
      }
      return super.visitMethod(node, null);
    }

    @Override
    public Void visitLiteral(LiteralTree node, Void unused) {
      if (node.getValue() instanceof String text && REVISION.matcher(text).matches()) {
        add(Finding.REVISION_LITERAL, node);
      }
      return super.visitLiteral(node, null);
    }

    @Override
    public Void visitBinary(BinaryTree node, Void unused) {
      boolean identity =
          node.getKind() == Tree.Kind.EQUAL_TO || node.getKind() == Tree.Kind.NOT_EQUAL_TO;
      if (identity && (isRevision(node.getLeftOperand()) || isRevision(node.getRightOperand()))) {
        add(Finding.REVISION_COMPARED, node);
      }
      return super.visitBinary(node, null);
    }

    private static boolean isRevision(Tree operand) {
      return REVISION_CONSTANT.matcher(operand.toString()).matches();
    }

    /** {@code @ProtocolSince("2025-06-18")} documents; it decides nothing. */
    @Override
    public Void visitAnnotation(AnnotationTree node, Void unused) {
      return null;
    }

    private void add(Finding finding, Tree node) {
      long start = positions.getStartPosition(unit, node);
      found.add(new Violation(finding, file, unit.getLineMap().getLineNumber(start)));
    }
  }
}
