package org.qistage.tests.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.qistage.pipeline.Pipeline;
import org.qistage.pipeline.explore.ExplorationReport;
import org.qistage.pipeline.explore.ExplorationReport.End;
import org.qistage.pipeline.explore.ProgramExplorer;
import org.qistage.pipeline.launch.Launched;
import org.qistage.pipeline.launch.Launcher;
import org.qistage.pipeline.launch.Loading;
import org.qistage.pipeline.launch.RunRequest;
import org.qistage.pipeline.trace.TraceRecorder;
import org.qistage.runtime.trace.RecordingLimits;
import org.qistage.tests.Compilation;

final class ExplorationTest {
  private static final int PROGRAMS = Integer.getInteger("qi.explore.programs", 60);

  private static final RunRequest REQUEST =
      RunRequest.of(OutputStream.nullOutputStream(), OutputStream.nullOutputStream());

  private static final String PHILOSOPHERS =
      """
      变量 左 = 创建互斥锁();
      变量 右 = 创建互斥锁();
      函数 用餐(名: 字符串, 先: 互斥锁, 后: 互斥锁) {
        加锁(先); 让出; 加锁(后); 打印 名; 解锁(后); 解锁(先);
      }
      函数 主函数() {
        变量 甲 = 启动 用餐("甲", 左, 右);
        变量 乙 = 启动 用餐("乙", 右, 左);
        等待 甲; 等待 乙;
      }
      """;

  static ProgramExplorer explorer(String program) {
    Compilation compiled = Compilation.of(program);
    assertFalse(compiled.hasErrors(), () -> compiled.diagnostics().toString());
    var snapshot =
        Pipeline.standard().compile(ProgramExplorer.request(compiled.snapshot().request()));
    return switch (Launcher.load(snapshot)) {
      case Loading.Loaded loaded ->
          ProgramExplorer.of(snapshot, loaded, REQUEST, new byte[0], 100_000);
      case Loading.Refused(var diagnostic) -> throw new AssertionError(diagnostic.toString());
    };
  }

  private static Set<String> ends(ExplorationReport report) {
    return report.outcomes().stream()
        .map(outcome -> outcome.end() + " " + outcome.output())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  // ---- What is found ----

  @Test
  void a_deadlock_of_two_locks_is_found_with_the_orders_that_avoid_it() {
    ExplorationReport report = explorer(PHILOSOPHERS).explore(100, 0);
    assertTrue(report.exhaustive());
    assertEquals(Set.of("DEADLOCK ", "FINISHED 甲\n乙\n", "FINISHED 乙\n甲\n"), ends(report));
    assertEquals(List.of(), report.races());
  }

  @Test
  void each_outcome_comes_again_by_its_schedule() {
    ProgramExplorer explorer = explorer(PHILOSOPHERS);
    for (ExplorationReport.Outcome outcome : explorer.explore(100, 0).outcomes()) {
      ExplorationReport.Outcome again = explorer.replay(outcome.schedule()).outcomes().getFirst();
      assertEquals(outcome.end(), again.end());
      assertEquals(outcome.output(), again.output());
      assertEquals(outcome.schedule(), again.schedule());
    }
  }

  @Test
  void a_schedule_leads_a_run_build_to_the_same_end() {
    Compilation compiled = Compilation.of(PHILOSOPHERS);
    for (ExplorationReport.Outcome outcome : explorer(PHILOSOPHERS).explore(100, 0).outcomes()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      RunRequest request = RunRequest.of(out, err).withSchedule(outcome.schedule());
      int status =
          switch (Launcher.run(compiled.snapshot(), request)) {
            case Launched.Ran(int exitStatus) -> exitStatus;
            case Launched.Refused(var diagnostic) -> throw new AssertionError(diagnostic);
          };
      assertEquals(outcome.end() == End.FINISHED ? 0 : 1, status);
      assertEquals(outcome.output(), out.toString(StandardCharsets.UTF_8));
      assertEquals(outcome.report(), err.toString(StandardCharsets.UTF_8));
    }
  }

  /// Of tasks that are cancelled while they are ready, too.
  @Test
  void a_schedule_leads_a_recording_to_the_same_end() {
    String program =
        """
        函数 说(话: 整数) { 打印(话); 让出; 打印(话); }
        函数 主函数() {
          变量 甲 = 启动 说(1); 变量 乙 = 启动 说(2); 变量 丙 = 启动 说(3); 变量 丁 = 启动 说(4);
          让出;
          取消(乙); 取消(丙);
          等待 甲; 等待 丁;
        }
        """;
    List<ExplorationReport.Outcome> outcomes = explorer(program).explore(300, 0).outcomes();
    assertTrue(outcomes.size() > 20, () -> outcomes.size() + " outcomes");
    assertEquals("", outcomes.getFirst().schedule());
    Compilation run = Compilation.of(program);
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    Launcher.run(run.snapshot(), RunRequest.of(plain, OutputStream.nullOutputStream()));
    assertEquals(outcomes.getFirst().output(), plain.toString(StandardCharsets.UTF_8));
    var debug = Pipeline.standard().compile(TraceRecorder.debugBuild(run.snapshot().request()));
    for (ExplorationReport.Outcome outcome : outcomes) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      RunRequest request =
          RunRequest.of(out, OutputStream.nullOutputStream()).withSchedule(outcome.schedule());
      // The recorder compares its ready queue with the scheduler's at every turn, by an assertion.
      var result = TraceRecorder.record(debug, request, RecordingLimits.DEFAULT);
      assertTrue(result instanceof TraceRecorder.Result.Made, () -> result.toString());
      assertEquals(outcome.output(), out.toString(StandardCharsets.UTF_8), outcome.schedule());
    }
  }

  @Test
  void variables_outside_functions_begin_anew_with_each_run() {
    String program =
        """
        变量 次数 = 0;
        变量 表: 数组<整数> = [];
        函数 加() { 次数 += 1; 表.添加(次数); }
        函数 主函数() {
          变量 甲 = 启动 加(); 变量 乙 = 启动 加();
          等待 甲; 等待 乙;
          打印(次数, 表);
        }
        """;
    assertEquals(Set.of("FINISHED 2 [1, 2]"), ends(explorer(program).explore(100, 0)));
  }

  @Test
  void a_run_without_end_is_ended() {
    String program =
        """
        函数 转() { 循环 { 让出; } }
        函数 主函数() { 启动 转(); 循环 { } }
        """;
    ExplorationReport report = explorer(program).explore(3, 0);
    assertFalse(report.exhaustive());
    assertEquals(List.of(End.UNFINISHED), report.outcomes().stream().map(o -> o.end()).toList());
  }

  @Test
  void what_random_orders_find_can_be_found_again() {
    // Too many orders for all of them: eight tasks that print.
    String program =
        """
        函数 说(话: 整数) { 让出; 打印(话); 让出; 打印(话); }
        函数 主函数() {
          变量 所有: 数组<未来<空>> = [];
          对于 i 在 范围(0, 8) { 所有.添加(启动 说(i)); }
          对于 一个 在 所有 { 等待 一个; }
        }
        """;
    ProgramExplorer explorer = explorer(program);
    ExplorationReport report = explorer.explore(200, 7);
    assertFalse(report.exhaustive());
    assertTrue(report.outcomes().size() > 100, () -> report.outcomes().size() + " outcomes");
    assertEquals(report, explorer.explore(200, 7));
    for (ExplorationReport.Outcome outcome : report.outcomes().subList(0, 20)) {
      assertEquals(
          outcome.output(), explorer.replay(outcome.schedule()).outcomes().getFirst().output());
    }
  }

  // ---- All orders against those that are run ----

  /// Random small programs: the orders that are run have every outcome that all orders have.
  @Test
  void no_outcome_is_missed() {
    int compared = 0;
    for (int seed = 0; seed < PROGRAMS; seed++) {
      String program = new TaskPrograms(new SplittableRandom(seed)).text();
      ProgramExplorer explorer = explorer(program);
      AllOrders all = AllOrders.of(explorer, 3000);
      if (!all.complete()) {
        continue;
      }
      ExplorationReport report = explorer.explore(100_000, 0);
      assertTrue(report.exhaustive(), program);
      assertEquals(all.ends(), ends(report), program);
      compared++;
    }
    assertTrue(compared > PROGRAMS / 3, compared + " programs were small enough");
  }

  // ---- Races ----

  private static List<String> races(String program) {
    List<String> found = new ArrayList<>();
    for (ExplorationReport.Race race : explorer(program).explore(200, 0).races()) {
      found.add(
          race.variable()
              + " "
              + race.first().line()
              + (race.first().write() ? "写" : "读")
              + " "
              + race.second().line()
              + (race.second().write() ? "写" : "读"));
    }
    return found.stream().sorted().toList();
  }

  private static String counting(String before, String after) {
    return """
        变量 计数 = 0;
        变量 锁 = 创建互斥锁();
        变量 令牌 = 通道<整数>(1);
        函数 加() {
          %s
          计数 = 计数 + 1;
          %s
        }
        函数 主函数() {
          变量 甲 = 启动 加(); 变量 乙 = 启动 加();
          等待 甲; 等待 乙;
          打印 计数;
        }
        """
        .formatted(before, after);
  }

  @Test
  void two_tasks_that_count_race() {
    assertEquals(List.of("计数 6写 6写", "计数 6写 6读"), races(counting("", "")));
  }

  @Test
  void a_lock_orders() {
    assertEquals(List.of(), races(counting("加锁(锁);", "解锁(锁);")));
  }

  @Test
  void a_channel_of_one_place_orders_as_a_lock_does() {
    assertEquals(List.of(), races(counting("令牌 <- 1;", "变量 收 = <-令牌;")));
  }

  @Test
  void a_lock_that_is_tried_orders_only_who_has_got_it() {
    assertEquals(List.of("计数 6写 6写", "计数 6写 6读"), races(counting("变量 得到 = 尝试加锁(锁);", "")));
  }

  @Test
  void fields_elements_and_captured_variables_race() {
    assertEquals(
        List.of("余额 3写 3写", "余额 3写 3读"),
        races(
            """
            类型 账户 { 余额: 整数 }
            变量 账 = 账户 { 余额: 0 };
            函数 存() { 账.余额 = 账.余额 + 1; }
            函数 主函数() { 变量 甲 = 启动 存(); 变量 乙 = 启动 存(); 等待 甲; 等待 乙; }
            """));
    assertEquals(
        1,
        races(
                """
                函数 写(表: 数组<整数>, 位: 整数) { 表[位] = 1; }
                函数 主函数() {
                  变量 表 = [0, 0];
                  变量 甲 = 启动 写(表, 0); 变量 乙 = 启动 写(表, 0); 变量 丙 = 启动 写(表, 1);
                  等待 甲; 等待 乙; 等待 丙;
                }
                """)
            .size());
    assertEquals(
        List.of("次 3写 4写"),
        races(
            """
            函数 主函数() {
              变量 次 = 0;
              变量 甲 = 启动 { 次 = 1; };
              变量 乙 = 启动 { 次 = 2; };
              等待 甲; 等待 乙;
            }
            """));
  }

  @Test
  void what_messages_awaits_and_wait_groups_order_is_no_race() {
    assertEquals(
        List.of(),
        races(
            """
            变量 数据 = 0;
            函数 生产(口: 通道<整数>) { 数据 = 1; 口 <- 1; }
            函数 关(口: 通道<整数>) { 数据 = 数据 + 1; 关闭(口); }
            函数 组员(组: 等待组, 表: 数组<整数>, 位: 整数) { 表[位] = 位; 等待组完成(组); }
            函数 主函数() {
              变量 口 = 通道<整数>(4);
              启动 生产(口);
              变量 收 = <-口;
              数据 = 数据 + 1;
              启动 关(口);
              对于 值 在 口 { 打印 值; }
              打印 数据;
              变量 组 = 创建等待组(); 变量 表 = [0, 0, 0];
              等待组增加(组, 3);
              对于 i 在 范围(0, 3) { 启动 组员(组, 表, i); }
              等待组等待(组);
              打印 表;
            }
            """));
  }

  @Test
  void a_message_orders_only_what_was_before_it() {
    assertEquals(
        List.of("数据 2写 6读"),
        races(
            """
            变量 数据 = 0;
            函数 生产(口: 通道<整数>) { 口 <- 1; 数据 = 1; }
            函数 主函数() {
              变量 口 = 通道<整数>(4);
              变量 甲 = 启动 生产(口);
              变量 收 = <-口; 打印 数据;
              等待 甲;
            }
            """));
  }
}
