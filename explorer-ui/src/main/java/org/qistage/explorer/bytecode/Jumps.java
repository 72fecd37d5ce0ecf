package org.qistage.explorer.bytecode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.qistage.pipeline.view.BytecodeView;
import org.qistage.pipeline.view.BytecodeView.Method;
import org.qistage.pipeline.view.BytecodeView.Row;

/// The jumps of a method and the ranges of its handlers, each in a lane of the column beside the listing.
///
/// @param jumps short ones first
/// @param ranges of instructions whose failures are handled
record Jumps(List<Jump> jumps, List<Range> ranges) {
  /// So many lanes there are; longer jumps share the last one.
  static final int LANES = 4;

  Jumps {
    jumps = List.copyOf(jumps);
    ranges = List.copyOf(ranges);
  }

  /// From one instruction to another, by their places in the method.
  ///
  /// @param lane 0 is the nearest to the text
  record Jump(int from, int to, int lane) {
    int top() {
      return Math.min(from, to);
    }

    int bottom() {
      return Math.max(from, to);
    }

    boolean passes(int index) {
      return top() <= index && index <= bottom();
    }
  }

  /// The instructions from `start` to before `end`, whose failures go on at `handler`.
  record Range(int start, int end, int handler) {
    boolean holds(int index) {
      return start <= index && index < end;
    }
  }

  /// @param indexes the place of the instruction at each offset
  static Jumps of(Method method, Map<Integer, Integer> indexes) {
    List<Jump> found = new ArrayList<>();
    List<Row> rows = method.rows();
    for (int i = 0; i < rows.size(); i++) {
      for (int target : rows.get(i).targets()) {
        found.add(new Jump(i, indexes.getOrDefault(target, i), 0));
      }
    }
    found.sort(Comparator.comparingInt(jump -> jump.bottom() - jump.top()));
    List<Jump> placed = new ArrayList<>();
    for (Jump jump : found) {
      placed.add(new Jump(jump.from(), jump.to(), lane(jump, placed)));
    }
    List<Range> ranges = new ArrayList<>();
    for (BytecodeView.Handler handler : method.handlers()) {
      ranges.add(
          new Range(
              indexes.getOrDefault(handler.start(), 0),
              indexes.getOrDefault(handler.end(), rows.size()),
              indexes.getOrDefault(handler.target(), 0)));
    }
    return new Jumps(placed, ranges);
  }

  /// The lane nearest to the text that no other jump is in; jumps to one place may share theirs.
  private static int lane(Jump jump, List<Jump> placed) {
    boolean[] taken = new boolean[LANES];
    for (Jump other : placed) {
      boolean meets = other.top() <= jump.bottom() && jump.top() <= other.bottom();
      if (meets && other.to() != jump.to()) {
        taken[other.lane()] = true;
      }
    }
    for (int lane = 0; lane < LANES; lane++) {
      if (!taken[lane]) {
        return lane;
      }
    }
    return LANES - 1;
  }
}
