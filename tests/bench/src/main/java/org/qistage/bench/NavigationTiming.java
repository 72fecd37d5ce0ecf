package org.qistage.bench;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.qistage.foundation.SourceText;
import org.qistage.pipeline.CompileRequest;
import org.qistage.pipeline.Pipeline;
import org.qistage.pipeline.StageId;
import org.qistage.pipeline.launch.RunRequest;
import org.qistage.pipeline.trace.Moment;
import org.qistage.pipeline.trace.Trace;
import org.qistage.pipeline.trace.TraceNavigator;
import org.qistage.pipeline.trace.TraceRecorder;
import org.qistage.runtime.trace.RecordingLimits;

/// How long it takes to record a million events, and to reach any step of them. Prints the median, the
/// 99th percentile and the longest of 2,000 jumps to random steps, each with its tasks and the stack of the
/// one that runs.
public final class NavigationTiming {
  private static final int JUMPS = 2000;
  private static final long MILLION = 1_000_000;

  private static final String LOOP =
      """
      函数 主函数() {
          变量 和 = 0;
          对于 i 在 范围(0, 1000000) { 如果 i % 3 == 0 { 和 = 和 + i; } }
          打印 和;
      }
      """;

  private static final String TASKS =
      """
      函数 走(n: 整数) { 变量 k = 0; 当 k < n { k = k + 1; 让出; } }
      函数 主函数() {
          对于 i 在 范围(0, 1000) { 启动 走(100000); }
          睡眠(1000000);
      }
      """;

  private static final String HEAP =
      """
      函数 主函数() {
          变量 数 = [0];
          对于 i 在 范围(0, 1000000) { 数.添加(i); 数[i / 2] = i; }
      }
      """;

  private NavigationTiming() {}

  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    time("loop", LOOP, out);
    time("1000 tasks", TASKS, out);
    time("growing array", HEAP, out);
  }

  private static void time(String name, String program, PrintStream out) {
    long before = used();
    long start = System.nanoTime();
    Trace trace = record(program);
    double recording = since(start);
    long events = trace.log().size();
    long logBytes = used() - before;
    start = System.nanoTime();
    TraceNavigator navigator = new TraceNavigator(trace);
    double loading = since(start);
    long bytes = used() - before;
    double[] jumps = new double[JUMPS];
    Random random = new Random(1);
    long seen = 0;
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < JUMPS; i++) {
        start = System.nanoTime();
        Moment moment = navigator.at(random.nextInt(navigator.size()));
        seen += moment.tasks().size() + moment.stack(moment.running()).size();
        jumps[i] = since(start);
      }
    }
    Arrays.sort(jumps);
    out.printf(
        "%s: %d events; recorded in %.0f ms; %d bytes an event, %d with checkpoints, made in %.0f"
            + " ms; a jump: median %.2f ms, 99%% %.2f ms, longest %.2f ms (%d)%n",
        name,
        events,
        recording,
        logBytes / events,
        bytes / events,
        loading,
        jumps[JUMPS / 2],
        jumps[JUMPS * 99 / 100],
        jumps[JUMPS - 1],
        seen);
  }

  private static Trace record(String program) {
    RunRequest run =
        RunRequest.of(OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
    CompileRequest request =
        CompileRequest.of(new SourceText("program.qi", program), StageId.CODEGEN);
    return switch (TraceRecorder.record(
        Pipeline.standard(), request, run, RecordingLimits.DEFAULT)) {
      case TraceRecorder.Result.Made made -> made.trace();
      case TraceRecorder.Result.Refused refused ->
          throw new IllegalStateException(refused.diagnostics().toString());
    };
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / (double) MILLION;
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
