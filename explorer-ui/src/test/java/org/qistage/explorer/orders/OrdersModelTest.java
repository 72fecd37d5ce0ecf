package org.qistage.explorer.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qistage.explorer.Programs;
import org.qistage.explorer.model.Workbench;
import org.qistage.pipeline.explore.ExplorationReport;
import org.qistage.pipeline.trace.TaskView;

class OrdersModelTest {
  private static final String TWO =
      """
      变量 数 = 0;
      异步 函数 加() {
          变量 旧 = 数;
          让出;
          数 = 旧 + 1;
      }
      异步 函数 说(谁: 字符串) { 打印行(谁); }
      函数 主函数() {
          变量 甲 = 启动 说("甲");
          变量 乙 = 启动 说("乙");
          变量 丙 = 启动 加();
          变量 丁 = 启动 加();
          等待 甲;
          等待 乙;
          等待 丙;
          等待 丁;
          打印行(数);
      }
      """;

  @TempDir Path folder = Path.of("");

  private static String output(Workbench workbench) {
    return workbench.clock().moment().get().orElseThrow().output();
  }

  @Test
  void anotherTaskIsTakenAndTheRunsAreCompared() {
    try (Programs programs = Programs.of(TWO)) {
      Workbench workbench = programs.workbench();
      OrdersModel model = new OrdersModel(workbench);
      workbench.clock().toStart();
      programs.awaitUntil(() -> model.next().get().isPresent());
      NextChoice choice = model.next().get().orElseThrow();
      assertEquals(1, choice.number());
      assertEquals(
          List.of("说", "说", "加", "加"), choice.tasks().stream().map(TaskView::name).toList());
      assertEquals(0, choice.taken());
      model.take(1);
      programs.awaitRecorded();
      programs.awaitUntil(() -> model.compared().get().isPresent());
      assertEquals("1:1", model.schedule().get());
      OrdersModel.Compared compared = model.compared().get().orElseThrow();
      assertTrue(compared.output().startsWith("甲\n乙\n"), compared.output());
      assertTrue(compared.otherOutput().startsWith("乙\n"), compared.otherOutput());
      workbench.clock().toEnd();
      assertEquals(compared.otherOutput(), output(workbench));
      model.runIn("");
      programs.awaitRecorded();
      programs.awaitUntil(() -> model.schedule().get().isEmpty());
    }
  }

  @Test
  void everyChoiceTakenAnewIsTheChoiceThatTheRunMakes() {
    try (Programs programs = Programs.of(TWO)) {
      Workbench workbench = programs.workbench();
      OrdersModel model = new OrdersModel(workbench);
      int position = -1;
      for (int round = 0; round < 3; round++) {
        workbench.clock().goTo(position);
        int from = position;
        programs.awaitUntil(
            () -> model.next().get().filter(choice -> choice.event() > from).isPresent());
        NextChoice choice = model.next().get().orElseThrow();
        int other = choice.tasks().size() - 1;
        String schedule = choice.schedule(model.schedule().get(), other);
        model.take(other);
        programs.awaitRecorded();
        programs.awaitUntil(() -> model.schedule().get().equals(schedule));
        NextChoice again =
            Choices.of(workbench.clock().navigator().get().orElseThrow())
                .after(choice.event() - 1)
                .orElseThrow();
        assertEquals(choice.event(), again.event());
        assertEquals(choice.number(), again.number());
        assertEquals(other, again.taken());
        position = again.event();
      }
    }
  }

  @Test
  void allOutcomesAreListedAndOneIsReplayed() {
    try (Programs programs = Programs.of(TWO)) {
      Workbench workbench = programs.workbench();
      OrdersModel model = new OrdersModel(workbench);
      model.explore();
      programs.awaitUntil(() -> model.exploration().get() instanceof OrdersModel.Exploration.Done);
      ExplorationReport report =
          assertInstanceOf(OrdersModel.Exploration.Done.class, model.exploration().get()).report();
      assertTrue(report.outcomes().size() >= 4, report.outcomes().toString());
      assertEquals("数", report.races().getFirst().variable());
      ExplorationReport.Outcome last = report.outcomes().getLast();
      model.runIn(last.schedule());
      programs.awaitRecorded();
      programs.awaitUntil(() -> model.schedule().get().equals(last.schedule()));
      workbench.clock().toEnd();
      assertEquals(last.output(), output(workbench));
      // They are of the same program still.
      assertInstanceOf(OrdersModel.Exploration.Done.class, model.exploration().get());
    }
  }

  private static ExplorationReport explored(Programs programs, OrdersModel model) {
    model.explore();
    programs.awaitUntil(() -> model.exploration().get() instanceof OrdersModel.Exploration.Done);
    return ((OrdersModel.Exploration.Done) model.exploration().get()).report();
  }

  @Test
  void requestsAreAnsweredInExploredRunsAsInTheRecordedOne() {
    try (Programs programs = Programs.opened(Programs.SEED)) {
      OrdersModel model = new OrdersModel(programs.workbench());
      programs.workbench().clock().toEnd();
      String recorded = output(programs.workbench());
      assertTrue(
          explored(programs, model).outcomes().stream()
              .anyMatch(outcome -> outcome.output().equals(recorded)),
          recorded);
    }
  }

  @Test
  void outcomesGoWithTheInputTheyWereOf() {
    try (Programs programs = Programs.of("函数 主函数() { 打印行(读取行()); }\n")) {
      Workbench workbench = programs.workbench();
      workbench.document().input().set("一");
      programs.awaitRecorded();
      OrdersModel model = new OrdersModel(workbench);
      assertEquals("一\n", explored(programs, model).outcomes().getFirst().output());
      workbench.document().input().set("二");
      programs.awaitUntil(() -> model.exploration().get() instanceof OrdersModel.Exploration.None);
    }
  }

  @Test
  void outcomesGoWithTheImportsTheyWereOf() throws IOException {
    Path imported = Files.writeString(folder.resolve("b.qi"), "公开 函数 数(): 整数 { 返回 1; }\n");
    Path program =
        Files.writeString(folder.resolve("a.qi"), "导入 ./b 作为 乙;\n函数 主函数() { 打印行(乙.数()); }\n");
    try (Programs programs = Programs.opened(program)) {
      Workbench workbench = programs.workbench();
      OrdersModel model = new OrdersModel(workbench);
      assertEquals("1\n", explored(programs, model).outcomes().getFirst().output());
      Files.writeString(imported, "公开 函数 数(): 整数 { 返回 2; }\n");
      workbench.run(workbench.request());
      programs.awaitUntil(() -> model.exploration().get() instanceof OrdersModel.Exploration.None);
    }
  }

  @Test
  void exploringHoldsNoViewUp() {
    try (Programs programs = Programs.of(TWO)) {
      OrdersModel model = new OrdersModel(programs.workbench());
      programs.awaitUntil(programs.workbench()::areViewsMade);
      model.explore();
      assertTrue(programs.workbench().areViewsMade());
      assertInstanceOf(OrdersModel.Exploration.Running.class, model.exploration().get());
    }
  }

  @Test
  void runsOfDifferentProgramsAreNotCompared() {
    try (Programs programs = Programs.of(TWO)) {
      Workbench workbench = programs.workbench();
      OrdersModel model = new OrdersModel(workbench);
      model.runIn("1:1");
      workbench.show("函数 主函数() { 打印行(1); }\n");
      programs.awaitRecorded();
      programs.awaitUntil(() -> workbench.clock().last().get() >= 0);
      assertEquals(Optional.empty(), model.compared().get());
    }
  }

  @Test
  void aProgramWithoutTasksHasNoChoice() {
    try (Programs programs = Programs.of("函数 主函数() { 打印行(1); }\n")) {
      OrdersModel model = new OrdersModel(programs.workbench());
      assertTrue(
          Choices.of(programs.workbench().clock().navigator().get().orElseThrow())
              .after(-1)
              .isEmpty());
      assertTrue(model.next().get().isEmpty());
    }
  }
}
