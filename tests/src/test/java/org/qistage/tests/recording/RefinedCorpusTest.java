package org.qistage.tests.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.qistage.pipeline.Pipeline;
import org.qistage.pipeline.steps.ActivationSteps;
import org.qistage.pipeline.steps.ActivationSteps.Step;
import org.qistage.pipeline.steps.StepState;
import org.qistage.pipeline.steps.TraceReplay;
import org.qistage.pipeline.steps.TraceReplay.Outcome;
import org.qistage.pipeline.trace.FrameView;
import org.qistage.pipeline.trace.Trace;
import org.qistage.pipeline.trace.TraceNavigator;
import org.qistage.runtime.trace.EventKind;
import org.qistage.runtime.trace.RecordingLimits;
import org.qistage.runtime.trace.TraceLog;
import org.qistage.tests.Compilation;
import org.qistage.tests.ProgramRun;
import org.qistage.tests.golden.GoldenCase;
import org.qistage.tests.golden.GoldenCorpus;

/// Every program of the corpus runs again as it was recorded, whichever of its activations is executed in
/// steps.
final class RefinedCorpusTest {
  private static final RecordingLimits LIMITS = RecordingLimits.DEFAULT.withEvents(20_000);
  private static final int MOST_ACTIVATIONS = 6;

  @TestFactory
  Stream<DynamicTest> activations_in_steps_change_nothing() {
    return GoldenCorpus.load().cases().stream()
        .filter(golden -> golden.runOptions().stream().noneMatch(o -> o.startsWith("--files")))
        .map(golden -> DynamicTest.dynamicTest(golden.name(), () -> check(golden)));
  }

  private static void check(GoldenCase golden) {
    Compilation compilation = golden.compile();
    if (compilation.hasErrors()) {
      return;
    }
    Trace trace = ProgramRun.recordingOf(compilation, golden.runOptions(), 0, LIMITS).trace();
    TraceReplay replay = new TraceReplay(Pipeline.standard(), trace, List.of());
    assertEquals(new Outcome.Same(trace.log().size()), replay.verify());
    for (int activation : some(trace, new Random(golden.name().hashCode()))) {
      Outcome outcome = replay.refine(activation, 2000);
      Outcome.Stepped stepped =
          assertInstanceOf(
              Outcome.Stepped.class, outcome, () -> activation + " " + outcome.toString());
      ActivationSteps steps = stepped.steps();
      assertTrue(!steps.steps().isEmpty(), () -> "activation " + activation);
      compare(new TraceNavigator(trace), steps);
    }
  }

  /// Variables look in steps as they do in the recording.
  private static void compare(TraceNavigator navigator, ActivationSteps steps) {
    TraceLog log = navigator.trace().log();
    for (Step step : steps.steps()) {
      int event = step.lastEvent();
      boolean written =
          step.event() < event
              && log.kind(event) == EventKind.LOCAL
              && log.a(event) == steps.activation();
      if (written) {
        FrameView frame = navigator.at(event).frame(steps.activation()).orElseThrow();
        frame.locals().stream()
            .filter(local -> local.written() == event)
            .forEach(local -> compare(local, step.after()));
      }
    }
  }

  private static void compare(FrameView.Variable recorded, StepState state) {
    List<String> shown =
        state.locals().stream()
            .filter(local -> local.name().equals(recorded.name()))
            .map(local -> local.value().text())
            .toList();
    assertTrue(
        shown.isEmpty() || shown.contains(recorded.value().text()), () -> recorded + " " + shown);
  }

  /// Some activations, of as many functions as there are.
  private static List<Integer> some(Trace trace, Random random) {
    TraceLog log = trace.log();
    Map<Integer, List<Integer>> byFunction = new LinkedHashMap<>();
    for (int event = 0; event < log.size(); event++) {
      if (log.kind(event) == EventKind.ENTERED) {
        byFunction.computeIfAbsent(log.c(event), _ -> new ArrayList<>()).add(log.a(event));
      }
    }
    List<Integer> chosen = new ArrayList<>();
    byFunction.values().forEach(numbers -> chosen.add(numbers.get(random.nextInt(numbers.size()))));
    Collections.shuffle(chosen, random);
    return chosen.subList(0, Math.min(MOST_ACTIVATIONS, chosen.size()));
  }
}
