package org.qistage.bench;

import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.qistage.foundation.SourceText;
import org.qistage.pipeline.CompileRequest;
import org.qistage.pipeline.Pipeline;
import org.qistage.pipeline.StageId;
import org.qistage.pipeline.launch.RunRequest;
import org.qistage.pipeline.trace.Breakpoint;
import org.qistage.pipeline.trace.Level;
import org.qistage.pipeline.trace.Moment;
import org.qistage.pipeline.trace.Trace;
import org.qistage.pipeline.trace.TraceNavigator;
import org.qistage.pipeline.trace.TraceRecorder;
import org.qistage.runtime.trace.RecordingLimits;

/// How long it takes to record a million events, to reach any step of them and see what is there, and to
/// search. Prints medians, 99th percentiles and the longest, by the clock and, for busy machines, by the
/// time of the processor.
final class NavigationTiming {
  private static final int JUMPS = 2000;
  private static final int SEARCHES = 200;
  private static final double MILLION = 1e6;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final PrintStream out;

  /// What was seen, so that nothing is left out as unused.
  private long seen;

  NavigationTiming(PrintStream out) {
    this.out = out;
  }

  void run(String only) {
    NavigationProgram.all().stream()
        .filter(program -> program.name().startsWith(only))
        .forEach(this::time);
    out.printf(Locale.ROOT, "(%d)%n", seen);
  }

  private void time(NavigationProgram program) {
    long before = used();
    long start = System.nanoTime();
    Trace trace = record(program.text());
    double recording = since(start);
    long events = trace.log().size();
    long logBytes = used() - before;
    start = System.nanoTime();
    TraceNavigator navigator = new TraceNavigator(trace);
    double loading = since(start);
    long bytes = used() - before;
    out.printf(
        Locale.ROOT,
        "%s: %d events, recorded in %.0f ms, loaded in %.0f ms; %d bytes an event, %d with"
            + " checkpoints%n",
        program.name(),
        events,
        recording,
        loading,
        logBytes / events,
        bytes / events);
    Random random = new Random(1);
    int size = navigator.size();
    times("jump", JUMPS, () -> random.nextInt(size), at -> look(navigator.at(at)));
    times("whole", SEARCHES / 10, () -> random.nextInt(size), at -> whole(navigator.at(at)));
    for (Level level : Level.values()) {
      steps(
          "next " + level,
          navigator,
          random,
          at -> or(navigator.next(level, at, OptionalInt.empty())));
      steps(
          "previous " + level,
          navigator,
          random,
          at -> or(navigator.previous(level, at, OptionalInt.empty())));
    }
    steps("over", navigator, random, at -> or(navigator.over(at)));
    steps("back over", navigator, random, at -> or(navigator.backOver(at)));
    steps("out", navigator, random, at -> or(navigator.out(at)));
    steps("last write", navigator, random, at -> or(navigator.lastWrite(at, 1, "和")));
    steps("no such write", navigator, random, at -> or(navigator.lastWrite(at, 1, "没有")));
    steps("write of object", navigator, random, at -> or(navigator.lastWriteOf(at, 1, 0)));
    steps("no such object", navigator, random, at -> or(navigator.lastWriteOf(at, 1 << 24, 0)));
    steps("waker", navigator, random, at -> or(navigator.waker(at, 1)));
    steps("suspension", navigator, random, at -> or(navigator.nextSuspension(at, 1)));
    List<Breakpoint> nowhere =
        List.of(
            new Breakpoint.Line(0, 1_000_000),
            new Breakpoint.State("没有", 3),
            new Breakpoint.Task(1 << 24),
            new Breakpoint.Channel(1 << 24));
    steps("no such break", navigator, random, at -> or(navigator.nextBreak(at, nowhere)));
    steps("none before", navigator, random, at -> or(navigator.previousBreak(at, nowhere)));
  }

  private static int or(OptionalInt event) {
    return event.orElse(-1);
  }

  private void steps(String name, TraceNavigator navigator, Random random, IntUnaryOperator step) {
    times(
        name, SEARCHES, () -> random.nextInt(navigator.size()), at -> seen += step.applyAsInt(at));
  }

  private interface Position {
    int next();
  }

  private interface Act {
    void at(int event);
  }

  private void times(String name, int count, Position position, Act act) {
    double[] wall = new double[count];
    double[] cpu = new double[count];
    long collections = 0;
    for (int round = 0; round < 2; round++) {
      collections = collections();
      for (int i = 0; i < count; i++) {
        int at = position.next();
        long cpuStart = THREADS.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        act.at(at);
        wall[i] = since(start);
        cpu[i] = (THREADS.getCurrentThreadCpuTime() - cpuStart) / MILLION;
      }
    }
    Arrays.sort(wall);
    Arrays.sort(cpu);
    out.printf(
        Locale.ROOT,
        "  %-20s median %.3f ms, 99%% %.3f, longest %.3f; processor %.3f, %.3f, %.3f; %d collections%n",
        name,
        wall[count / 2],
        wall[count * 99 / 100],
        wall[count - 1],
        cpu[count / 2],
        cpu[count * 99 / 100],
        cpu[count - 1],
        collections() - collections);
  }

  private static long collections() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
        .sum();
  }

  /// What a screen shows: the first tasks of the queue, the stack of the one that runs, the objects in it,
  /// channels, and the end of the output.
  private void look(Moment moment) {
    seen += moment.ready().size() + moment.stack(moment.running()).size();
  }

  private void whole(Moment moment) {
    seen += moment.tasks().size() + moment.channels().size() + moment.generators().size();
    seen += moment.output().length() + moment.timers().size();
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
    return (System.nanoTime() - start) / MILLION;
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
