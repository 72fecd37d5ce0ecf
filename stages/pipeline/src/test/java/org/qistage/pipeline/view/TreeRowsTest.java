package org.qistage.pipeline.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;
import org.qistage.pipeline.CompileRequest;
import org.qistage.pipeline.CompileSnapshot;
import org.qistage.pipeline.Pipeline;
import org.qistage.pipeline.StageId;
import org.qistage.pipeline.graph.TreeGraphs;

class TreeRowsTest {
  private static final String PROGRAM = "函数 加(a: 整数): 整数 { 返回 a + 1; }\n函数 主函数() { 打印 加(2); }\n";

  private static CompileSnapshot compiled(String text) {
    return Pipeline.standard()
        .compile(CompileRequest.of(new SourceText("t.qi", text), StageId.CHECK));
  }

  private static void assertWellFormed(TreeRows tree) {
    assertEquals(tree.size(), tree.row(0).end());
    for (TreeRow row : tree.rows()) {
      assertEquals(row, tree.row(row.index()));
      for (TreeRow child : tree.children(row.index())) {
        assertEquals(row.index(), child.parent());
        assertEquals(row.depth() + 1, child.depth());
        assertTrue(row.holds(child.index()));
      }
    }
  }

  @Test
  void theSyntaxTreeHasTheNodesOfItsGraph() {
    CompileSnapshot compiled = compiled(PROGRAM);
    TreeRows tree = TreeRows.syntax(compiled);
    assertWellFormed(tree);
    assertEquals(TreeGraphs.of(compiled.syntax().orElseThrow()).nodes().size(), tree.size());
    assertEquals(OptionalInt.of(tree.size()), StageCounts.of(compiled, StageId.PARSE));
    assertEquals("program", tree.row(0).label());
    assertEquals("function 加", tree.row(1).label());
    assertEquals("declaration", tree.row(1).rule().replaceFirst("#.*", ""));
  }

  @Test
  void parseAndTypedTreesAreWellFormed() {
    CompileSnapshot compiled = compiled(PROGRAM);
    assertWellFormed(TreeRows.parse(compiled));
    assertWellFormed(TreeRows.typed(compiled));
    assertTrue(
        TreeRows.parse(compiled).rows().stream()
            .anyMatch(row -> row.label().equals("IDENTIFIER `加`")));
  }

  @Test
  void theSmallestNodeThatHoldsASpanIsFound() {
    TreeRows tree = TreeRows.syntax(compiled(PROGRAM));
    int at = PROGRAM.indexOf("a + 1");
    assertEquals("binary +", tree.row(tree.smallest(new Span(at, at + 5)).orElseThrow()).label());
    int found = tree.smallest(new Span(at + 4, at + 5)).orElseThrow();
    assertEquals("integer 1", tree.row(found).label());
    assertEquals(
        List.of("program", "function", "block", "return", "binary", "integer"),
        tree.path(found).stream().map(TreeRow::kind).toList());
    assertTrue(tree.smallest(new Span(0, PROGRAM.length() + 10)).isEmpty());
  }

  @Test
  void errorsAreMarked() {
    TreeRows syntax = TreeRows.syntax(compiled("函数 主函数() { 打印 1 +; }"));
    assertTrue(syntax.rows().stream().anyMatch(TreeRow::error));
    TreeRows parse = TreeRows.parse(compiled("函数 主函数() { 打印 (1; }"));
    assertTrue(parse.rows().stream().anyMatch(TreeRow::error));
  }

  @Test
  void anEmptyProgramHasARoot() {
    assertEquals("program", TreeRows.syntax(compiled("")).row(0).label());
  }
}
