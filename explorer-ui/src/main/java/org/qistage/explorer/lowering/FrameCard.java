package org.qistage.explorer.lowering;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.qistage.pipeline.trace.FrameView;
import org.qistage.pipeline.trace.Moment;
import org.qistage.pipeline.trace.TaskView;
import org.qistage.pipeline.view.CoroutineView;

/// What the frame of a function that may suspend holds at one moment.
///
/// @param coroutine the function
/// @param holder the activation that is shown; empty when the function is in none
/// @param slots by number
/// @param locals the variables of the activation that have been written
/// @param others how many more activations of the function there are
record FrameCard(
    CoroutineView coroutine,
    Optional<Holder> holder,
    List<SlotLine> slots,
    List<FrameView.Variable> locals,
    int others) {
  FrameCard {
    slots = List.copyOf(slots);
    locals = List.copyOf(locals);
  }

  /// An activation.
  ///
  /// @param task the number of the task that is in it; 0 for a generator that no task is in
  /// @param state the state that it is suspended in; 0 while it runs
  /// @param parent the call that waits for it; empty for the outermost one
  record Holder(int task, int activation, int state, Optional<FrameView> parent) {}

  /// Whether a slot holds anything.
  enum Use {
    /// Nothing is suspended: it is only told when it will hold something.
    PLANNED,
    /// It holds a value that will be read again.
    LIVE,
    /// What it held is not needed any more.
    DEAD,
    /// What it will hold is needed only later.
    LATER
  }

  /// A slot.
  ///
  /// @param name of the variable that it holds, or of those that share it; empty for a temporary
  /// @param value what it holds now; empty when it holds nothing
  /// @param state where it was needed last, or will be needed first
  record SlotLine(
      int number, String name, String type, Use use, Optional<String> value, int state) {}

  /// The card of a function at a moment.
  ///
  /// @param moment empty when nothing is recorded
  static FrameCard of(CoroutineView coroutine, Optional<Moment> moment) {
    List<Found> found = moment.map(there -> activations(coroutine, there)).orElse(List.of());
    if (found.isEmpty()) {
      return new FrameCard(
          coroutine, Optional.empty(), slots(coroutine, Optional.empty()), List.of(), 0);
    }
    Found shown = found.getFirst();
    FrameView frame = shown.frame();
    return new FrameCard(
        coroutine,
        Optional.of(new Holder(shown.task(), frame.activation(), frame.state(), shown.parent())),
        slots(coroutine, Optional.of(frame)),
        frame.locals(),
        found.size() - 1);
  }

  private record Found(int task, boolean running, FrameView frame, Optional<FrameView> parent) {}

  /// The activations of a function, those of the running task first.
  private static List<Found> activations(CoroutineView coroutine, Moment moment) {
    List<Found> found = new ArrayList<>();
    for (TaskView task : moment.tasks()) {
      List<FrameView> stack = moment.stack(task.number());
      for (int i = 0; i < stack.size(); i++) {
        if (isOf(stack.get(i), coroutine)) {
          Optional<FrameView> parent =
              i + 1 < stack.size() ? Optional.of(stack.get(i + 1)) : Optional.empty();
          boolean running = task.number() == moment.running();
          found.add(new Found(task.number(), running, stack.get(i), parent));
        }
      }
    }
    for (FrameView generator : moment.generators()) {
      if (isOf(generator, coroutine)) {
        found.add(new Found(0, false, generator, Optional.empty()));
      }
    }
    found.sort(Comparator.comparing(each -> !each.running()));
    return found;
  }

  private static boolean isOf(FrameView frame, CoroutineView coroutine) {
    return frame.file() == 0 && frame.function().equals(coroutine.display());
  }

  private static List<SlotLine> slots(CoroutineView coroutine, Optional<FrameView> frame) {
    return coroutine.slots().stream().map(slot -> slot(slot, frame)).toList();
  }

  private static SlotLine slot(CoroutineView.Slot slot, Optional<FrameView> frame) {
    String names = String.join(" / ", slot.names());
    int state = frame.map(FrameView::state).orElse(0);
    int first = slot.live().isEmpty() ? 0 : slot.live().getFirst();
    if (state == 0) {
      return new SlotLine(slot.number(), names, slot.type(), Use.PLANNED, Optional.empty(), first);
    }
    Optional<FrameView.Slot> held =
        frame.stream()
            .flatMap(shown -> shown.slots().stream())
            .filter(each -> each.number() == slot.number())
            .findFirst();
    if (held.isPresent()) {
      String name = held.get().name().isEmpty() ? names : held.get().name();
      return new SlotLine(
          slot.number(),
          name,
          held.get().type(),
          Use.LIVE,
          Optional.of(held.get().value().text()),
          state);
    }
    return slot.lastBefore(state)
        .map(
            last ->
                new SlotLine(slot.number(), names, slot.type(), Use.DEAD, Optional.empty(), last))
        .orElseGet(
            () ->
                new SlotLine(
                    slot.number(), names, slot.type(), Use.LATER, Optional.empty(), first));
  }
}
