package org.qistage.pipeline.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qistage.foundation.NodeId;
import org.qistage.foundation.Span;
import org.qistage.lowering.LoweredLine;
import org.qistage.pipeline.edit.Alignment;
import org.qistage.pipeline.edit.Alignment.Pair;

/// A line of the text of a lowered function, and how it differs from what the pass before left.
///
/// @param change whether it came, went or changed
/// @param text the line; of one that went, as it was
/// @param before of a line that changed, as it was; empty for others
/// @param span the source that it came from; empty for headings
/// @param node the instruction that it shows; empty for other lines
/// @param block the block that it is a line of; -1 outside blocks
public record LoweredRow(
    Change change,
    String text,
    Optional<String> before,
    Optional<Span> span,
    Optional<NodeId> node,
    int block) {

  /// What a pass did to a line.
  public enum Change {
    KEPT,
    ADDED,
    REMOVED,
    /// The same instruction reads otherwise.
    CHANGED
  }

  private static LoweredRow of(LoweredLine line, Change change, Optional<String> before) {
    return new LoweredRow(change, line.text(), before, line.span(), line.node(), line.block());
  }

  /// Lines that nothing is compared with.
  static List<LoweredRow> of(List<LoweredLine> lines) {
    return lines.stream().map(line -> of(line, Change.KEPT, Optional.empty())).toList();
  }

  /// What a pass left, compared with what it was given. Without the rows that went, the rows are the lines
  /// that it left.
  static List<LoweredRow> compared(List<LoweredLine> before, List<LoweredLine> after) {
    List<Pair> pairs = Alignment.of(texts(before), texts(after));
    List<LoweredRow> rows = new ArrayList<>(pairs.size());
    for (int i = 0; i < pairs.size(); ) {
      if (pairs.get(i).stays()) {
        rows.add(of(after.get(pairs.get(i++).fresh()), Change.KEPT, Optional.empty()));
        continue;
      }
      int end = i;
      while (end < pairs.size() && !pairs.get(end).stays()) {
        end++;
      }
      replaced(pairs.subList(i, end), before, after, rows);
      i = end;
    }
    return rows;
  }

  private static List<String> texts(List<LoweredLine> lines) {
    return lines.stream().map(LoweredLine::text).toList();
  }

  /// Between two lines that stay: those that went, then those that came; what shows an instruction that
  /// was there before has changed.
  private static void replaced(
      List<Pair> pairs, List<LoweredLine> before, List<LoweredLine> after, List<LoweredRow> rows) {
    List<LoweredLine> gone = new ArrayList<>();
    List<LoweredLine> come = new ArrayList<>();
    for (Pair pair : pairs) {
      if (pair.fresh() == Pair.NONE) {
        gone.add(before.get(pair.old()));
      } else {
        come.add(after.get(pair.fresh()));
      }
    }
    List<LoweredRow> made = new ArrayList<>();
    for (LoweredLine line : come) {
      Optional<LoweredLine> same =
          line.node().isEmpty()
              ? Optional.empty()
              : gone.stream().filter(old -> old.node().equals(line.node())).findFirst();
      same.ifPresent(gone::remove);
      made.add(
          of(line, same.isPresent() ? Change.CHANGED : Change.ADDED, same.map(LoweredLine::text)));
    }
    gone.forEach(line -> rows.add(of(line, Change.REMOVED, Optional.empty())));
    rows.addAll(made);
  }
}
