package org.qistage.explorer.tokens;

import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.qistage.explorer.look.RowClicks;
import org.qistage.explorer.look.RowMarks;
import org.qistage.explorer.model.Focus;
import org.qistage.explorer.model.Words;
import org.qistage.explorer.model.Workbench;
import org.qistage.foundation.Span;
import org.qistage.pipeline.view.TokenRow;

/// A table of the tokens.
public final class TokensView extends BorderPane {
  static final String NAME = "tokens";
  private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");

  private final Workbench workbench;
  private final TokensModel model;
  private final Words words;
  private final TableView<TokenRow> table = new TableView<>();
  private final RowMarks marks = new RowMarks();

  public TokensView(Workbench workbench) {
    this.workbench = workbench;
    this.model = new TokensModel(workbench);
    model.seen().bind(sceneProperty().isNotNull());
    this.words = workbench.words(TokensView.class);
    getStyleClass().add("tokens");
    table.setId("tokens");
    table.accessibleTextProperty().bind(words.bind("table"));
    Label empty = new Label();
    empty.textProperty().bind(words.bind("empty"));
    table.setPlaceholder(empty);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    column("number", 4.5, false, row -> Integer.toString(row.index()));
    column("place", 6, false, model::place);
    column("kind", 12, false, row -> row.name().in(workbench.settings().language().get()));
    column("text", 12, true, TokensModel::text);
    column("grammar", 13, true, TokenRow::kind);
    column("notes", 9, false, this::notes);
    table.setRowFactory(_ -> new Row());
    setTop(bar());
    setCenter(table);
    model.rows().subscribe(rows -> table.getItems().setAll(rows));
    workbench.settings().language().subscribe(_ -> table.refresh());
    workbench.focus().lit().subscribe(this::lit);
    model.seen().subscribe(_ -> lit(workbench.focus().lit().get()));
    table.getSelectionModel().selectedItemProperty().subscribe(this::chosen);
    RowClicks.again(table, () -> chosen(table.getSelectionModel().getSelectedItem()));
  }

  private void chosen(@Nullable TokenRow row) {
    if (row != null && table.isFocused()) {
      model.pick(row);
    }
  }

  private HBox bar() {
    CheckBox trivia = new CheckBox();
    trivia.setId("trivia");
    trivia.textProperty().bind(words.bind("trivia"));
    trivia.selectedProperty().bindBidirectional(model.trivia());
    Label count = new Label();
    count.getStyleClass().add("muted");
    model.rows().subscribe(rows -> count.textProperty().bind(words.bind("count", rows.size())));
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox bar = new HBox(trivia, space, count);
    bar.getStyleClass().add("view-bar");
    return bar;
  }

  private void column(String key, double width, boolean code, Function<TokenRow, String> text) {
    TableColumn<TokenRow, String> column = new TableColumn<>();
    column.textProperty().bind(words.bind("column." + key));
    column.setCellValueFactory(row -> new SimpleStringProperty(text.apply(row.getValue())));
    column.setPrefWidth(width * 14);
    column.setSortable(false);
    column.setReorderable(false);
    if (code) {
      column.getStyleClass().add("code");
    }
    table.getColumns().add(column);
  }

  private String notes(TokenRow row) {
    if (row.style() == TokenRow.Style.INVALID) {
      return words.of("invalid");
    }
    if (row.fullWidth()) {
      return words.of("fullWidth");
    }
    return row.trivia() ? words.of("isTrivia") : "";
  }

  private void lit(Optional<Focus.Lit> lit) {
    if (!model.seen().get()) {
      return;
    }
    marks.renew();
    if (lit.isPresent() && !lit.get().from().equals(NAME)) {
      model.first(lit.get().span()).ifPresent(row -> table.scrollTo(Math.max(0, row - 3)));
    }
  }

  private final class Row extends TableRow<TokenRow> implements RowMarks.Row {
    Row() {
      marks.add(this);
    }

    @Override
    protected void updateItem(@Nullable TokenRow row, boolean empty) {
      super.updateItem(row, empty);
      mark();
    }

    @Override
    public void mark() {
      TokenRow row = getItem();
      Optional<Span> span = workbench.focus().lit().get().map(Focus.Lit::span);
      pseudoClassStateChanged(LIT, row != null && !isEmpty() && TokensModel.isLit(row, span));
    }
  }
}
