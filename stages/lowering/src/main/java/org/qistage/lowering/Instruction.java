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

  /// What the split pass ends a block at; none is left in the artifact.
  sealed interface Suspending extends Instruction {}

  /// A call that may suspend. The split pass turns each into a {@link Terminator.Suspend}.
  record SuspendingCall(NodeId id, Span span, int result, Callee callee, List<Operand> operands)
      implements Suspending {
    public SuspendingCall {
      operands = List.copyOf(operands);
    }
  }

  /// A yield of a generator. The split pass turns each into a {@link Terminator.Yield}.
  record YieldValue(NodeId id, Span span, int result, Operand value) implements Suspending {
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

  /// Makes an object of a structure: a struct, or a variant of an enum.
  ///
  /// @param operands the values of its fields, in the order of the fields
  record NewStructure(NodeId id, Span span, int result, String structure, List<Operand> operands)
      implements Instruction {
    public NewStructure {
      operands = List.copyOf(operands);
    }
  }

  /// Reads a field of an object of a structure.
  record GetField(NodeId id, Span span, int result, String structure, int field, Operand object)
      implements Instruction {
    @Override
    public List<Operand> operands() {
      return List.of(object);
    }
  }

  /// Writes a field of an object of a structure; the result is of type `unit`.
  record SetField(
      NodeId id, Span span, int result, String structure, int field, Operand object, Operand value)
      implements Instruction {
    @Override
    public List<Operand> operands() {
      return List.of(object, value);
    }
  }

  /// Reads which variant an enum's value is, as an `i32`.
  record GetTag(NodeId id, Span span, int result, Operand object) implements Instruction {
    @Override
    public List<Operand> operands() {
      return List.of(object);
    }
  }

  /// Reads a variable that is declared outside functions.
  record LoadGlobal(NodeId id, Span span, int result, String global) implements Instruction {
    @Override
    public List<Operand> operands() {
      return List.of();
    }
  }

  /// Writes a variable that is declared outside functions; the result is of type `unit`.
  record StoreGlobal(NodeId id, Span span, int result, String global, Operand value)
      implements Instruction {
    @Override
    public List<Operand> operands() {
      return List.of(value);
    }
  }

  /// Makes a pointer to a field of an object of a structure, or to a variable that is declared outside
  /// functions.
  ///
  /// @param holder the structure, or the variable
  /// @param field the index of the field; {@link #WHOLE} for a variable
  /// @param operands the object; nothing for a variable
  record NewPointer(
      NodeId id, Span span, int result, String holder, int field, List<Operand> operands)
      implements Instruction {
    public static final int WHOLE = -1;

    public NewPointer {
      operands = List.copyOf(operands);
    }
  }

  /// Makes a function value.
  ///
  /// @param type how the value is called
  /// @param function the function that it calls: with the operands, which it keeps, before the
  ///     arguments
  record NewClosure(
      NodeId id, Span span, int result, Callee.Value type, String function, List<Operand> operands)
      implements Instruction {
    public NewClosure {
      operands = List.copyOf(operands);
    }
  }

  /// Takes the failure that control came to a handler with, as a 错误; stands only at the head of a
  /// handler. A failure that no program may catch is raised again.
  record Caught(NodeId id, Span span, int result) implements Instruction {
    @Override
    public List<Operand> operands() {
      return List.of();
    }
  }

  /// Tells whoever looks on what happens here; only debug builds have any. See {@link ProbePoint}. Gives
  /// nothing but at {@link ProbePoint#ENTER}, where the result is the number of the activation, an `i32`.
  ///
  /// @param site the number of the probe in its function, from 1
  record Probe(NodeId id, Span span, int result, ProbePoint point, int site, List<Operand> operands)
      implements Instruction {
    public Probe {
      operands = List.copyOf(operands);
    }
  }

  /// Takes the failure that control came to a landing with, whatever it is: what is owned there is
  /// released, and the failure goes on. Stands only at the head of a handler.
  record Unwinding(NodeId id, Span span, int result) implements Instruction {
    @Override
    public List<Operand> operands() {
      return List.of();
    }
  }

  /// One more count of a reference; of 空 there is none. The result is of type `unit`.
  record Retain(NodeId id, Span span, int result, Operand value) implements Instruction {
    @Override
    public List<Operand> operands() {
      return List.of(value);
    }
  }

  /// One count of a reference less; the last one frees the object. The result is of type `unit`.
  record Release(NodeId id, Span span, int result, Operand value) implements Instruction {
    @Override
    public List<Operand> operands() {
      return List.of(value);
    }
  }

  /// Gives what an operation has made its header, with one count for the register that holds it. The
  /// result is of type `unit`.
  ///
  /// @param type the Qi type, as spelled
  /// @param given whether the object may have been there already, and what it holds is still to be
  ///     counted for it
  record Allocate(NodeId id, Span span, int result, String type, boolean given, Operand value)
      implements Instruction {
    @Override
    public List<Operand> operands() {
      return List.of(value);
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
