package org.qistage.explorer.heap;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.qistage.explorer.model.Workbench;
import org.qistage.pipeline.launch.MemoryModel;
import org.qistage.pipeline.trace.HeapView;
import org.qistage.pipeline.trace.Moment;

/// The heap at the clock's position. It is looked at only while somebody sees it.
final class HeapModel {
  private final Workbench workbench;
  private final BooleanProperty seen = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<Optional<Heap>> heap =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /// @param moment whose heap it is
  /// @param cycles blocks that hold each other
  /// @param lost the numbers of the blocks that will never be freed
  record Heap(Moment moment, HeapView view, List<HeapView.Cycle> cycles, Set<Integer> lost) {
    Heap {
      cycles = List.copyOf(cycles);
      lost = Set.copyOf(lost);
    }
  }

  HeapModel(Workbench workbench) {
    this.workbench = workbench;
    workbench.clock().moment().subscribe(_ -> look());
    seen.subscribe(_ -> look());
  }

  /// Whether somebody looks.
  BooleanProperty seen() {
    return seen;
  }

  /// The heap; empty when the recorded run does not count references.
  ReadOnlyObjectProperty<Optional<Heap>> heap() {
    return heap.getReadOnlyProperty();
  }

  boolean counts() {
    return workbench.request().memory() != MemoryModel.GC;
  }

  /// Records the program again, with counted references or without.
  void count(boolean counted) {
    MemoryModel memory = counted ? MemoryModel.REFCOUNT : MemoryModel.GC;
    if (workbench.settings().memory().get() == memory) {
      // A capsule was recorded otherwise than the settings say.
      workbench.run(workbench.request().withMemory(memory));
    } else {
      workbench.settings().memory().set(memory);
    }
  }

  /// Goes to the event that made a block.
  void goToAllocation(HeapView.Block block) {
    workbench.clock().goTo(block.allocated());
  }

  /// Goes to the last event that changed its count.
  void goToChange(HeapView.Block block) {
    workbench.clock().goTo(block.changed());
  }

  private void look() {
    if (seen.get()) {
      heap.set(workbench.clock().moment().get().flatMap(HeapModel::of));
    }
  }

  private static Optional<Heap> of(Moment moment) {
    return moment
        .heap()
        .map(
            view -> {
              List<HeapView.Cycle> cycles = moment.cycles();
              Set<Integer> lost =
                  cycles.stream()
                      .filter(HeapView.Cycle::alone)
                      .flatMap(cycle -> cycle.members().stream())
                      .collect(Collectors.toSet());
              return new Heap(moment, view, cycles, lost);
            });
  }
}
