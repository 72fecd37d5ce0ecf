package org.qistage.explorer.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.qistage.foundation.SourceText;
import org.qistage.pipeline.CompileRequest;
import org.qistage.pipeline.Pipeline;
import org.qistage.pipeline.StageId;
import org.qistage.pipeline.graph.Box;
import org.qistage.pipeline.graph.PlacedNode;
import org.qistage.pipeline.view.TreeRow;
import org.qistage.pipeline.view.TreeRows;

class TreeStateTest {
  private static final String PROGRAM =
      """
      函数 甲() {
          变量 x = 1;
          打印 x;
      }
      函数 乙(n: 整数): 整数 {
          返回 n + 1;
      }
      函数 主函数() {
          甲();
          打印 乙(2);
      }
      """;

  private static TreeState first(String text) {
    return next(TreeState.none(), text);
  }

  private static TreeState next(TreeState before, String text) {
    SourceText source = new SourceText("t.qi", text);
    var compiled = Pipeline.standard().compile(CompileRequest.of(source, StageId.PARSE));
    return before.with(source, TreeRows.syntax(compiled));
  }

  private static TreeRow row(TreeState state, String label) {
    return state.tree().rows().stream()
        .filter(row -> row.label().equals(label))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Box> boxes(TreeState state) {
    return state.picture().orElseThrow().nodes().stream()
        .collect(Collectors.toMap(node -> node.node().id(), PlacedNode::box));
  }

  @Test
  void nodesKeepTheirKeysWhileAnotherFunctionIsEdited() {
    TreeState before = first(PROGRAM);
    TreeState after = next(before, PROGRAM.replace("变量 x = 1;", "变量 x = 1;\n    变量 y = x * 2;"));
    for (String label : List.of("function 甲", "function 乙", "function 主函数", "binary +")) {
      assertEquals(before.key(row(before, label)), after.key(row(after, label)), label);
    }
    int added = after.key(row(after, "variable y"));
    assertTrue(before.ofKey(added).isEmpty());
  }

  @Test
  void aRenamedNodeIsStillTheSameNode() {
    TreeState before = first(PROGRAM);
    TreeState after = next(before, PROGRAM.replace("x", "总数"));
    assertEquals(before.key(row(before, "variable x")), after.key(row(after, "variable 总数")));
  }

  @Test
  void whatStandsAboveAnEditDoesNotMoveAndWhatStandsBelowMovesOnlyDown() {
    TreeState before = first(PROGRAM);
    TreeState after = next(before, PROGRAM.replace("返回 n + 1;", "打印 n;\n    返回 n + 1;"));
    Map<String, Box> old = boxes(before);
    Map<String, Box> now = boxes(after);
    int above = 0;
    for (var entry : old.entrySet()) {
      Box box = entry.getValue();
      Box same = Objects.requireNonNull(now.get(entry.getKey()));
      TreeRow row = before.ofId(entry.getKey()).orElseThrow();
      assertEquals(box.x(), same.x(), row.label());
      assertTrue(same.y() >= box.y(), row.label());
      if (row.span().start() < PROGRAM.indexOf("返回")) {
        assertEquals(box.y(), same.y(), row.label());
        above++;
      }
    }
    assertTrue(above > 8);
  }

  @Test
  void noTwoNodesOfThePictureOverlap() {
    List<Box> boxes = List.copyOf(boxes(first(PROGRAM)).values());
    for (int i = 0; i < boxes.size(); i++) {
      for (int j = i + 1; j < boxes.size(); j++) {
        assertFalse(boxes.get(i).overlaps(boxes.get(j)));
      }
    }
  }

  @Test
  void whatIsFoldedStaysFoldedWhileTheProgramIsEdited() {
    TreeState before = first(PROGRAM);
    TreeRow folded = row(before, "function 乙");
    before = before.toggled(before.key(folded));
    assertEquals(before.tree().size() - folded.descendants(), before.shown().size());
    TreeState after = next(before, "函数 新() {}\n" + PROGRAM.replace("n + 1", "n + 1 + 1"));
    assertTrue(after.isFolded(row(after, "function 乙")));
    assertFalse(after.isFolded(row(after, "function 甲")));
    assertFalse(after.isFolded(row(after, "function 新")));
  }

  @Test
  void foldingAllLeavesTheRootAndItsChildren() {
    TreeState folded = first(PROGRAM).allFolded();
    assertEquals(4, folded.shown().size());
    assertEquals(folded.tree().size(), folded.allUnfolded().shown().size());
    TreeRow deep = row(folded, "binary +");
    assertTrue(folded.isHidden(deep));
    assertEquals("function 乙", folded.standIn(deep).label());
    TreeState unfolded = folded.unfoldedTo(deep);
    assertFalse(unfolded.isHidden(row(unfolded, "binary +")));
    assertTrue(unfolded.isFolded(row(unfolded, "function 甲")));
  }

  @Test
  void aLargeTreeIsFoldedAtFirst() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      text.append("函数 f").append(i).append("() { 变量 a = 1 + 2 * 3; 打印 a; }\n");
    }
    TreeState state = first(text.toString());
    assertTrue(state.tree().size() > TreeState.LARGE);
    assertTrue(state.shown().size() >= 500);
    assertTrue(state.shown().size() < TreeState.LARGE, "" + state.shown().size());
  }

  @Test
  void anotherProgramIsAnotherTree() {
    TreeState before = first(PROGRAM).allFolded();
    TreeState after =
        next(before, "函数 主函数() { 变量 s = \"甲\"; 循环 { 打印 s; 跳出; } 对于 i 在 范围(0, 3) { 打印 i; } }");
    assertEquals(after.tree().size(), after.shown().size());
  }
}
