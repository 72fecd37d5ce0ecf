package org.qistage.explorer.shell;

import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.qistage.explorer.model.Words;

/// Gives the window to one part, or back to all.
final class LargeButton extends Button {
  LargeButton(Words words, Panes panes, Panes.Part part) {
    BooleanBinding large =
        Bindings.createBooleanBinding(
            () -> panes.large().get().equals(Optional.of(part)), panes.large());
    setId("large-" + part.name().toLowerCase(Locale.ROOT));
    getStyleClass().add("large-button");
    setMinWidth(USE_PREF_SIZE);
    FontIcon icon = new FontIcon(Feather.MAXIMIZE_2);
    large.subscribe(is -> icon.setIconCode(is ? Feather.MINIMIZE_2 : Feather.MAXIMIZE_2));
    setGraphic(icon);
    textProperty()
        .bind(Bindings.when(large).then(words.bind("small")).otherwise(words.bind("large")));
    accessibleTextProperty().bind(words.bind("large.tip"));
    Tooltip tip = new Tooltip();
    tip.textProperty().bind(words.bind("large.tip"));
    setTooltip(tip);
    setOnAction(_ -> panes.toggle(part));
  }
}
