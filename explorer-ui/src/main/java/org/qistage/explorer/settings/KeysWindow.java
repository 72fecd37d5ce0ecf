package org.qistage.explorer.settings;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.qistage.explorer.look.Look;
import org.qistage.explorer.model.Words;
import org.qistage.explorer.model.Workbench;

/// All keys, each with what it does.
public final class KeysWindow extends SideWindow {
  /// What some keys do.
  ///
  /// @param name of what they do, a key of the words
  /// @param combinations as they are written on the keyboard
  public record Row(String name, String combinations) {}

  public KeysWindow(Workbench workbench, Look look, Stage owner, List<Row> rows) {
    super(owner, look, workbench, "keys", table(words(workbench), rows));
  }

  private static Words words(Workbench workbench) {
    return workbench.words(KeysWindow.class);
  }

  private static GridPane table(Words words, List<Row> rows) {
    GridPane table = new GridPane();
    table.setId("keys-table");
    table.getStyleClass().add("keys-table");
    // Two columns, or it would be higher than a small screen.
    int half = (rows.size() + 1) / 2;
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      Label combinations = new Label(row.combinations());
      combinations.getStyleClass().add("key");
      combinations.setMinWidth(Region.USE_PREF_SIZE);
      Label what = new Label();
      what.textProperty().bind(words.bind("key." + row.name()));
      what.accessibleTextProperty().bind(what.textProperty().concat("  " + row.combinations()));
      what.setMinWidth(Region.USE_PREF_SIZE);
      int column = i < half ? 0 : 2;
      table.add(combinations, column, i % half);
      table.add(what, column + 1, i % half);
    }
    return table;
  }
}
