package org.qistage.tests.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.qistage.pipeline.trace.TraceNavigator;
import org.qistage.runtime.trace.RecordingLimits;
import org.qistage.tests.Compilation;
import org.qistage.tests.ProgramRun;
import org.qistage.tests.ProgramRun.Recording;
import org.qistage.tests.reference.RandomSource;

/// Random programs in random orders, and random steps of them: forwards, backwards and from checkpoints the
/// state is the same.
final class RandomRecordingsTest {
  private static final RecordingLimits LIMITS = RecordingLimits.DEFAULT.withEvents(20_000);

  @Test
  void every_way_leads_to_the_same_state() {
    for (long seed = 0; seed < 60; seed++) {
      Compilation compilation = Compilation.of(RandomSource.of(seed));
      Recording recording = ProgramRun.recordingOf(compilation, List.of(), seed, LIMITS);
      TraceNavigator checkpoints = new TraceNavigator(recording.trace(), 61);
      TraceNavigator fromTheStart = new TraceNavigator(recording.trace(), Integer.MAX_VALUE);
      int step = 0;
      Random random = new Random(seed);
      for (int i = 0; i < 15; i++) {
        // Walks to and fro, by short and by long ways.
        step = Math.clamp(step + (int) (random.nextGaussian() * 300), -1, checkpoints.size() - 1);
        assertEquals(
            Recordings.json(fromTheStart.at(step)),
            Recordings.json(checkpoints.at(step)),
            "program " + seed + ", step " + step);
      }
      if (!recording.end().isLimit()) {
        ProgramRun plain = ProgramRun.ofSeed(compilation, seed);
        assertEquals(plain.withoutDeepTraces(), recording.run().withoutDeepTraces());
        assertEquals(plain.output(), checkpoints.at(checkpoints.size()).output());
      }
    }
  }
}
