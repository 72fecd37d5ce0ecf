package org.qistage.explorer.look;

import javafx.scene.control.ToggleGroup;

/// Toggles of which one is always chosen: a click on that one leaves it so.
public final class OneChosen {
  private OneChosen() {}

  public static void keep(ToggleGroup group) {
    group
        .selectedToggleProperty()
        .addListener(
            (_, old, now) -> {
              if (now == null) {
                group.selectToggle(old);
              }
            });
  }
}
