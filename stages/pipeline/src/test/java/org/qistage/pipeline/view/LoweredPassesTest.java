package org.qistage.pipeline.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.qistage.foundation.Language;
import org.qistage.foundation.graph.Graph;
import org.qistage.foundation.graph.GraphEdge;
import org.qistage.lowering.LoweredPrinter;
import org.qistage.lowering.PassSnapshot;
import org.qistage.pipeline.CompileRequest;
import org.qistage.pipeline.CompileSnapshot;
import org.qistage.pipeline.Pipeline;
import org.qistage.pipeline.Programs;
import org.qistage.pipeline.StageId;
import org.qistage.pipeline.view.LoweredRow.Change;

class LoweredPassesTest {
  private final CompileSnapshot snapshot =
      Pipeline.standard().compile(CompileRequest.of(Programs.SAMPLE, StageId.CODEGEN).withPasses());
  private final LoweredPasses passes = LoweredPasses.of(snapshot);

  @Test
  void theRowsJoinedAreThePrintersText() {
    for (int i = 0; i < passes.names().size(); i++) {
      PassSnapshot pass = snapshot.passes().get(i);
      int at = i;
      String joined =
          "遍 "
              + pass.pass()
              + "\n"
              + passes.functions().stream()
                  .map(function -> "\n" + text(at, function.name()))
                  .collect(Collectors.joining());
      assertEquals(LoweredPrinter.print(pass, snapshot.source()), joined);
    }
  }

  private String text(int pass, String function) {
    return passes.rows(pass, function).stream()
        .filter(row -> row.change() != Change.REMOVED)
        .map(row -> row.text() + "\n")
        .collect(Collectors.joining());
  }

  /// What was there before a pass can be made from its rows again.
  @Test
  void theRowsTellWhatWasThereBefore() {
    for (int i = 1; i < passes.names().size(); i++) {
      for (LoweredPasses.Function function : passes.functions()) {
        List<String> before =
            passes.rows(i, function.name()).stream()
                .filter(row -> row.change() != Change.ADDED)
                .map(row -> row.before().orElse(row.text()))
                .sorted()
                .toList();
        List<String> was = text(i - 1, function.name()).lines().sorted().toList();
        assertEquals(was, before, passes.names().get(i) + " " + function.name());
      }
    }
  }

  @Test
  void theSplitChangesTheInstructionThatSuspends() {
    int split = passes.names().indexOf("split");
    List<LoweredRow> changed =
        passes.rows(split, "主函数").stream()
            .filter(row -> row.change() == Change.CHANGED)
            .filter(row -> row.text().contains("suspend S1"))
            .toList();
    assertEquals(1, changed.size());
    assertTrue(changed.getFirst().before().orElse("").contains("suspending call"));
  }

  @Test
  void everyInstructionHasItsSource() {
    List<LoweredRow> rows = passes.rows(passes.names().size() - 1, "加倍");
    assertTrue(rows.stream().anyMatch(row -> row.node().isPresent()));
    assertTrue(
        rows.stream()
            .filter(row -> row.node().isPresent())
            .allMatch(row -> row.span().isPresent() && row.block() >= 0));
  }

  @Test
  void functionsTellWhetherTheySuspend() {
    assertEquals(
        List.of(
            LoweredPasses.Shape.SUSPENDING,
            LoweredPasses.Shape.GENERATOR,
            LoweredPasses.Shape.SUSPENDING),
        passes.functions().stream().map(LoweredPasses.Function::shape).toList());
    assertTrue(passes.states("生成器", Language.ZH).isPresent());
    assertFalse(passes.controlFlow(0, "主函数", Language.ZH).orElseThrow().nodes().isEmpty());
    assertTrue(passes.controlFlow(0, "没有", Language.ZH).isEmpty());
  }

  @Test
  void ofAFaultyProgramTheFunctionsAreShown() {
    LoweredPasses sound =
        LoweredPasses.of(
            Pipeline.standard()
                .compile(CompileRequest.of(Programs.FAULTY, StageId.CODEGEN).withPasses()));
    assertEquals(
        List.of("好", "主函数"), sound.functions().stream().map(LoweredPasses.Function::name).toList());
  }

  @Test
  void withoutPassesThereIsNothing() {
    LoweredPasses none =
        LoweredPasses.of(
            Pipeline.standard().compile(CompileRequest.of(Programs.SAMPLE, StageId.CODEGEN)));
    assertTrue(none.functions().isEmpty());
    assertTrue(none.states("主函数", Language.ZH).isEmpty());
  }

  @Test
  void graphsSpeakEitherLanguage() {
    List<String> words = words(passes.states("生成器", Language.EN));
    assertTrue(
        words.containsAll(List.of("start", "dispatch", "resumer", "yielded")), words::toString);
    assertTrue(words(passes.states("生成器", Language.ZH)).containsAll(List.of("开始", "分派", "让出")));
    for (String word : List.of("分派", "开始", "恢复", "挂起", "就绪", "第 ")) {
      assertTrue(words.stream().noneMatch(text -> text.contains(word)), words::toString);
    }
  }

  private static List<String> words(Optional<Graph> graph) {
    return Stream.concat(
            graph.orElseThrow().nodes().stream().flatMap(node -> node.lines().stream()),
            graph.orElseThrow().edges().stream().map(GraphEdge::label))
        .toList();
  }
}
