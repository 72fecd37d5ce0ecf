package org.qistage.explorer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qistage.explorer.Programs;
import org.qistage.pipeline.launch.MemoryModel;
import org.qistage.pipeline.trace.Breakpoint;
import org.qistage.pipeline.trace.Level;

class ClockTest {
  private static final String COUNTING =
      """
      函数 主函数() {
          变量 和 = 0;
          对于 甲 在 范围(0, 5) {
              和 = 和 + 甲;
          }
          打印行(和);
      }
      """;

  @Test
  void thePlaceIsKeptWhenReferencesAreCountedAndWhenTheyAreNotAnyMore() {
    Path memory =
        Path.of(System.getProperty("qi.root"), "lessons", "course", "14-memory", "programs");
    for (Path file : List.of(Programs.SEED, memory.resolve("friends.qi"))) {
      try (Programs programs = Programs.opened(file)) {
        Clock clock = programs.workbench().clock();
        int last = clock.last().get();
        for (int position : List.of(-1, last / 2, last)) {
          clock.goTo(position);
          while (position >= 0 && clock.moment().get().orElseThrow().running() == 0) {
            clock.goTo(--position);
          }
          List<String> lines = lines(clock);
          record(programs, MemoryModel.REFCOUNT);
          assertTrue(clock.last().get() > last, "counting adds events");
          assertEquals(lines, lines(clock), file + " " + position);
          assertEquals(position == last, clock.position().get() == clock.last().get());
          record(programs, MemoryModel.GC);
          assertEquals(last, clock.last().get());
          assertEquals(lines, lines(clock), file + " " + position);
        }
      }
    }
  }

  private static void record(Programs programs, MemoryModel memory) {
    programs.workbench().settings().memory().set(memory);
    programs.awaitUntil(
        () ->
            programs
                .workbench()
                .clock()
                .navigator()
                .get()
                .filter(made -> made.trace().settings().memory() == memory)
                .isPresent());
  }

  /// The calls of the main task, each with its line, and the tasks there are.
  private static List<String> lines(Clock clock) {
    var now = clock.moment().get().orElseThrow();
    List<String> lines = new ArrayList<>();
    now.stack(1).forEach(frame -> lines.add(frame.function() + ":" + frame.line()));
    now.tasks().forEach(task -> lines.add(task.number() + " " + task.state()));
    return lines;
  }

  @ParameterizedTest
  @EnumSource
  void stepsOnAndBackAgainReachTheSamePositions(Level level) {
    try (Programs programs = Programs.opened(Programs.SEED)) {
      Clock clock = programs.workbench().clock();
      clock.toStart();
      List<Integer> on = new ArrayList<>(List.of(clock.position().get()));
      while (clock.step(level, true)) {
        on.add(clock.position().get());
      }
      assertTrue(on.size() > 5, on.toString());
      assertEquals(clock.last().get(), on.getLast());
      for (int i = on.size() - 2; i >= 0; i--) {
        clock.step(level, false);
        assertEquals(on.get(i), clock.position().get());
      }
    }
  }

  @Test
  void theLevelNeverMovesTime() {
    try (Programs programs = Programs.opened(Programs.SEED)) {
      Clock clock = programs.workbench().clock();
      clock.goTo(40);
      for (Level level : Level.values()) {
        clock.level().set(level);
        assertEquals(40, clock.position().get());
      }
    }
  }

  @Test
  void aStepOverAnAwaitStaysInTheTaskAndTellsWhatElseHappened() {
    try (Programs programs = Programs.opened(Programs.SEED)) {
      Clock clock = programs.workbench().clock();
      clock.toStart();
      while (clock.over(true) && lineOfMain(clock) < 18) {
        assertFalse(clock.position().get() == clock.last().get());
      }
      assertEquals(18, lineOfMain(clock));
      clock.over(true);
      assertEquals(19, lineOfMain(clock));
      assertEquals(1, clock.moment().get().orElseThrow().running());
      assertTrue(clock.skipped().get().orElseThrow().events() > 0);
      clock.over(false);
      assertEquals(18, lineOfMain(clock));
    }
  }

  private static int lineOfMain(Clock clock) {
    return clock.moment().get().orElseThrow().stack(1).stream()
        .mapToInt(frame -> frame.line())
        .findFirst()
        .orElse(0);
  }

  @Test
  void aBreakpointStopsBothWays() {
    try (Programs programs = Programs.of(COUNTING)) {
      Clock clock = programs.workbench().clock();
      clock.breakpoints().add(new Breakpoint.Line(0, 4));
      clock.toStart();
      List<Integer> stops = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        clock.toBreakpoint(true);
        assertEquals(4, lineOfMain(clock));
        stops.add(clock.position().get());
      }
      clock.toBreakpoint(true);
      assertEquals(clock.last().get(), clock.position().get());
      for (int stop : stops.reversed()) {
        clock.toBreakpoint(false);
        assertEquals(stop, clock.position().get());
      }
    }
  }

  @Test
  void thePositionStaysWhereTheRunIsTheSameAfterAnEdit() {
    try (Programs programs = Programs.of(COUNTING)) {
      Workbench workbench = programs.workbench();
      workbench.clock().goTo(12);
      workbench.document().text().set(COUNTING.replace("打印行(和);", "打印行(和 + 1);"));
      programs.awaitRecorded();
      assertEquals(12, workbench.clock().position().get());
      workbench.document().text().set(COUNTING.replace("范围(0, 5)", "范围(0, 1)"));
      programs.awaitRecorded();
      assertTrue(workbench.clock().position().get() <= 12);
    }
  }

  @Test
  void withoutARecordingNothingMoves() {
    try (Programs programs = Programs.of("函数 主函数( {")) {
      Clock clock = programs.workbench().clock();
      assertEquals(-1, clock.last().get());
      assertFalse(clock.step(Level.LINE, true));
      assertFalse(clock.toBreakpoint(true));
      clock.goTo(7);
      assertEquals(-1, clock.position().get());
    }
  }
}
