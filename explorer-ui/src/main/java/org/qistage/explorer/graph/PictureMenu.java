package org.qistage.explorer.graph;

import java.util.Locale;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.qistage.explorer.model.Picture;
import org.qistage.explorer.model.Pictures;
import org.qistage.explorer.model.Words;
import org.qistage.explorer.model.Workbench;

/// Writes a drawing into a file.
public final class PictureMenu extends MenuButton {
  /// @param source what is drawn
  public PictureMenu(Workbench workbench, String id, Pictures.Source source) {
    Words words = workbench.words(PictureMenu.class);
    setId(id);
    getStyleClass().add("picture-menu");
    setGraphic(new FontIcon(Feather.DOWNLOAD));
    textProperty().bind(words.bind("picture"));
    accessibleTextProperty().bind(words.bind("picture.tip"));
    setMinWidth(USE_PREF_SIZE);
    for (Picture.Format format : Picture.Format.values()) {
      MenuItem item = new MenuItem();
      item.setId(id + format.ending().replace('.', '-'));
      item.textProperty().bind(words.bind("picture." + format.name().toLowerCase(Locale.ROOT)));
      item.setOnAction(
          _ -> source.picture().ifPresent(picture -> workbench.pictures().write(picture, format)));
      getItems().add(item);
    }
  }
}
