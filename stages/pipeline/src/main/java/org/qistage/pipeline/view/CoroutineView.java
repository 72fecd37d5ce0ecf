package org.qistage.pipeline.view;

import java.util.List;
import java.util.Optional;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;
import org.qistage.lowering.FrameSlot;
import org.qistage.lowering.LoweredFunction;
import org.qistage.lowering.Register;
import org.qistage.lowering.SuspensionState;
import org.qistage.pipeline.StageArtifacts;

/// A function that may suspend: where it is cut, and what its frame keeps.
///
/// @param name unique in the program
/// @param display what stack traces call it
/// @param cuts its suspension points, S1 first
/// @param slots the slots of its frame, by number
public record CoroutineView(
    String name, String display, Span span, List<Cut> cuts, List<Slot> slots) {
  public CoroutineView {
    cuts = List.copyOf(cuts);
    slots = List.copyOf(slots);
  }

  /// A suspension point.
  ///
  /// @param state its number, from 1
  /// @param operation what is waited for
  /// @param line of its start, from 1
  /// @param live the slots that hold a value while it waits
  public record Cut(int state, String operation, Span span, int line, List<Integer> live) {
    public Cut {
      live = List.copyOf(live);
    }
  }

  /// A slot of the frame.
  ///
  /// @param names of the variables that it holds at one time or another; none for temporaries
  /// @param type the Qi type of what it holds
  /// @param live the states in which it holds a value, in order
  public record Slot(int number, List<String> names, String type, List<Integer> live) {
    public Slot {
      names = List.copyOf(names);
      live = List.copyOf(live);
    }

    /// The last state before another in which it holds a value.
    public Optional<Integer> lastBefore(int state) {
      return live.stream().filter(number -> number < state).reduce((_, last) -> last);
    }
  }

  /// The functions of a program that suspend, in its order.
  public static List<CoroutineView> of(StageArtifacts artifacts) {
    return artifacts
        .lowered()
        .map(
            program ->
                program.functions().stream()
                    .filter(function -> !function.states().isEmpty())
                    .map(function -> of(function, program.source()))
                    .toList())
        .orElse(List.of());
  }

  private static CoroutineView of(LoweredFunction function, SourceText source) {
    return new CoroutineView(
        function.name(),
        function.display(),
        function.span(),
        function.states().stream().map(state -> cut(state, source)).toList(),
        function.slots().stream().map(slot -> slot(slot, function)).toList());
  }

  private static Cut cut(SuspensionState state, SourceText source) {
    return new Cut(
        state.number(),
        state.operation(),
        state.span(),
        source.line(state.span().start()),
        state.live());
  }

  private static Slot slot(FrameSlot slot, LoweredFunction function) {
    List<Register> registers = slot.registers().stream().map(function::register).toList();
    return new Slot(
        slot.number(),
        registers.stream().map(Register::name).filter(name -> !name.isEmpty()).distinct().toList(),
        registers.getFirst().sourceType(),
        function.states().stream()
            .filter(state -> state.live().contains(slot.number()))
            .map(SuspensionState::number)
            .toList());
  }
}
