package org.qistage.explorer.look;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/// Tells the rows of a list that are shown when other ones are to be marked. A list's own `refresh()` makes all
/// its cells anew, which takes many times as long.
public final class RowMarks {
  /// A row that can be marked.
  public interface Row {
    /// Looks anew whether it is marked.
    void mark();
  }

  /// A list makes rows and forgets them as it likes.
  private final Set<Row> rows = Collections.newSetFromMap(new WeakHashMap<>());

  public void add(Row row) {
    rows.add(row);
  }

  /// Others are to be marked.
  public void renew() {
    List.copyOf(rows).forEach(Row::mark);
  }
}
