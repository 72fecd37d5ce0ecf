package org.qistage.tests.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.qistage.foundation.Language;
import org.qistage.lowering.LoweringOptions;
import org.qistage.lowering.LoweringOptions.Counting;
import org.qistage.pipeline.Pipeline;
import org.qistage.pipeline.steps.TraceReplay;
import org.qistage.pipeline.trace.HeapView;
import org.qistage.pipeline.trace.Level;
import org.qistage.pipeline.trace.Moment;
import org.qistage.pipeline.trace.TraceNavigator;
import org.qistage.pipeline.trace.TraceText;
import org.qistage.runtime.trace.EventKind;
import org.qistage.runtime.trace.RecordingLimits;
import org.qistage.runtime.trace.TraceLog;
import org.qistage.tests.Compilation;
import org.qistage.tests.ProgramRun;
import org.qistage.tests.ProgramRun.Recording;
import org.qistage.tests.golden.GoldenCase;
import org.qistage.tests.golden.GoldenCorpus;

/// Recordings of programs that count their references: the heap at every moment.
final class RecordedHeapTest {
  private static final RecordingLimits LIMITS = RecordingLimits.DEFAULT.withEvents(400_000);

  private static final String LEAK =
      """
      类型 节点 { 字符串 名; 数组<节点> 邻; }
      函数 连() {
          变量 甲 = 节点 { 名: "甲", 邻: [] };
          变量 乙 = 节点 { 名: "乙", 邻: [] };
          甲.邻.添加(乙);
          乙.邻.添加(甲);
          打印 甲.名;
      }
      函数 主函数() {
          连();
          打印 "完";
      }
      """;

  private static Compilation counting(Compilation compilation) {
    return compilation.withLowering(LoweringOptions.RUN.with(Counting.ELIDED));
  }

  private static Recording recording(String program) {
    Compilation compilation = counting(Compilation.of(program));
    assertFalse(compilation.hasErrors(), () -> compilation.diagnostics().toString());
    return ProgramRun.recordingOf(compilation, List.of(), 0, LIMITS);
  }

  private static HeapView heap(TraceNavigator navigator, int event) {
    return navigator.at(event).heap().orElseThrow();
  }

  @Test
  void a_leaked_cycle_is_seen_from_the_moment_when_nobody_holds_it() {
    Recording recording = recording(LEAK);
    TraceNavigator navigator = new TraceNavigator(recording.trace());
    int last = navigator.size() - 1;
    HeapView end = heap(navigator, last);
    List<String> types = end.blocks().stream().map(HeapView.Block::type).toList();
    assertEquals(4, types.size(), () -> types + recording.run().errors());
    for (HeapView.Block block : end.blocks()) {
      assertTrue(
          recording.run().errors().contains("0x" + Long.toHexString(block.address()))
              && recording.run().errors().contains(block.place()),
          () -> block + " is not in " + recording.run().errors());
    }
    HeapView.Cycle cycle = navigator.at(last).cycles().getFirst();
    assertTrue(cycle.alone());
    assertEquals(4, cycle.members().size());
    assertEquals(cycle.way().getFirst(), cycle.way().getLast());
    // When it is made, variables hold some of it, too.
    int made = 0;
    while (navigator.at(made).cycles().isEmpty()) {
      made++;
    }
    assertFalse(navigator.at(made).cycles().getFirst().alone());
    String text = new TraceText(navigator, Language.ZH).at(last);
    assertTrue(text.contains("会泄漏"), text);
  }

  @Test
  void a_variable_holds_nothing_that_is_not_allocated_yet() {
    TraceNavigator navigator = new TraceNavigator(recording(LEAK).trace());
    TraceLog log = navigator.trace().log();
    Set<Long> assigned = new HashSet<>();
    int allocated = 0;
    for (int event = 0; event < log.size(); event++) {
      if (log.kind(event) == EventKind.LOCAL && log.c(event) != 0) {
        assigned.add(log.value(event));
      } else if (log.kind(event) == EventKind.ALLOCATED) {
        allocated++;
        assertFalse(assigned.contains((long) log.c(event)), "event " + event);
      }
    }
    assertTrue(allocated >= 4 && assigned.size() >= 2, allocated + " " + assigned);
  }

  @Test
  void an_object_is_retained_and_released_and_freed_at_its_steps() {
    TraceNavigator navigator =
        new TraceNavigator(
            recording(
                    """
                    类型 点 { 整数 横; }
                    函数 主函数() {
                        变量 们: 数组<点> = [];
                        变量 p = 点 { 横: 1 };
                        们.添加(p);
                        们.弹出();
                        打印 p.横;
                    }
                    """)
                .trace());
    int point = 0;
    List<Long> counts = new ArrayList<>();
    for (int event = 0; event < navigator.size(); event++) {
      Optional<HeapView> heap = navigator.at(event).heap();
      for (HeapView.Block block : heap.map(HeapView::blocks).orElse(List.of())) {
        if (block.type().equals("点")) {
          point = block.number();
          if (block.changed() == event) {
            counts.add(block.count());
          }
        }
      }
    }
    assertTrue(point > 0 && counts.contains(2L), counts.toString());
    assertEquals(1, counts.getFirst());
    HeapView end = heap(navigator, navigator.size() - 1);
    assertEquals(List.of(), end.blocks());
    assertEquals(end.allocations(), end.frees());
    assertEquals(0, end.liveBytes());
    assertTrue(end.peakBytes() > 0);
  }

  @Test
  void such_a_recording_is_done_again_and_refined_to_instructions() {
    TraceReplay replay = new TraceReplay(Pipeline.standard(), recording(LEAK).trace(), List.of());
    assertInstanceOf(TraceReplay.Outcome.Same.class, replay.verify());
    assertInstanceOf(TraceReplay.Outcome.Stepped.class, replay.refine(2, TraceReplay.MOST_STEPS));
  }

  @Test
  void programs_that_do_not_count_have_no_heap() {
    TraceNavigator navigator = new TraceNavigator(Recordings.of("函数 主函数() { 打印 [1]; }"));
    OptionalInt last = navigator.previous(Level.INSTRUCTION, navigator.size(), OptionalInt.empty());
    assertTrue(navigator.at(last.orElseThrow()).heap().isEmpty());
  }

  /// The heap at the end of the recording is what the run itself reports, for every program of the corpus.
  @Test
  void the_corpus_does_the_same_and_its_heaps_are_those_of_the_runs() {
    List<String> faults = new ArrayList<>();
    for (GoldenCase golden : GoldenCorpus.load().cases()) {
      try {
        check(golden);
      } catch (AssertionError | RuntimeException failure) {
        faults.add(golden.name() + ": " + failure);
      }
    }
    assertEquals("", String.join("\n", faults));
  }

  private static void check(GoldenCase golden) {
    List<String> options = golden.runOptions();
    Compilation compilation = golden.compile();
    if (compilation.hasErrors()) {
      return;
    }
    compilation = counting(compilation);
    ProgramRun plain = ProgramRun.of(compilation, options);
    Recording recording = ProgramRun.recordingOf(compilation, options, 0, LIMITS);
    TraceNavigator navigator = new TraceNavigator(recording.trace());
    Moment end = navigator.at(navigator.size() - 1);
    if (recording.end().isLimit() || plain.errors().contains("QI-RUN-0005")) {
      return;
    }
    assertEquals(withoutAddresses(plain), withoutAddresses(recording.run()));
    List<HeapView.Block> left = end.heap().map(HeapView::blocks).orElse(List.of());
    boolean reported = recording.run().errors().contains("内存：");
    assertEquals(reported, !left.isEmpty(), () -> left + recording.run().errors());
    for (HeapView.Block block : left) {
      String address = "0x" + Long.toHexString(block.address());
      assertTrue(recording.run().errors().contains(address), () -> block.toString());
    }
  }

  /// Frames of debug builds are larger, so objects may lie elsewhere.
  private static ProgramRun withoutAddresses(ProgramRun run) {
    String errors = run.errors().replaceAll("0x[0-9a-f]+", "0x…").replaceAll("\\d+ 字节", "… 字节");
    return new ProgramRun(run.output(), errors, run.status());
  }
}
