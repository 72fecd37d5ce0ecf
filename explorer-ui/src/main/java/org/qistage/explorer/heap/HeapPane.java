package org.qistage.explorer.heap;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.qistage.explorer.look.Look;
import org.qistage.explorer.look.OneChosen;
import org.qistage.explorer.model.Words;
import org.qistage.explorer.model.Workbench;
import org.qistage.pipeline.trace.HeapView;

/// The blocks of the heap with their counts, as a table or as a picture; lost ones are marked.
public final class HeapPane extends BorderPane {
  private static final PseudoClass LOST = PseudoClass.getPseudoClass("lost");

  private final HeapModel model;
  private final Words words;
  private final TableView<HeapView.Block> table = new TableView<>();
  private final CheckBox count = new CheckBox();
  private final Label summary = new Label();
  private final Label cycles = new Label();
  private final Label empty = new Label();
  private final HeapPicture picture;
  private final ToggleButton asPicture = new ToggleButton();

  public HeapPane(Workbench workbench, Look look) {
    this.model = new HeapModel(workbench);
    this.words = workbench.words(HeapPane.class);
    this.picture = new HeapPicture(workbench, look, model, words);
    getStyleClass().add("heap");
    table.setId("heap");
    table.accessibleTextProperty().bind(words.bind("table"));
    empty.setWrapText(true);
    table.setPlaceholder(empty);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    column("number", 4, block -> Integer.toString(block.number()));
    column("type", 10, HeapView.Block::type);
    column("count", 6, block -> Long.toString(block.count()));
    column("address", 8, block -> "0x" + Long.toHexString(block.address()));
    column("size", 7, block -> Long.toString(block.size() + block.storageSize()));
    column("place", 14, HeapView.Block::place);
    column("notes", 14, this::notes);
    table.setRowFactory(_ -> new Row());
    setTop(bar());
    asPicture
        .selectedProperty()
        .subscribe(
            drawn -> {
              setCenter(drawn ? picture : table);
              // In the picture cycles are marked themselves.
              setBottom(drawn ? null : cycles);
            });
    picture.setOnPick(this::choose);
    table
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            block -> {
              if (block != null) {
                picture.light(block.number());
              }
            });
    cycles.setId("cycles");
    cycles.setWrapText(true);
    cycles.getStyleClass().add("heap-cycles");
    model.heap().subscribe(_ -> show());
    workbench.settings().language().subscribe(_ -> show());
    workbench
        .program()
        .subscribe(
            _ -> {
              count.setSelected(model.counts());
              show();
            });
  }

  /// Whether somebody sees it.
  public BooleanProperty seen() {
    return model.seen();
  }

  /// Lets the program count its references, if it does not.
  public void count() {
    if (!model.counts()) {
      model.count(true);
    }
  }

  private FlowPane bar() {
    count.setId("count-references");
    count.textProperty().bind(words.bind("counted"));
    count.setOnAction(_ -> model.count(count.isSelected()));
    summary.setId("heap-summary");
    count.setMinWidth(USE_PREF_SIZE);
    FlowPane bar =
        new FlowPane(
            count,
            faces(),
            button("allocation", model::goToAllocation),
            button("change", model::goToChange),
            summary);
    bar.getStyleClass().addAll("view-bar", "view-bar-flow");
    return bar;
  }

  /// The table or the picture.
  private HBox faces() {
    ToggleButton asTable = new ToggleButton();
    ToggleGroup group = new ToggleGroup();
    face(asTable, "asTable", "left-pill", group);
    face(asPicture, "asPicture", "right-pill", group);
    asTable.setSelected(true);
    OneChosen.keep(group);
    HBox faces = new HBox(asTable, asPicture);
    faces.setMinWidth(USE_PREF_SIZE);
    return faces;
  }

  private void face(ToggleButton button, String key, String shape, ToggleGroup group) {
    button.setId("heap-" + key);
    button.textProperty().bind(words.bind(key));
    button.accessibleTextProperty().bind(words.bind(key + ".tip"));
    button.getStyleClass().add(shape);
    button.setToggleGroup(group);
    button.setMinWidth(USE_PREF_SIZE);
  }

  /// Shows the picture instead of the table.
  public void draw() {
    asPicture.setSelected(true);
  }

  private void choose(int number) {
    table.getItems().stream()
        .filter(block -> block.number() == number)
        .findFirst()
        .ifPresent(block -> table.getSelectionModel().select(block));
  }

  private Button button(String key, java.util.function.Consumer<HeapView.Block> action) {
    Button button = new Button();
    button.setId("heap-" + key);
    button.textProperty().bind(words.bind(key));
    button.setMinWidth(USE_PREF_SIZE);
    button.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull());
    button.setOnAction(
        _ -> {
          HeapView.Block chosen = table.getSelectionModel().getSelectedItem();
          if (chosen != null) {
            action.accept(chosen);
          }
        });
    return button;
  }

  private void column(String key, double width, Function<HeapView.Block, String> text) {
    TableColumn<HeapView.Block, String> column = new TableColumn<>();
    column.textProperty().bind(words.bind("column." + key));
    column.setCellValueFactory(row -> new SimpleStringProperty(text.apply(row.getValue())));
    column.setPrefWidth(width * 14);
    column.setSortable(false);
    column.setReorderable(false);
    column.getStyleClass().add("code");
    table.getColumns().add(column);
  }

  private boolean isLost(HeapView.Block block) {
    return model.heap().get().filter(heap -> heap.lost().contains(block.number())).isPresent();
  }

  private String notes(HeapView.Block block) {
    return isLost(block) ? words.of("lost") : "";
  }

  private void show() {
    Optional<HeapModel.Heap> heap = model.heap().get();
    empty.setText(words.of(heap.isEmpty() && !model.counts() ? "notCounted" : "empty"));
    picture.setEmpty(empty.getText());
    HeapView.Block chosen = table.getSelectionModel().getSelectedItem();
    table.getItems().setAll(heap.map(found -> found.view().blocks()).orElse(List.of()));
    table.refresh();
    if (chosen != null) {
      choose(chosen.number());
    }
    picture.show();
    summary.setText(heap.map(this::summary).orElse(""));
    String ways = heap.map(this::ways).orElse("");
    cycles.setText(ways);
    cycles.setVisible(!ways.isEmpty());
    cycles.setManaged(!ways.isEmpty());
  }

  private String summary(HeapModel.Heap heap) {
    HeapView view = heap.view();
    return words.of(
        "summary", view.blocks().size(), view.liveBytes(), view.peakBytes(), view.allocations());
  }

  private String ways(HeapModel.Heap heap) {
    return heap.cycles().stream()
        .map(
            cycle ->
                words.of(
                    cycle.alone() ? "lostCycle" : "cycle",
                    cycle.way().stream()
                        .map(number -> name(heap, number))
                        .collect(Collectors.joining(" → "))))
        .collect(Collectors.joining("\n"));
  }

  private static String name(HeapModel.Heap heap, int number) {
    return heap.view().blocks().stream()
        .filter(block -> block.number() == number)
        .findFirst()
        .map(block -> block.type() + " " + number)
        .orElse(Integer.toString(number));
  }

  private final class Row extends TableRow<HeapView.Block> {
    @Override
    protected void updateItem(HeapView.@Nullable Block block, boolean empty) {
      super.updateItem(block, empty);
      pseudoClassStateChanged(LOST, block != null && !empty && isLost(block));
    }
  }
}
