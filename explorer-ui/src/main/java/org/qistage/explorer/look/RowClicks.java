package org.qistage.explorer.look;

import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.IndexedCell;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/// Clicks on a row that is selected already: the selection stays, so that nobody would hear of them, though the
/// user points at the row anew.
public final class RowClicks {
  private RowClicks() {}

  /// @param again what is done for the selected row
  public static void again(Control rows, Runnable again) {
    rows.addEventHandler(
        MouseEvent.MOUSE_CLICKED,
        event -> {
          if (event.getButton() == MouseButton.PRIMARY && isOnSelected(event.getTarget(), rows)) {
            again.run();
          }
        });
  }

  private static boolean isOnSelected(Object target, Control rows) {
    for (Node at = target instanceof Node node ? node : null;
        at != null && !at.equals(rows);
        at = at.getParent()) {
      if (at instanceof IndexedCell<?> cell && !cell.isEmpty() && cell.isSelected()) {
        return true;
      }
    }
    return false;
  }
}
