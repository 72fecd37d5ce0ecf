package org.qistage.explorer.lowering;

import java.util.List;
import java.util.function.Predicate;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.qistage.explorer.look.RowClicks;
import org.qistage.explorer.look.RowMarks;
import org.qistage.explorer.model.Words;
import org.qistage.pipeline.view.LoweredRow;
import org.qistage.pipeline.view.LoweredRow.Change;

/// The lines of a function after a pass; a sign and a colour tell what the pass did to each.
final class LoweredLines extends BorderPane {
  private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
  private static final List<String> STYLES =
      List.of("line-added", "line-removed", "line-changed", "line-heading");

  private final LoweringModel model;
  private final Words words;
  private final ListView<LoweredRow> list = new ListView<>();
  private Predicate<LoweredRow> lit = _ -> false;
  private final RowMarks marks = new RowMarks();

  LoweredLines(LoweringModel model, Words words) {
    this.model = model;
    this.words = words;
    list.setId("lowered-lines");
    list.getStyleClass().addAll("code", "lowered-lines");
    list.accessibleTextProperty().bind(words.bind("lines"));
    list.setCellFactory(_ -> new Line());
    setCenter(list);
    Label legend = new Label();
    legend.getStyleClass().add("muted");
    HBox bar = new HBox(legend);
    bar.getStyleClass().add("view-bar");
    setBottom(bar);
    model
        .rows()
        .subscribe(
            rows -> {
              list.getItems().setAll(rows);
              legend
                  .textProperty()
                  .bind(
                      words.bind(
                          "legend",
                          count(rows, Change.ADDED),
                          count(rows, Change.REMOVED),
                          count(rows, Change.CHANGED)));
            });
    list.getSelectionModel().selectedItemProperty().subscribe(this::chosen);
    RowClicks.again(list, () -> chosen(list.getSelectionModel().getSelectedItem()));
  }

  private void chosen(@Nullable LoweredRow row) {
    if (row != null && list.isFocused()) {
      row.span().ifPresent(model::pick);
    }
  }

  private static long count(List<LoweredRow> rows, Change change) {
    return rows.stream().filter(row -> row.change() == change).count();
  }

  /// Lights what the focus says.
  ///
  /// @param follow whether to move so that it is seen
  void light(boolean follow) {
    lit = model.lit();
    marks.renew();
    if (follow) {
      model.firstLit().ifPresent(row -> list.scrollTo(Math.max(0, row - 3)));
    }
  }

  private final class Line extends ListCell<LoweredRow> implements RowMarks.Row {
    private final Label sign = new Label();
    private final Label text = new Label();
    private final Label before = new Label();
    private final HBox box = new HBox(sign, text, before);

    Line() {
      marks.add(this);
      sign.getStyleClass().add("line-sign");
      sign.setMinWidth(Region.USE_PREF_SIZE);
      text.setMinWidth(Region.USE_PREF_SIZE);
      before.getStyleClass().add("line-before");
      before.setMinWidth(0);
      box.getStyleClass().add("lowered-line");
      box.setMinWidth(0);
      setMinWidth(0);
    }

    @Override
    public void mark() {
      LoweredRow row = isEmpty() ? null : getItem();
      pseudoClassStateChanged(LIT, row != null && lit.test(row));
    }

    @Override
    protected void updateItem(@Nullable LoweredRow row, boolean none) {
      super.updateItem(row, none);
      getStyleClass().removeAll(STYLES);
      mark();
      if (row == null || none) {
        setGraphic(null);
        setTooltip(null);
        setAccessibleText("");
        return;
      }
      String key = row.change().name().toLowerCase(java.util.Locale.ROOT);
      getStyleClass().add("line-" + key);
      if (row.node().isEmpty()) {
        getStyleClass().add("line-heading");
      }
      sign.setText(
          switch (row.change()) {
            case KEPT -> " ";
            case ADDED -> "+";
            case REMOVED -> "−";
            case CHANGED -> "~";
          });
      text.setText(row.text());
      before.setText(row.before().map(old -> "⟵ " + old.strip()).orElse(""));
      setTooltip(row.before().map(old -> new Tooltip(old.strip())).orElse(null));
      String told = row.change() == Change.KEPT ? "" : words.of("change." + key) + " ";
      setAccessibleText(told + row.text());
      setGraphic(box);
    }
  }
}
