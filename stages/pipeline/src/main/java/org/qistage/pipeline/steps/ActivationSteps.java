package org.qistage.pipeline.steps;

import java.util.List;
import java.util.Optional;
import org.qistage.foundation.NodeId;
import org.qistage.pipeline.trace.Region;

/// One activation of a recorded run, instruction by instruction. Immutable; steps are numbered from 0.
///
/// @param activation its number
/// @param function its function's name for readers
/// @param file the index of its file among those of the trace
/// @param methods the methods that were executed, as they were emitted
/// @param visits from when it was called or resumed until it gave control back, each time
/// @param steps of all visits
/// @param complete whether these are all; else the most that were asked for
public record ActivationSteps(
    int activation,
    String function,
    int file,
    List<Method> methods,
    List<Visit> visits,
    List<Step> steps,
    boolean complete) {
  public ActivationSteps {
    methods = List.copyOf(methods);
    visits = List.copyOf(visits);
    steps = List.copyOf(steps);
  }

  /// A method.
  ///
  /// @param signature as listings spell it
  public record Method(String owner, String signature, List<Instruction> instructions) {
    public Method {
      instructions = List.copyOf(instructions);
    }
  }

  /// An instruction of a method.
  ///
  /// @param offset in bytes from the method's beginning
  /// @param text as in listings
  /// @param line of the source, from 1; 0 for what code generation added for no line
  /// @param span the place in the source
  /// @param lowered the lowered instruction that it came from
  public record Instruction(
      int offset, String text, int line, Optional<Region> span, Optional<NodeId> lowered) {}

  /// A visit.
  ///
  /// @param method the index of the method
  /// @param first the number of its first step
  /// @param end the number after that of its last step
  public record Visit(int method, int first, int end) {}

  /// One instruction that was executed.
  ///
  /// @param visit the index of the visit
  /// @param instruction its index in the method
  /// @param event the last event before it; -1 before the first
  /// @param lastEvent the last event when it was done: what it called has recorded those between
  /// @param before the state that it met
  /// @param after the state that it left; where a failure was caught, that of the handler
  /// @param failure what it failed with
  public record Step(
      int visit,
      int instruction,
      int event,
      int lastEvent,
      StepState before,
      StepState after,
      Optional<String> failure) {
    /// The variables that are not as they were before.
    public List<StepState.Local> changed() {
      return after.locals().stream().filter(local -> !before.locals().contains(local)).toList();
    }
  }

  /// The method of a step.
  public Method method(Step step) {
    return methods.get(visits.get(step.visit()).method());
  }

  /// The instruction of a step.
  public Instruction instruction(Step step) {
    return method(step).instructions().get(step.instruction());
  }

  /// The number of the first step that comes after an event.
  public int after(int event) {
    int low = 0;
    int high = steps.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (steps.get(middle).event() < event) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
