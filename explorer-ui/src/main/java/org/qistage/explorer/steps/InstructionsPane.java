package org.qistage.explorer.steps;

import java.util.List;
import java.util.function.BiFunction;
import javafx.beans.property.SimpleStringProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.qistage.explorer.look.RowMarks;
import org.qistage.explorer.model.Words;
import org.qistage.explorer.model.Workbench;
import org.qistage.pipeline.steps.ActivationSteps;
import org.qistage.pipeline.steps.ActivationSteps.Step;
import org.qistage.pipeline.trace.FrameView;

/// A table of the instructions that one call has executed.
public final class InstructionsPane extends BorderPane {
  private static final PseudoClass NEXT = PseudoClass.getPseudoClass("next-step");

  private final Words words;
  private final InstructionsModel model;
  private final TableView<Row> table = new TableView<>();
  private final RowMarks marks = new RowMarks();
  private final Label told = new Label();
  private final Label empty = new Label();
  private final Button refine = new Button();

  /// @param number of the step
  private record Row(int number, Step step, ActivationSteps steps) {
    ActivationSteps.Instruction instruction() {
      return steps.instruction(step);
    }
  }

  public InstructionsPane(Workbench workbench) {
    this.words = workbench.words(InstructionsPane.class);
    this.model = new InstructionsModel(workbench);
    getStyleClass().add("instructions");
    table.setId("instructions");
    table.accessibleTextProperty().bind(words.bind("table"));
    empty.setWrapText(true);
    table.setPlaceholder(empty);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    column("line", 4, (row, code) -> code.line() == 0 ? "" : Integer.toString(code.line()));
    column("offset", 5, (_, code) -> Integer.toString(code.offset()));
    column("instruction", 22, (_, code) -> code.text());
    column("before", 14, (row, _) -> InstructionsModel.stack(row.step().before()));
    column("after", 14, (row, _) -> InstructionsModel.stack(row.step().after()));
    column("changed", 14, (row, _) -> InstructionsModel.changed(row.step()));
    table.setRowFactory(_ -> new StepRow());
    setTop(bar());
    setCenter(table);
    model.state().subscribe(this::show);
    model.current().subscribe(_ -> follow());
    workbench.clock().moment().subscribe(_ -> name());
    workbench.settings().language().subscribe(_ -> show(model.state().get()));
    table
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            row -> {
              if (row != null && table.isFocused()) {
                model.pick(row.steps(), row.step());
              }
            });
  }

  /// Shows the instructions of the call that runs at the present moment.
  public void refine() {
    model.refine();
  }

  private HBox bar() {
    refine.setId("refine");
    refine.setGraphic(new FontIcon(Feather.CPU));
    refine.setMinWidth(USE_PREF_SIZE);
    refine.setOnAction(_ -> model.refine());
    told.setId("instructions-told");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox bar = new HBox(refine, space, told);
    bar.getStyleClass().add("view-bar");
    return bar;
  }

  private void column(
      String key, double width, BiFunction<Row, ActivationSteps.Instruction, String> text) {
    TableColumn<Row, String> column = new TableColumn<>();
    column.textProperty().bind(words.bind("column." + key));
    column.setCellValueFactory(
        row -> new SimpleStringProperty(text.apply(row.getValue(), row.getValue().instruction())));
    column.setPrefWidth(width * 14);
    column.setSortable(false);
    column.setReorderable(false);
    column.getStyleClass().add("code");
    table.getColumns().add(column);
  }

  /// Names the call that would be shown.
  private void name() {
    refine.setText(
        model
            .call()
            .map(FrameView::function)
            .map(name -> words.of("refine", name))
            .orElse(words.of("refineNone")));
    refine.setDisable(model.call().isEmpty());
  }

  private void show(InstructionsModel.State state) {
    name();
    switch (state) {
      case InstructionsModel.State.None _ -> clear("none", "");
      case InstructionsModel.State.Running _ -> clear("running", "");
      case InstructionsModel.State.Different(var event) ->
          clear(event.isPresent() ? "different" : "impossible", Integer.toString(event.orElse(0)));
      case InstructionsModel.State.Known(var navigator) -> {
        ActivationSteps steps = navigator.steps();
        List<Step> all = steps.steps();
        table
            .getItems()
            .setAll(
                java.util.stream.IntStream.range(0, all.size())
                    .mapToObj(number -> new Row(number, all.get(number), steps))
                    .toList());
        told.setText(
            words.of(
                steps.complete() ? "told" : "toldCut",
                steps.function(),
                steps.activation(),
                all.size(),
                steps.visits().size()));
        follow();
      }
    }
  }

  private void clear(String key, String argument) {
    table.getItems().clear();
    told.setText("");
    empty.setText(words.of(key, argument));
  }

  private void follow() {
    marks.renew();
    int next = model.current().get();
    if (next >= 0 && !table.isFocused()) {
      table.scrollTo(Math.max(0, next - 3));
    }
  }

  private final class StepRow extends TableRow<Row> implements RowMarks.Row {
    StepRow() {
      marks.add(this);
    }

    @Override
    protected void updateItem(@Nullable Row row, boolean empty) {
      super.updateItem(row, empty);
      mark();
    }

    @Override
    public void mark() {
      Row row = isEmpty() ? null : getItem();
      pseudoClassStateChanged(NEXT, row != null && row.number() == model.current().get());
    }
  }
}
