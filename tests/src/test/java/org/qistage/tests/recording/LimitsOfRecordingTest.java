package org.qistage.tests.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.qistage.pipeline.trace.Moment;
import org.qistage.pipeline.trace.TraceNavigator;
import org.qistage.runtime.trace.EventKind;
import org.qistage.runtime.trace.RecordingLimits;
import org.qistage.runtime.trace.RunEnd;
import org.qistage.tests.ProgramRun.Recording;

/// Recordings that end early keep what they have, and say why; so do programs that fail.
@SuppressWarnings("EnumOrdinal") // the numbers are those of the recorded form
final class LimitsOfRecordingTest {
  private static final String COUNTING =
      """
      函数 主函数() {
          变量 n = 0;
          循环 { n = n + 1; 打印 n; }
      }
      """;

  private static final String GROWING =
      """
      函数 主函数() {
          变量 全部 = [[0]];
          循环 { 全部.添加([1, 2, 3, 4, 5, 6, 7, 8]); }
      }
      """;

  private static final String DEEP =
      """
      函数 深(n: 整数): 整数 { 返回 深(n + 1) + 1; }
      函数 主函数() { 打印 深(0); }
      """;

  private static Recording check(String program, RecordingLimits limits, RunEnd end) {
    Recording recording = Recordings.of(program, limits);
    assertEquals(end, recording.end());
    int last = recording.trace().log().size() - 1;
    assertEquals(EventKind.ENDED, recording.trace().log().kind(last));
    assertEquals(end.ordinal(), recording.trace().log().b(last));
    assertTrue(last > 20, "what was recorded until then is there");
    return recording;
  }

  @Test
  void events() {
    Recording recording = check(COUNTING, RecordingLimits.DEFAULT.withEvents(1000), RunEnd.EVENTS);
    TraceNavigator navigator = new TraceNavigator(recording.trace());
    Moment moment = navigator.at(999);
    assertTrue(moment.output().startsWith("1\n2\n3\n"));
    assertEquals("n", moment.stack(1).getFirst().locals().getFirst().name());
  }

  @Test
  void output() {
    check(COUNTING, RecordingLimits.DEFAULT.withOutputBytes(100), RunEnd.OUTPUT);
  }

  @Test
  void heap() {
    check(GROWING, RecordingLimits.DEFAULT.withHeapBytes(10_000), RunEnd.HEAP);
  }

  @Test
  void depth() {
    Recording recording = check(DEEP, RecordingLimits.DEFAULT.withDepth(50), RunEnd.DEPTH);
    TraceNavigator navigator = new TraceNavigator(recording.trace());
    int deepest = 0;
    for (int event = 0; event < navigator.size(); event++) {
      deepest = Math.max(deepest, navigator.at(event).stack(1).size());
    }
    assertEquals(50, deepest);
  }

  @Test
  void time() {
    check(COUNTING, new RecordingLimits(100_000_000, 1000, 1L << 40, 1L << 40, 50), RunEnd.TIME);
  }

  @Test
  void a_deadlock_is_the_last_event() {
    Recording recording =
        check(
            """
            函数 等(c: 通道<整数>) { 打印 <-c; }
            函数 主函数() {
                变量 c = 通道<整数>(0);
                变量 任务 = 启动 等(c);
                变量 d = 通道<整数>(0);
                等待 任务;
            }
            """,
            RecordingLimits.DEFAULT,
            RunEnd.DEADLOCK);
    int last = recording.trace().log().size() - 1;
    assertTrue(recording.run().errors().contains("死锁"));
    String report = recording.trace().log().objects().textAt(recording.trace().log().c(last));
    assertEquals(recording.run().errors(), report);
  }

  @Test
  void the_end_of_the_stack_is_a_failure_and_the_trace_stays_whole() {
    Recording recording =
        check(
            DEEP,
            RecordingLimits.DEFAULT.withDepth(Integer.MAX_VALUE).withEvents(20_000_000),
            RunEnd.FAILED);
    assertTrue(recording.run().errors().contains("QI-RUN-0005"));
  }
}
