package org.qistage.tests.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.qistage.pipeline.trace.Moment;
import org.qistage.pipeline.trace.TraceNavigator;
import org.qistage.runtime.trace.EventKind;
import org.qistage.runtime.trace.RecordingLimits;
import org.qistage.runtime.trace.RunEnd;
import org.qistage.tests.Compilation;
import org.qistage.tests.ProgramRun;
import org.qistage.tests.ProgramRun.Recording;
import org.qistage.tests.golden.GoldenCase;
import org.qistage.tests.golden.GoldenCorpus;

/// Every program of the corpus does the same when it is recorded; and its recording can be gone through
/// both ways.
final class RecordedCorpusTest {
  /// A few programs run very long; what is recorded of them until here is compared all the same.
  private static final RecordingLimits LIMITS = RecordingLimits.DEFAULT.withEvents(300_000);

  @TestFactory
  Stream<DynamicTest> recorded_runs_do_what_plain_runs_do() {
    return GoldenCorpus.load().cases().stream()
        .map(golden -> DynamicTest.dynamicTest(golden.name(), () -> check(golden)));
  }

  private static void check(GoldenCase golden) {
    Compilation compilation = golden.compile();
    if (compilation.hasErrors()) {
      return;
    }
    List<String> options = golden.runOptions();
    ProgramRun plain = ProgramRun.of(compilation, options);
    Recording recording = ProgramRun.recordingOf(compilation, options, 0, LIMITS);
    TraceNavigator navigator = new TraceNavigator(recording.trace());
    Moment end = navigator.at(navigator.size() - 1);
    assertEquals(EventKind.ENDED, recording.trace().log().kind(navigator.size() - 1));
    if (recording.end().isLimit()) {
      assertTrue(plain.output().startsWith(end.output()), golden.name());
    } else {
      assertEquals(plain.withoutDeepTraces(), recording.run().withoutDeepTraces());
      assertEquals(plain.output(), end.output());
      boolean failed = recording.end() == RunEnd.FAILED || recording.end() == RunEnd.DEADLOCK;
      assertTrue(plain.status() != 0 || !failed, () -> recording.end().toString());
    }
    everyWayLeadsToTheSame(recording, golden.name().hashCode());
  }

  /// States reached from checkpoints, in any order, are those that going on from the start leads to.
  private static void everyWayLeadsToTheSame(Recording recording, int seed) {
    int spacing = Math.max(7, recording.trace().log().size() / 500);
    TraceNavigator checkpoints = new TraceNavigator(recording.trace(), spacing);
    TraceNavigator fromTheStart = new TraceNavigator(recording.trace(), Integer.MAX_VALUE);
    Random random = new Random(seed);
    int most = Math.min(checkpoints.size(), 20_000);
    Moment held = checkpoints.at(most / 2);
    String before = Recordings.json(held);
    for (int i = 0; i < 12; i++) {
      int step = random.nextInt(-1, most);
      assertEquals(Recordings.json(fromTheStart.at(step)), Recordings.json(checkpoints.at(step)));
    }
    assertEquals(before, Recordings.json(held), "a moment has changed");
  }
}
