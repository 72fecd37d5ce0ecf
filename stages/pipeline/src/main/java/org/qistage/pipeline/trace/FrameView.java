package org.qistage.pipeline.trace;

import java.util.List;
import java.util.Optional;

/// An activation of a function at one moment.
///
/// @param activation its number
/// @param function its name for readers
/// @param file the index of its file
/// @param line the line that it is at; 0 when that is not known
/// @param span the statement that it is at, or the suspension point that it waits at
/// @param state the state that it is suspended in; 0 while it runs or calls
/// @param onMachineStack whether it is on the machine's stack, and not only in the chain of those that
///     wait
/// @param locals its variables that have been written, in the order of the source
/// @param slots the slots of its frame that hold a value; empty while it is not suspended
public record FrameView(
    int activation,
    String function,
    int file,
    int line,
    Optional<Region> span,
    int state,
    boolean onMachineStack,
    List<Variable> locals,
    List<Slot> slots) {
  public FrameView {
    locals = List.copyOf(locals);
    slots = List.copyOf(slots);
  }

  /// @param written the event that wrote it last
  public record Variable(String name, String type, TraceValue value, int written) {}

  /// @param name of the variable that it holds; empty for a temporary
  public record Slot(int number, String name, String type, TraceValue value) {}
}
