package org.qistage.lowering;

import java.util.ArrayList;
import java.util.List;
import org.qistage.foundation.Span;

/// A basic block: entered only at its first instruction, left only by its terminator, or by a failure.
///
/// # Exceptional edges
///
/// A failure inside a `尝试` goes on in its `捕获`. In the blocks that is one more edge: from each
/// protected block to its *handler*, a block that starts with {@link Instruction.Caught}. No terminator
/// leads to a handler. The handler of a block inside a `捕获` is that of the 尝试 around it, so a
/// nesting of 尝试 needs no list: each block knows the innermost one.
///
/// Ordinary edges leave at the end of a block, where all its writes have been done. An exceptional edge
/// leaves in the middle, from each instruction that may raise ({@link Raising}), and the handler finds
/// the registers as they were just before that instruction: what stands before it has been written,
/// its own result has not. All passes rest on that:
///
/// - *liveness*: what the handler reads is live from the first instruction that may raise to the end of
///   the block, also across a write. In `甲 = 等待 f();` the old 甲 must survive the suspension if the
///   handler reads 甲. So a suspending call in a protected block never writes a variable directly: its
///   result goes to a register of its own, which is copied once the call has come out.
/// - *intervals*: the handler may assume of a register only what holds at each of these instructions;
///   what an access to an array has proven of its index by coming out does not count there.
/// - *simplification*: two blocks are joined only under one handler.
/// - *split*: continuations and resume blocks are under the handler of the block that they come from;
///   the {@link Instruction.Resumed} at the head of a resume block raises what the suspended operation
///   failed with, so a failure reaches the handler in the same way whether the task waited or not.
/// - *code*: nothing is done on entering a protected block; the JVM finds the handler in a table when
///   something is thrown. The table's range starts at the first instruction that may raise, since the
///   JVM's verifier wants every variable that the handler reads to be set in the whole range.
///
/// Most compilers split a block at each instruction that may raise instead. Keeping the edge implicit
/// keeps blocks as long as their source, at the price that an analysis must look inside; it is what J.-D.
/// Choi et al. call *factored control flow*: *Efficient and precise modeling of exceptions for the
/// analysis of Java programs* (PASTE 1999).
///
/// @param label what made it, for readers: `entry`, `当.head`, `resume.S1`, …
/// @param handler the block where a failure in this one goes on; {@link #NO_HANDLER} when it leaves the
///     function
public record Block(
    int number, String label, int handler, List<Instruction> instructions, Terminator terminator) {
  public static final int NO_HANDLER = -1;

  public Block {
    instructions = List.copyOf(instructions);
  }

  public boolean isProtected() {
    return handler != NO_HANDLER;
  }

  /// The same block with another number, other instructions and another end.
  public Block with(int number, List<Instruction> instructions, Terminator terminator) {
    return new Block(number, label, handler, instructions, terminator);
  }

  /// The blocks that control may go to: the terminator's successors, then the handler.
  public List<Integer> successors() {
    if (!isProtected()) {
      return terminator.successors();
    }
    List<Integer> all = new ArrayList<>(terminator.successors());
    all.add(handler);
    return all;
  }

  /// The source that its code came from.
  public Span span() {
    Span span = terminator.span();
    for (Instruction instruction : instructions) {
      span = span.to(instruction.span());
    }
    return span;
  }
}
