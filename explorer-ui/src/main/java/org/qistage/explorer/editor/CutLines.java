package org.qistage.explorer.editor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qistage.explorer.look.Palette;
import org.qistage.explorer.model.Program;
import org.qistage.pipeline.view.CoroutineView;

/// The lines at which functions may suspend.
///
/// @param byLine the suspension points of each such line, counted from 0
record CutLines(Map<Integer, List<Point>> byLine) {
  CutLines {
    byLine = Map.copyOf(byLine);
  }

  /// A suspension point of a function.
  record Point(String function, CoroutineView.Cut cut) {
    String style() {
      return "cut cut-" + Palette.cut(cut.state());
    }
  }

  static CutLines none() {
    return new CutLines(Map.of());
  }

  static CutLines of(Program program) {
    Map<Integer, List<Point>> byLine = new HashMap<>();
    for (CoroutineView coroutine : program.derived().coroutines()) {
      for (CoroutineView.Cut cut : coroutine.cuts()) {
        byLine
            .computeIfAbsent(cut.line() - 1, _ -> new ArrayList<>())
            .add(new Point(coroutine.display(), cut));
      }
    }
    return new CutLines(byLine);
  }

  List<Point> at(int line) {
    return byLine.getOrDefault(line, List.of());
  }

  /// The most that any line has.
  int most() {
    return byLine.values().stream().mapToInt(List::size).max().orElse(0);
  }

  /// The style classes of a line: it is cut where it ends.
  List<String> style(int line) {
    List<Point> points = at(line);
    return points.isEmpty()
        ? List.of()
        : List.of("cut-line", "cut-" + Palette.cut(points.getLast().cut().state()));
  }
}
