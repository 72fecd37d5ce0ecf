package org.qistage.lowering.pass;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.qistage.foundation.NodeId;
import org.qistage.lowering.Block;
import org.qistage.lowering.Terminator;

/// Terminators with other targets.
final class Terminators {
  private Terminators() {}

  /// The terminator with each target replaced; the same object when none changes.
  static Terminator retarget(Terminator terminator, IntUnaryOperator targets) {
    return switch (terminator) {
      case Terminator.Jump(var id, var span, int target) -> {
        int other = targets.applyAsInt(target);
        yield other == target ? terminator : new Terminator.Jump(id, span, other);
      }
      case Terminator.Branch(var id, var span, var condition, int whenTrue, int whenFalse) -> {
        int otherTrue = targets.applyAsInt(whenTrue);
        int otherFalse = targets.applyAsInt(whenFalse);
        yield otherTrue == whenTrue && otherFalse == whenFalse
            ? terminator
            : new Terminator.Branch(id, span, condition, otherTrue, otherFalse);
      }
      case Terminator.Suspend suspend -> {
        int ready = targets.applyAsInt(suspend.ready());
        int resume = targets.applyAsInt(suspend.resume());
        yield ready == suspend.ready() && resume == suspend.resume()
            ? terminator
            : new Terminator.Suspend(
                suspend.id(),
                suspend.span(),
                suspend.state(),
                suspend.result(),
                suspend.callee(),
                suspend.operands(),
                suspend.saves(),
                ready,
                resume);
      }
      case Terminator.Yield(var id, var span, int state, var value, var saves, int resume) -> {
        int other = targets.applyAsInt(resume);
        yield other == resume
            ? terminator
            : new Terminator.Yield(id, span, state, value, saves, other);
      }
      case Terminator.Return _, Terminator.Rethrow _, Terminator.Unreachable _ -> terminator;
    };
  }

  /// The terminator under another id.
  static Terminator withId(Terminator terminator, NodeId id) {
    return switch (terminator) {
      case Terminator.Jump(_, var span, int target) -> new Terminator.Jump(id, span, target);
      case Terminator.Branch(_, var span, var condition, int whenTrue, int whenFalse) ->
          new Terminator.Branch(id, span, condition, whenTrue, whenFalse);
      case Terminator.Suspend suspend ->
          new Terminator.Suspend(
              id,
              suspend.span(),
              suspend.state(),
              suspend.result(),
              suspend.callee(),
              suspend.operands(),
              suspend.saves(),
              suspend.ready(),
              suspend.resume());
      case Terminator.Yield(_, var span, int state, var value, var saves, int resume) ->
          new Terminator.Yield(id, span, state, value, saves, resume);
      case Terminator.Return(_, var span, var value) -> new Terminator.Return(id, span, value);
      case Terminator.Rethrow(_, var span, var failure) ->
          new Terminator.Rethrow(id, span, failure);
      case Terminator.Unreachable(_, var span) -> new Terminator.Unreachable(id, span);
    };
  }

  /// The blocks that control goes to from a block without being suspended in between, the handler
  /// among them.
  static List<Integer> direct(Block block) {
    List<Integer> ways = direct(block.terminator());
    if (!block.isProtected()) {
      return ways;
    }
    List<Integer> all = new ArrayList<>(ways);
    all.add(block.handler());
    return all;
  }

  private static List<Integer> direct(Terminator terminator) {
    return switch (terminator) {
      case Terminator.Suspend suspend -> List.of(suspend.ready());
      case Terminator.Yield _ -> List.of();
      case Terminator.Jump _,
          Terminator.Branch _,
          Terminator.Return _,
          Terminator.Rethrow _,
          Terminator.Unreachable _ ->
          terminator.successors();
    };
  }
}
