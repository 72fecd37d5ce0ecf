package org.qistage.pipeline.trace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.qistage.pipeline.trace.HeapView.Block;
import org.qistage.pipeline.trace.HeapView.Cycle;
import org.qistage.runtime.memory.Cycles;
import org.qistage.runtime.trace.TraceLog;

/// Makes the views of the heap of one moment.
final class HeapViews {
  private final TraceLog log;
  private final HeapState heap;
  private final ValueTexts values;

  HeapViews(TraceState state, ValueTexts values) {
    this.log = state.log();
    this.heap = state.heap;
    this.values = values;
  }

  HeapView view() {
    return new HeapView(
        LazyList.of(living().toArray(), this::block),
        heap.allocations,
        heap.retains,
        heap.releases,
        heap.frees,
        heap.liveBytes,
        heap.peakBytes);
  }

  private IntStream living() {
    return IntStream.rangeClosed(1, heap.allocations).filter(this::lives);
  }

  private boolean lives(int number) {
    return heap.blocks.get(number) != null;
  }

  Block block(int number) {
    BlockEntry entry = heap.blocks.get(number);
    if (entry == null) {
      throw new IllegalArgumentException("no block " + number);
    }
    int event = entry.allocated();
    return new Block(
        number,
        log.c(event),
        text(log.a(event)),
        entry.count(),
        log.value(event),
        log.d(event),
        entry.stored() < 0 ? 0 : log.value(entry.stored()),
        heap.storage(entry),
        text(log.b(event)),
        event,
        entry.changed());
  }

  private String text(int number) {
    return number >= 0 && number < log.objects().textCount() ? log.objects().textAt(number) : "";
  }

  // ---- Cycles ----

  /// The living blocks that a block's object holds.
  private List<Integer> held(int number) {
    BlockEntry entry = heap.blocks.get(number);
    List<Integer> held = new ArrayList<>();
    if (entry != null) {
      for (int object : values.references(log.c(entry.allocated()))) {
        BlockEntry found = heap.of(object);
        if (found != null) {
          held.add(found.number());
        }
      }
    }
    return held;
  }

  List<Cycle> cycles() {
    List<Integer> numbers = living().boxed().toList();
    return Cycles.<Integer>of(numbers, (Integer number) -> held(number), Integer::longValue)
        .stream()
        .map(cycle -> new Cycle(cycle.way(), cycle.members(), isAlone(cycle.members())))
        .toList();
  }

  /// Whether every count of some blocks is that of a reference from one of them.
  private boolean isAlone(Collection<Integer> members) {
    Set<Integer> inside = new HashSet<>(members);
    long outside = 0;
    for (int member : members) {
      BlockEntry entry = heap.blocks.get(member);
      outside += entry == null ? 0 : entry.count();
      outside -= held(member).stream().filter(inside::contains).count();
    }
    return outside == 0;
  }
}
