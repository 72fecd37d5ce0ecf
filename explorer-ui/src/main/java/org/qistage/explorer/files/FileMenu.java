package org.qistage.explorer.files;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.qistage.explorer.model.Picture;
import org.qistage.explorer.model.Words;
import org.qistage.explorer.model.Workbench;

/// The menu of files.
public final class FileMenu extends MenuButton {
  private final ProgramFiles files;
  private final Words words;

  /// @param settings shows the settings
  /// @param keys shows all keys
  public FileMenu(Workbench workbench, ProgramFiles files, Runnable settings, Runnable keys) {
    this.files = files;
    this.words = workbench.words(FileMenu.class);
    setId("files");
    setGraphic(new FontIcon(Feather.FILE_TEXT));
    textProperty().bind(words.bind("files"));
    accessibleTextProperty().bind(words.bind("files"));
    setMinWidth(USE_PREF_SIZE);
    getStyleClass().add("rail-button");
    Menu recent = new Menu();
    recent.textProperty().bind(words.bind("recent"));
    Menu examples = new Menu();
    examples.textProperty().bind(words.bind("examples"));
    getItems()
        .addAll(
            item("new", KeyCode.N, files::create),
            item("open", KeyCode.O, files::open),
            recent,
            examples,
            new SeparatorMenuItem(),
            item("save", KeyCode.S, files::save),
            item("saveAs", null, files::saveAs),
            new SeparatorMenuItem(),
            item("exportSvg", null, () -> files.exportPicture(Picture.Format.SVG)),
            item("exportPng", null, () -> files.exportPicture(Picture.Format.PNG)),
            item("saveCapsule", null, files::saveCapsule),
            item("exportPage", null, files::exportPage),
            new SeparatorMenuItem(),
            item("settings", KeyCode.COMMA, settings),
            plain(item("keys", null, keys), KeyCode.F1));
    setOnShowing(
        _ -> {
          fill(recent, List.copyOf(files.recent()));
          fill(examples, files.examples());
        });
  }

  private void fill(Menu menu, List<Path> paths) {
    menu.getItems().clear();
    for (Path path : paths) {
      MenuItem item = new MenuItem(path.getFileName() + "  —  " + path.getParent());
      item.setMnemonicParsing(false);
      item.setOnAction(_ -> files.open(path));
      menu.getItems().add(item);
    }
    menu.setDisable(paths.isEmpty());
  }

  private static MenuItem plain(MenuItem item, KeyCode code) {
    item.setAccelerator(new KeyCodeCombination(code));
    return item;
  }

  private MenuItem item(
      String key, @org.jspecify.annotations.Nullable KeyCode code, Runnable action) {
    MenuItem item = new MenuItem();
    item.setId("file-" + key);
    item.textProperty().bind(words.bind(key));
    if (code != null) {
      item.setAccelerator(new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN));
    }
    item.setOnAction(_ -> action.run());
    return item;
  }
}
