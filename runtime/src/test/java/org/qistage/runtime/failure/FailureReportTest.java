package org.qistage.runtime.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.qistage.samples.Script.await;
import static org.qistage.samples.Script.receive;
import static org.qistage.samples.Script.send;
import static org.qistage.samples.Script.spawn;
import static org.qistage.samples.Script.yielding;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qistage.runtime.Channel;
import org.qistage.runtime.QiChannels;
import org.qistage.runtime.QiNumbers;
import org.qistage.runtime.QiPrinting;
import org.qistage.runtime.RunResult;
import org.qistage.runtime.Task;
import org.qistage.samples.Deep;
import org.qistage.samples.OnEverySchedule;
import org.qistage.samples.Plain;
import org.qistage.samples.Runs;
import org.qistage.samples.Script;

class FailureReportTest extends OnEverySchedule {
  private static final String SAMPLES = "org.qistage.samples.";

  /// What code generation would tell of the classes in the samples; line numbers of calls on the
  /// machine's stack are the samples' own.
  private static final ProgramMap MAP =
      ProgramMap.builder()
          .add(
              SAMPLES + "Deep",
              new ProgramMap.ClassEntry(
                  "深.qi", "深", List.of(), Map.of("deep", "深", "divide", "相除")))
          .add(
              SAMPLES + "Deep$DeepFrame",
              new ProgramMap.ClassEntry("深.qi", "深", List.of(0, 7), Map.of("resume", "深")))
          .add(
              SAMPLES + "Deep$BottomFrame",
              new ProgramMap.ClassEntry("深.qi", "底", List.of(0, 12), Map.of("resume", "底")))
          .add(SAMPLES + "Script", new ProgramMap.ClassEntry("主.qi", "主函数", List.of(), Map.of()))
          .add(
              SAMPLES + "Script$ScriptFrame",
              new ProgramMap.ClassEntry("主.qi", "主函数", List.of(0, 21, 22, 23, 24), Map.of()))
          .add(
              SAMPLES + "Plain",
              new ProgramMap.ClassEntry(
                  "平.qi", "平", List.of(), Map.of("nested", "层层", "endless", "无尽")))
          .build();

  private static Runs run(Task root) {
    return Runs.of(root, MAP, options -> options.withStackBytes(64L << 20));
  }

  /// The report with the samples' own line numbers made equal.
  private static String calls(String report) {
    return report.replaceAll("(深|平)\\.qi:(?!7\\b|12\\b)\\d+", "$1.qi:N");
  }

  @Test
  void theStackNamesTheCallTheSuspendedCallersAndTheAwaitingTasks() {
    Deep deep = new Deep(3, Deep.Bottom.DIVIDE_BY_ZERO);
    Script middle = Script.of(spawn(deep), await(deep));
    Runs run = run(Script.of(spawn(middle), await(middle)));
    assertEquals(
        """
        运行时错误[QI-RUN-0001] 除以零：除数是 0
          在 相除（深.qi:N）
          在 底（深.qi:N）
          在 深（深.qi:7）
          在 深（深.qi:7）
          在 深（深.qi:7）
          任务 3“深”由任务 2“主函数”等待：
          在 主函数（主.qi:22）
          任务 2“主函数”由任务 1“主函数”等待：
          在 主函数（主.qi:22）
          为什么：整数除以 0（包括取余）没有结果；浮点数除以 0 则得到无穷或非数。
          怎么办：相除之前先判断除数是不是 0。
        """,
        calls(run.err()));
    assertEquals(RunResult.PROGRAM_FAILED, run.result().exitStatus());
  }

  @Test
  void theSameReportCanBeHadInEnglish() {
    Deep deep = new Deep(1, Deep.Bottom.DIVIDE_BY_ZERO);
    Runs run = Runs.of(deep, MAP, options -> options.withLanguage(ReportLanguage.EN));
    assertEquals(
        """
        run-time error[QI-RUN-0001] division by zero: the divisor is 0
          at 相除 (深.qi:N)
          at 底 (深.qi:N)
          at 深 (深.qi:7)
          why: an integer divided by 0 (or its remainder) has no result; a float divided by 0 gives infinity or not-a-number.
          fix: test the divisor before dividing.
        """,
        calls(run.err()));
  }

  @Test
  void aLongStackIsShortenedInTheMiddle() {
    Runs run = run(new Deep(100_000, Deep.Bottom.DIVIDE_BY_ZERO));
    List<String> lines = run.err().lines().toList();
    assertEquals(1 + QiTrace.FIRST + 1 + QiTrace.LAST + 2, lines.size(), run.err());
    // 相除, 底 and 100,000 times 深; 20 and 10 of them are shown.
    assertEquals("  … 99972 层省略 …", lines.get(1 + QiTrace.FIRST));
  }

  @Test
  void aStackOverflowShowsTheInnermostCallsAndSaysThatThereWereMore() {
    Runs run = run(new Plain(context -> QiPrinting.qi_print_int(Plain.endless(0), true, context)));
    List<String> lines = run.err().lines().toList();
    assertTrue(lines.getFirst().startsWith("运行时错误[QI-RUN-0005] 栈溢出"), run.err());
    assertTrue(lines.get(1).contains("无尽"), run.err());
    assertTrue(lines.get(1 + QiTrace.FIRST).contains("至少"), run.err());
    assertEquals(1 + QiTrace.FIRST + 1 + 2, lines.size(), run.err());
  }

  @Test
  void aTaskThatAwaitsAFailedOneLaterAddsItsOwnStack() {
    Deep deep = new Deep(1, Deep.Bottom.DIVIDE_BY_ZERO);
    Runs run = run(Script.of(spawn(deep), Script.sleep(5), yielding(), await(deep)));
    String report = calls(run.err());
    assertTrue(report.contains("任务 2“深”由任务 1“主函数”等待："), report);
    assertEquals(0, run.result().unawaited().size());
  }

  @Test
  void eachOfTwoAwaitingTasksGetsAPathOfItsOwn() {
    Deep deep = new Deep(1, Deep.Bottom.DIVIDE_BY_ZERO);
    Script first = Script.of(await(deep));
    Script second = Script.of(await(deep));
    Runs run = run(Script.of(spawn(first), spawn(second), spawn(deep), Script.sleep(50)));
    assertEquals(2, run.result().unawaited().size());
    for (RunResult.UnawaitedFailure failure : run.result().unawaited()) {
      long awaited =
          QiTrace.of(failure.error(), MAP).stream()
              .filter(TraceLine.Awaited.class::isInstance)
              .count();
      assertEquals(1, awaited);
    }
    assertTrue(run.err().contains("任务 2“主函数”失败了，而且没有任务等待它："), run.err());
    assertTrue(run.err().contains("任务 3“主函数”失败了，而且没有任务等待它："), run.err());
  }

  @Test
  void arithmeticThatOverflowsIsTheLanguagesError() {
    Runs run =
        run(
            new Plain(
                context ->
                    QiPrinting.qi_print_int(
                        Math.multiplyExact(Plain.nested(3), Long.MAX_VALUE), true, context)));
    assertTrue(run.err().startsWith("运行时错误[QI-RUN-0002] 整数溢出"), run.err());
  }

  @Test
  void aCycleOfAwaitingTasksIsPrintedAsACycle() {
    Script[] tasks = new Script[3];
    for (int i = 0; i < 3; i++) {
      int following = (i + 1) % 3;
      tasks[i] = Script.of(yielding(), context -> await(tasks[following]).run(context));
    }
    Runs run = run(Script.of(spawn(tasks[0]), spawn(tasks[1]), spawn(tasks[2]), await(tasks[1])));
    assertEquals(
        """
        运行时错误[QI-RUN-0007] 死锁：所有任务都在等待，没有一个能继续
          等待的环：任务 3“主函数” → 任务 4“主函数” → 任务 2“主函数” → 任务 3“主函数”
          任务 1“主函数”在 主.qi:24 等待任务 3“主函数”
          任务 2“主函数”在 主.qi:22 等待任务 3“主函数”
          任务 3“主函数”在 主.qi:22 等待任务 4“主函数”
          任务 4“主函数”在 主.qi:22 等待任务 2“主函数”
          为什么：没有就绪的任务，也没有定时器或网络请求会唤醒谁，而入口函数还没有返回。
          怎么办：让其中一个任务不必等待就能先完成。
        """,
        run.err());
    assertEquals(1, run.result().exitStatus());
  }

  @Test
  void tasksThatWaitForChannelsAreListedWithWhatTheyWaitFor() {
    Channel full = QiChannels.qi_channel_new_i64(1);
    Channel empty = QiChannels.qi_channel_new_i64(0);
    Script sender = Script.of(send(full, 1), send(full, 2));
    Script receiver = Script.of(receive(empty, _ -> {}));
    Runs run =
        Runs.of(
            Script.of(spawn(sender), spawn(receiver), await(sender)),
            MAP,
            options -> options.withLanguage(ReportLanguage.EN));
    assertEquals(
        """
        run-time error[QI-RUN-0007] deadlock: every task waits and none can go on
          task 1 “主函数” at 主.qi:23 waits for task 2 “主函数”
          task 2 “主函数” at 主.qi:22 waits for room in channel 1 (capacity 1); no task will receive from it
          task 3 “主函数” at 主.qi:21 waits for a value from channel 2 (capacity 0); no task will send to it or close it
          why: no task is ready, no timer or network request will wake one, and the entry function has not returned.
          fix: let one of the tasks finish without having to wait.
        """,
        run.err());
  }

  @Test
  void aTaskThatAwaitsItselfIsACycleOfOne() {
    Script[] self = new Script[1];
    self[0] = Script.of(context -> await(self[0]).run(context));
    Runs run = run(self[0]);
    assertTrue(run.err().contains("等待的环：任务 1“主函数” → 任务 1“主函数”\n"), run.err());
  }

  @Test
  void theInnermostPlaceIsGivenForShowingTheSourceLine() {
    Runs run = run(new Plain(context -> QiPrinting.qi_print_int(divide(), true, context)));
    assertTrue(QiTrace.innermost(run.result().error().orElseThrow(), MAP).isEmpty());
    Runs deep = run(new Deep(0, Deep.Bottom.DIVIDE_BY_ZERO));
    TraceLine.Call call = QiTrace.innermost(deep.result().error().orElseThrow(), MAP).orElseThrow();
    assertEquals("相除", call.function());
  }

  private static long divide() {
    return QiNumbers.qi_div_i64(1, 0);
  }
}
