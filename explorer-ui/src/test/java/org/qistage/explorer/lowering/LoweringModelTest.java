package org.qistage.explorer.lowering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.qistage.explorer.Programs;
import org.qistage.explorer.lowering.FrameCard.SlotLine;
import org.qistage.explorer.lowering.FrameCard.Use;
import org.qistage.explorer.lowering.LoweringModel.Form;
import org.qistage.foundation.Span;
import org.qistage.pipeline.trace.Moment;
import org.qistage.pipeline.trace.TaskView;
import org.qistage.pipeline.view.LoweredPasses.Function;
import org.qistage.pipeline.view.LoweredRow;

class LoweringModelTest {
  private static final String TWICE =
      """
      异步 函数 两次(甲: 整数): 整数 {
          变量 乙 = 甲 + 1;
          设置超时(1);
          变量 丙 = 乙 * 2;
          设置超时(2);
          返回 丙;
      }

      函数 主函数() {
          变量 任务 = 启动 两次(3);
          打印行(等待 任务);
      }
      """;

  private static String name(LoweringModel model) {
    return model.function().get().map(Function::name).orElse("");
  }

  private static void showRows(Programs programs, LoweringModel model) {
    model.form().set(Form.TEXT);
    programs.awaitUntil(() -> !model.rows().get().isEmpty());
  }

  @Test
  void theFunctionThatRunsIsFollowedUntilOneIsChosen() {
    try (Programs programs = Programs.of(TWICE)) {
      LoweringModel model = new LoweringModel(programs.workbench());
      suspend(programs, 2, 1);
      assertEquals("两次", name(model));
      programs.workbench().clock().toEnd();
      model.choose(
          model.functions().get().stream()
              .filter(each -> each.name().equals("主函数"))
              .findFirst()
              .orElseThrow());
      suspend(programs, 2, 1);
      assertEquals("主函数", name(model));
    }
  }

  /// Goes to where the task is suspended in the state.
  private static void suspend(Programs programs, int task, int state) {
    var clock = programs.workbench().clock();
    for (int event = 0; event <= clock.last().get(); event++) {
      clock.goTo(event);
      Moment moment = clock.moment().get().orElseThrow();
      boolean there =
          moment.task(task).filter(own -> own.state() == TaskView.State.SUSPENDED).isPresent()
              && moment.stack(task).stream().anyMatch(frame -> frame.state() == state);
      if (there) {
        return;
      }
    }
    throw new AssertionError("task " + task + " is never in S" + state);
  }

  @Test
  void theCardHasTheSlotsValuesAndWhatIsDead() {
    try (Programs programs = Programs.of(TWICE)) {
      LoweringModel model = new LoweringModel(programs.workbench());
      suspend(programs, 2, 1);
      assertEquals(1, model.state());
      SlotLine live =
          model.card().get().orElseThrow().slots().stream()
              .filter(slot -> slot.use() == Use.LIVE)
              .findFirst()
              .orElseThrow();
      assertEquals("乙", live.name());
      assertEquals(Optional.of("4"), live.value());
      suspend(programs, 2, 2);
      assertEquals(2, model.state());
      List<SlotLine> slots = model.card().get().orElseThrow().slots();
      assertTrue(
          slots.stream()
              .anyMatch(
                  slot ->
                      slot.use() == Use.LIVE
                          && slot.name().equals("丙")
                          && slot.value().equals(Optional.of("8"))),
          slots.toString());
    }
  }

  @Test
  void beforeAnythingRanTheCardTellsThePlan() {
    try (Programs programs = Programs.of(TWICE)) {
      LoweringModel model = new LoweringModel(programs.workbench());
      programs.workbench().clock().toStart();
      FrameCard card = model.card().get().orElseThrow();
      assertTrue(card.holder().isEmpty());
      assertTrue(card.slots().stream().allMatch(slot -> slot.use() == Use.PLANNED));
    }
  }

  @Test
  void theLinesChangeWithThePass() {
    try (Programs programs = Programs.of(TWICE)) {
      LoweringModel model = new LoweringModel(programs.workbench());
      showRows(programs, model);
      model.pass().set(model.passes().get().indexOf("split"));
      programs.awaitUntil(
          () ->
              model.rows().get().stream().anyMatch(row -> row.change() == LoweredRow.Change.ADDED));
      assertTrue(model.rows().get().stream().anyMatch(row -> row.text().contains("suspend S1")));
    }
  }

  @Test
  void whatIsPointedAtElsewhereShowsItsFunctionAndLightsItsLines() {
    try (Programs programs = Programs.of(TWICE)) {
      LoweringModel model = new LoweringModel(programs.workbench());
      int at = TWICE.indexOf("启动 两次(3)");
      programs.workbench().focus().light(new Span(at, at + "启动 两次(3)".length()), "editor");
      assertEquals("主函数", name(model));
      showRows(programs, model);
      programs.awaitUntil(() -> model.firstLit().isPresent());
      LoweredRow lit = model.rows().get().get(model.firstLit().orElseThrow());
      assertTrue(lit.text().contains("spawn 两次"), lit.text());
    }
  }

  @Test
  void theStatesAreAGraphWithTheScheduler() {
    try (Programs programs = Programs.of(TWICE)) {
      LoweringModel model = new LoweringModel(programs.workbench());
      programs.awaitUntil(() -> model.graph().get().isPresent());
      assertTrue(
          model.graph().get().orElseThrow().nodes().stream()
              .anyMatch(node -> node.node().id().equals("scheduler")));
    }
  }

  @Test
  void theBlocksAreAGraphOfTheirOwn() {
    try (Programs programs = Programs.of(TWICE)) {
      LoweringModel model = new LoweringModel(programs.workbench());
      model.form().set(Form.BLOCKS);
      programs.awaitUntil(() -> model.graph().get().isPresent());
      assertTrue(
          model.graph().get().orElseThrow().nodes().stream()
              .anyMatch(node -> node.node().id().equals("b0")));
    }
  }

  @Test
  void nothingIsMadeWhileNobodyLooks() {
    try (Programs programs = Programs.of(TWICE)) {
      LoweringModel model = new LoweringModel(programs.workbench());
      model.seen().set(false);
      programs.workbench().show("函数 主函数() { 打印行(1); }\n");
      programs.awaitRecorded();
      assertEquals(
          List.of("两次", "主函数"), model.functions().get().stream().map(Function::name).toList());
      model.seen().set(true);
      assertEquals(List.of("主函数"), model.functions().get().stream().map(Function::name).toList());
    }
  }

  @Test
  void theStatesSpeakTheLanguageThatIsChosen() {
    try (Programs programs = Programs.of(TWICE)) {
      LoweringModel model = new LoweringModel(programs.workbench());
      programs.workbench().settings().switchLanguage();
      programs.awaitUntil(
          () ->
              model
                  .graph()
                  .get()
                  .filter(
                      graph ->
                          graph.nodes().stream()
                              .anyMatch(node -> node.node().lines().contains("dispatch")))
                  .isPresent());
    }
  }
}
