package org.qistage.lowering;

import java.util.List;
import org.qistage.foundation.Node;
import org.qistage.foundation.NodeId;
import org.qistage.foundation.Span;

/// A step inside a block: reads operands, writes one register (of type `unit` when there is no
/// value), goes on with the next.
public sealed interface Instruction extends Node {
  /// The register that is written.
  int result();

  List<Operand> operands();

  record Copy(NodeId id, Span span, int result, Operand source) implements Instruction {
    @Override
    public List<Operand> operands() {
      return List.of(source);
    }
  }

  record Operate(NodeId id, Span span, int result, Operator operator, List<Operand> operands)
      implements Instruction {
    public Operate {
      operands = List.copyOf(operands);
    }
  }

  /// A call that never suspends.
  record Call(NodeId id, Span span, int result, Callee callee, List<Operand> operands)
      implements Instruction {
    public Call {
      operands = List.copyOf(operands);
    }
  }

  /// A call that may suspend. The split pass turns each into a {@link Terminator.Suspend}; none is
  /// left in the artifact.
  record SuspendingCall(NodeId id, Span span, int result, Callee callee, List<Operand> operands)
      implements Instruction {
    public SuspendingCall {
      operands = List.copyOf(operands);
    }
  }

  /// A yield of a generator. The split pass turns each into a {@link Terminator.Yield}.
  record YieldValue(NodeId id, Span span, int result, Operand value) implements Instruction {
    @Override
    public List<Operand> operands() {
      return List.of(value);
    }
  }

  /// Makes a task that will run a function of the program and puts it at the tail of the ready
  /// queue.
  record Spawn(NodeId id, Span span, int result, String function, List<Operand> operands)
      implements Instruction {
    public Spawn {
      operands = List.copyOf(operands);
    }
  }

  /// Makes a generator of the program, not started.
  record NewGenerator(NodeId id, Span span, int result, String function, List<Operand> operands)
      implements Instruction {
    public NewGenerator {
      operands = List.copyOf(operands);
    }
  }

  /// Reads a frame slot back into a register; stands only at the head of a resume block.
  record Restore(NodeId id, Span span, int result, int slot) implements Instruction {
    @Override
    public List<Operand> operands() {
      return List.of();
    }
  }

  /// Takes the value that the operation which suspended completed with, or raises its failure; stands
  /// only in a resume block, after the restores.
  record Resumed(NodeId id, Span span, int result) implements Instruction {
    @Override
    public List<Operand> operands() {
      return List.of();
    }
  }
}
