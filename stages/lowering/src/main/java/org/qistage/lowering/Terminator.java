package org.qistage.lowering;

import java.util.List;
import org.qistage.foundation.Node;
import org.qistage.foundation.NodeId;
import org.qistage.foundation.Span;

/// How a block ends.
public sealed interface Terminator extends Node {
  List<Operand> operands();

  /// The blocks that control may go to within the same activation, in order; the resume block of a
  /// suspension is among them, last.
  List<Integer> successors();

  record Jump(NodeId id, Span span, int target) implements Terminator {
    @Override
    public List<Operand> operands() {
      return List.of();
    }

    @Override
    public List<Integer> successors() {
      return List.of(target);
    }
  }

  record Branch(NodeId id, Span span, Operand condition, int whenTrue, int whenFalse)
      implements Terminator {
    @Override
    public List<Operand> operands() {
      return List.of(condition);
    }

    @Override
    public List<Integer> successors() {
      return List.of(whenTrue, whenFalse);
    }
  }

  /// Returns; an empty constant where the function has no value. In a generator: it is finished.
  record Return(NodeId id, Span span, Operand value) implements Terminator {
    @Override
    public List<Operand> operands() {
      return List.of(value);
    }

    @Override
    public List<Integer> successors() {
      return List.of();
    }
  }

  /// Performs a call that may suspend. Completed at once: its value goes to `result` and control to
  /// `ready`. Suspended: the saves are stored in the frame, the frame notes the state, and the
  /// function returns to its caller; when resumed, control enters at `resume`.
  ///
  /// @param state the number of the state that is entered by suspending here, from 1
  record Suspend(
      NodeId id,
      Span span,
      int state,
      int result,
      Callee callee,
      List<Operand> operands,
      List<Save> saves,
      int ready,
      int resume)
      implements Terminator {
    public Suspend {
      operands = List.copyOf(operands);
      saves = List.copyOf(saves);
    }

    @Override
    public List<Integer> successors() {
      return List.of(ready, resume);
    }
  }

  /// Hands a value to whoever resumed the generator and waits in a state to be resumed.
  record Yield(NodeId id, Span span, int state, Operand value, List<Save> saves, int resume)
      implements Terminator {
    public Yield {
      saves = List.copyOf(saves);
    }

    @Override
    public List<Operand> operands() {
      return List.of(value);
    }

    @Override
    public List<Integer> successors() {
      return List.of(resume);
    }
  }

  /// Raises again what a landing was entered with.
  record Rethrow(NodeId id, Span span, Operand failure) implements Terminator {
    @Override
    public List<Operand> operands() {
      return List.of(failure);
    }

    @Override
    public List<Integer> successors() {
      return List.of();
    }
  }

  /// A place that control cannot reach.
  record Unreachable(NodeId id, Span span) implements Terminator {
    @Override
    public List<Operand> operands() {
      return List.of();
    }

    @Override
    public List<Integer> successors() {
      return List.of();
    }
  }
}
