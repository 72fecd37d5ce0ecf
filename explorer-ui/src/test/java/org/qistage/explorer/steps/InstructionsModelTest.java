package org.qistage.explorer.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.qistage.explorer.Programs;
import org.qistage.explorer.model.Clock;
import org.qistage.explorer.model.Workbench;
import org.qistage.pipeline.steps.ActivationSteps;
import org.qistage.pipeline.trace.Level;

class InstructionsModelTest {
  private static ActivationSteps known(Programs programs, InstructionsModel model) {
    model.refine();
    programs.awaitUntil(() -> !(model.state().get() instanceof InstructionsModel.State.Running));
    return assertInstanceOf(InstructionsModel.State.Known.class, model.state().get())
        .steps()
        .steps();
  }

  @Test
  void theInstructionsOfTheRunningCallAreShownAndFollowTheClock() {
    try (Programs programs = Programs.of("函数 主函数() { 变量 甲 = 20; 变量 乙 = 甲 + 22; 打印行(乙); }\n")) {
      Workbench workbench = programs.workbench();
      Clock clock = workbench.clock();
      InstructionsModel model = new InstructionsModel(workbench);
      clock.toStart();
      assertTrue(model.call().isEmpty());
      clock.step(Level.LINE, true);
      assertEquals("主函数", model.call().orElseThrow().function());
      ActivationSteps steps = known(programs, model);
      assertTrue(
          steps.steps().stream()
              .anyMatch(step -> InstructionsModel.stack(step.after()).equals("42")),
          "the sum is on the stack");
      assertTrue(
          steps.steps().stream()
              .anyMatch(step -> InstructionsModel.changed(step).equals("乙 = 42")));
      int first = model.current().get();
      assertTrue(first >= 0);
      clock.toEnd();
      assertEquals(-1, model.current().get());
      model.pick(steps, steps.steps().get(first));
      assertEquals(steps.steps().get(first).lastEvent(), clock.position().get());
    }
  }

  @Test
  void theAwaitOfTheSeedProgramIsSeenInBothVisits() {
    try (Programs programs = Programs.opened(Programs.SEED)) {
      Clock clock = programs.workbench().clock();
      InstructionsModel model = new InstructionsModel(programs.workbench());
      clock.goTo(clock.navigator().get().orElseThrow().nextSuspension(-1, 1).orElseThrow());
      ActivationSteps steps = known(programs, model);
      assertEquals("主函数", steps.function());
      assertEquals(2, steps.visits().size());
    }
  }

  @Test
  void anotherProgramForgetsThem() {
    try (Programs programs = Programs.of("函数 主函数() { 打印行(1); }\n")) {
      InstructionsModel model = new InstructionsModel(programs.workbench());
      programs.workbench().clock().step(Level.LINE, true);
      assertFalse(known(programs, model).steps().isEmpty());
      programs.workbench().document().text().set("函数 主函数() { 打印行(2); }\n");
      programs.awaitRecorded();
      assertInstanceOf(InstructionsModel.State.None.class, model.state().get());
    }
  }
}
