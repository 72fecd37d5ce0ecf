package org.qistage.explorer.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.qistage.explorer.Programs;
import org.qistage.explorer.live.LiveOutput.Channel;
import org.qistage.explorer.live.LiveOutput.Row;
import org.qistage.explorer.model.ProgramRequest;
import org.qistage.foundation.SourceText;
import org.qistage.pipeline.FileSource;
import org.qistage.pipeline.launch.ChildEnd;
import org.qistage.pipeline.launch.ChildRun;

/// Runs in processes of their own; nothing depends on how long anything takes.
class LiveRunTest {
  private static final String ENDLESS =
      "函数 主函数() { 打印行(\"始\"); 变量 数 = 0; 循环 { 数 = (数 + 1) % 7; } }\n";

  private static List<String> texts(LiveRun run, Channel channel) {
    return run.rows().stream().filter(row -> row.channel() == channel).map(Row::text).toList();
  }

  private static LiveState end(Programs programs, LiveRun run) {
    programs.awaitUntil(() -> run.state().get() instanceof LiveState.Ended);
    return run.state().get();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ProcessHandle process(Programs programs, LiveRun run) {
    programs.awaitUntil(() -> run.state().get() instanceof LiveState.Running);
    return ProcessHandle.of(((LiveState.Running) run.state().get()).process()).orElseThrow();
  }

  @Test
  void whatIsPrintedComesAndTheExitStatusIsTold() {
    try (Programs programs = Programs.of("函数 主函数() { 打印行(\"你好\"); 打印行(42); }\n")) {
      LiveRun run = new LiveRun(programs.workbench());
      run.start();
      assertEquals(new LiveState.Finished(0), end(programs, run));
      assertEquals(List.of("你好", "42"), texts(run, Channel.OUT));
      assertTrue(run.elapsed().get() > 0);
    }
  }

  @Test
  void aFailureComesAsErrorOutput() {
    try (Programs programs = Programs.of("函数 主函数() { 打印行(1); 变量 甲 = [1]; 打印行(甲[5]); }\n")) {
      LiveRun run = new LiveRun(programs.workbench());
      run.start();
      assertEquals(new LiveState.Finished(1), end(programs, run));
      assertEquals(List.of("1"), texts(run, Channel.OUT));
      assertTrue(String.join("\n", texts(run, Channel.ERR)).contains("QI-RUN-"));
    }
  }

  @Test
  void whatIsTypedIsRead() {
    try (Programs programs =
        Programs.of(
            """
            函数 主函数() {
                打印("名字？");
                打印行("你好，" + 读取行());
                当 变量 行 = 读取行() { 打印行("还有", 行); }
            }
            """)) {
      LiveRun run = new LiveRun(programs.workbench());
      run.start();
      programs.awaitUntil(() -> texts(run, Channel.OUT).contains("名字？"));
      assertTrue(run.inputOpen().get());
      run.type("小明");
      programs.awaitUntil(() -> texts(run, Channel.OUT).contains("你好，小明"));
      run.type("二");
      run.endInput();
      assertEquals(new LiveState.Finished(0), end(programs, run));
      assertEquals(List.of("名字？", "你好，小明", "还有 二"), texts(run, Channel.OUT));
      assertEquals(List.of("小明", "二"), texts(run, Channel.IN));
      run.type("迟了");
      assertEquals(List.of("小明", "二"), texts(run, Channel.IN));
    }
  }

  @Test
  void theInputOfTheDocumentIsReadToItsEnd() {
    try (Programs programs = Programs.of("函数 主函数() { 当 变量 行 = 读取行() { 打印行(行); } }\n")) {
      LiveRun run = new LiveRun(programs.workbench());
      programs.workbench().document().input().set("一\n二");
      assertTrue(run.given().get());
      run.start();
      assertEquals(new LiveState.Finished(0), end(programs, run));
      assertEquals(List.of("一", "二"), texts(run, Channel.OUT));
    }
  }

  @Test
  void anEndlessRunIsStopped() {
    try (Programs programs = Programs.of(ENDLESS)) {
      LiveRun run = new LiveRun(programs.workbench());
      run.start();
      programs.awaitUntil(() -> texts(run, Channel.OUT).contains("始"));
      ProcessHandle process = process(programs, run);
      run.stop();
      assertEquals(new LiveState.Stopped(), end(programs, run));
      programs.awaitUntil(() -> !process.isAlive());
    }
  }

  @Test
  void aRunThatIsKilledFromOutsideIsToldAndCanBeRunAgain() {
    try (Programs programs = Programs.of(ENDLESS)) {
      LiveRun run = new LiveRun(programs.workbench());
      run.start();
      programs.awaitUntil(() -> texts(run, Channel.OUT).contains("始"));
      process(programs, run).destroyForcibly();
      LiveState.Crashed crashed = assertInstanceOf(LiveState.Crashed.class, end(programs, run));
      assertTrue(crashed.status() != 0);
      assertEquals(List.of("始"), texts(run, Channel.OUT));
      programs.workbench().document().text().set("函数 主函数() { 打印行(2); }\n");
      run.start();
      assertEquals(new LiveState.Finished(0), end(programs, run));
      assertEquals(List.of("2"), texts(run, Channel.OUT));
    }
  }

  @Test
  void whatEndlesslyPrintsIsCutAndStaysInBounds() {
    try (Programs programs = Programs.of("函数 主函数() { 变量 数 = 0; 循环 { 打印行(数); 数 = 数 + 1; } }\n")) {
      LiveRun run = new LiveRun(programs.workbench());
      run.start();
      programs.awaitUntil(() -> run.dropped().get() > 100_000);
      assertEquals(LiveOutput.MOST_ROWS, run.rows().size());
      assertEquals(run.rows().getFirst().number(), run.dropped().get());
      for (int i = 1; i < run.rows().size() - 1; i++) {
        assertEquals(
            Long.parseLong(run.rows().get(i - 1).text()) + 1,
            Long.parseLong(run.rows().get(i).text()));
      }
      run.stop();
      end(programs, run);
    }
  }

  @Test
  void aTimeLimitEndsARun() {
    try (Programs programs = Programs.of(ENDLESS)) {
      programs.workbench().settings().runSeconds().set(1);
      LiveRun run = new LiveRun(programs.workbench());
      run.start();
      assertEquals(new LiveState.Finished(1), end(programs, run));
      assertTrue(String.join("\n", texts(run, Channel.ERR)).contains("QI-RUN-"));
    }
  }

  @Test
  void aProgramWithErrorsIsNotRun() {
    try (Programs programs = Programs.of("函数 主函数() { 打印行(没有); }\n")) {
      LiveRun run = new LiveRun(programs.workbench());
      run.start();
      assertEquals(new LiveState.Refused(1), end(programs, run));
    }
  }

  @Test
  void aProcessThatCannotStartIsTold() {
    try (Programs programs = Programs.of("函数 主函数() {}\n")) {
      LiveRun run =
          new LiveRun(
              programs.workbench(),
              (_, _) -> {
                throw new IOException("没有 java");
              });
      run.start();
      assertEquals(new LiveState.NotStarted("没有 java"), end(programs, run));
    }
  }

  @Test
  void anErrorAtTheStartIsTold() {
    try (Programs programs = Programs.of("函数 主函数() {}\n")) {
      LiveRun run =
          new LiveRun(
              programs.workbench(),
              (_, _) -> {
                throw new StackOverflowError();
              });
      run.start();
      assertEquals(new LiveState.NotStarted("java.lang.StackOverflowError"), end(programs, run));
    }
  }

  @Test
  void aCompilationThatFailsIsTold() {
    AtomicBoolean faulty = new AtomicBoolean();
    FileSource files =
        new FileSource() {
          @Override
          public Entry find(String path) {
            if (faulty.get()) {
              throw new IllegalStateException("坏了");
            }
            return new Entry.Nothing();
          }

          @Override
          public byte[] read(String path, int limit) {
            return new byte[0];
          }

          @Override
          public List<String> names(String within) {
            return List.of();
          }
        };
    try (Programs programs = new Programs()) {
      SourceText source = new SourceText("", "导入 ./b 作为 乙;\n函数 主函数() {}\n");
      programs.workbench().show(ProgramRequest.of(source, files, Optional.empty()), "a.qi");
      programs.awaitRecorded();
      faulty.set(true);
      LiveRun run = new LiveRun(programs.workbench());
      run.start();
      LiveState.NotStarted told = assertInstanceOf(LiveState.NotStarted.class, end(programs, run));
      assertTrue(told.reason().contains("坏了"), told.reason());
    }
  }

  @Test
  void aProcessThatComesLateDoesNotTakeThePlaceOfTheNext() {
    CountDownLatch late = new CountDownLatch(1);
    List<ChildRun> begun = new CopyOnWriteArrayList<>();
    LiveRun.Starter starter =
        (compiled, request) -> {
          ChildRun child = ChildRun.start(compiled, request);
          begun.add(child);
          if (begun.size() == 1) {
            await(late);
          }
          return child;
        };
    try (Programs programs = Programs.of(ENDLESS)) {
      LiveRun run = new LiveRun(programs.workbench(), starter);
      run.start();
      programs.awaitUntil(() -> begun.size() == 1);
      run.start();
      programs.awaitUntil(() -> texts(run, Channel.OUT).contains("始"));
      process(programs, run);
      late.countDown();
      assertEquals(new ChildEnd.Killed(), begun.getFirst().join());
      run.stop();
      assertEquals(new LiveState.Stopped(), end(programs, run));
    }
  }

  @Test
  void aProcessThatComesAfterTheStopDoesNotLive() {
    CountDownLatch late = new CountDownLatch(1);
    List<ChildRun> begun = new CopyOnWriteArrayList<>();
    LiveRun.Starter starter =
        (compiled, request) -> {
          ChildRun child = ChildRun.start(compiled, request);
          begun.add(child);
          await(late);
          return child;
        };
    try (Programs programs = Programs.of(ENDLESS)) {
      LiveRun run = new LiveRun(programs.workbench(), starter);
      run.start();
      programs.awaitUntil(() -> begun.size() == 1);
      run.stop();
      assertEquals(new LiveState.Stopped(), end(programs, run));
      late.countDown();
      assertEquals(new ChildEnd.Killed(), begun.getFirst().join());
    }
  }

  @Test
  void linesAreReadInTheOrderInWhichTheyAreTyped() {
    try (Programs programs = Programs.of("函数 主函数() { 当 变量 行 = 读取行() { 打印行(行); } }\n")) {
      LiveRun run = new LiveRun(programs.workbench());
      run.start();
      programs.awaitUntil(run.inputOpen()::get);
      List<String> lines = IntStream.range(0, 300).mapToObj(String::valueOf).toList();
      lines.forEach(run::type);
      run.endInput();
      assertEquals(new LiveState.Finished(0), end(programs, run));
      assertEquals(lines, texts(run, Channel.OUT));
    }
  }

  @Test
  void theProcessEndsWithTheWorkbench() {
    ProcessHandle process;
    try (Programs programs = Programs.of(ENDLESS)) {
      LiveRun run = new LiveRun(programs.workbench());
      run.start();
      process = process(programs, run);
    }
    process.onExit().join();
    assertEquals(Optional.of(false), Optional.of(process.isAlive()));
  }

  @Test
  void seedAndWorkersReachTheProcess() {
    String order =
        """
        异步 函数 说(名: 字符串) { 打印行(名); }
        函数 主函数() {
            变量 甲 = 启动 说("甲");
            变量 乙 = 启动 说("乙");
            等待 甲;
            等待 乙;
        }
        """;
    try (Programs programs = Programs.of(order)) {
      LiveRun run = new LiveRun(programs.workbench());
      run.start();
      assertEquals(new LiveState.Finished(0), end(programs, run));
      assertEquals(List.of("甲", "乙"), texts(run, Channel.OUT));
      programs.workbench().settings().workers().set(2);
      run.start();
      programs.awaitUntil(() -> run.state().get().isRunning());
      assertEquals(new LiveState.Finished(0), end(programs, run));
      assertEquals(List.of("乙", "甲"), texts(run, Channel.OUT).stream().sorted().toList());
    }
  }
}
