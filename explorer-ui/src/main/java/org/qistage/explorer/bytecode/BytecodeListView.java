package org.qistage.explorer.bytecode;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.qistage.explorer.bytecode.CodeRow.Code;
import org.qistage.explorer.look.Look;
import org.qistage.explorer.look.RowClicks;
import org.qistage.explorer.look.RowMarks;
import org.qistage.explorer.model.Focus;
import org.qistage.explorer.model.Words;
import org.qistage.explorer.model.Workbench;
import org.qistage.pipeline.view.BytecodeView;

/// The listing of all classes, with an explanation of the instruction that is chosen.
public final class BytecodeListView extends BorderPane {
  static final String NAME = "bytecode";

  private final Workbench workbench;
  private final BytecodeModel model;
  private final Words words;
  private final OpcodeWords opcodes;
  private final ListView<CodeRow> list = new ListView<>();
  private final CodeColumns head = new CodeColumns();
  private final Label told = new Label();
  private final Label values = new Label();
  private final RowMarks marks = new RowMarks();
  private Predicate<CodeRow> lit = _ -> false;

  public BytecodeListView(Workbench workbench, Look look) {
    this.workbench = workbench;
    this.model = new BytecodeModel(workbench);
    model.seen().bind(sceneProperty().isNotNull());
    this.words = workbench.words(BytecodeListView.class);
    this.opcodes = new OpcodeWords(words);
    getStyleClass().add("bytecode");
    list.setId("bytecode");
    list.getStyleClass().addAll("code", "bytecode-rows");
    list.accessibleTextProperty().bind(words.bind("list"));
    Label empty = new Label();
    model
        .making()
        .subscribe(
            making ->
                empty.textProperty().bind(words.bind(making.booleanValue() ? "making" : "empty")));
    empty.setWrapText(true);
    empty.getStyleClass().add("empty-state");
    list.setPlaceholder(empty);
    list.setCellFactory(
        _ -> {
          CodeCell cell =
              new CodeCell(
                  look,
                  opcodes,
                  words,
                  row -> lit.test(row),
                  model::isRunning,
                  model::widths,
                  this::values);
          marks.add(cell);
          return cell;
        });
    setTop(new VBox(bar(), clipped(head())));
    setMinSize(0, 0);
    setCenter(list);
    setBottom(explanation());
    model
        .rows()
        .subscribe(
            rows -> {
              boolean first = list.getItems().isEmpty();
              list.getItems().setAll(rows);
              head.setWidths(model.widths(), look.size());
              light(first);
            });
    model.running().subscribe(_ -> marks.renew());
    workbench.focus().lit().subscribe(found -> light(found.filter(this::isOthers).isPresent()));
    model.seen().subscribe(_ -> light(workbench.focus().lit().get().isPresent()));
    look.palette().subscribe(_ -> list.refresh());
    workbench
        .settings()
        .scale()
        .subscribe(
            _ -> {
              head.setWidths(model.widths(), look.size());
              list.refresh();
            });
    list.skinProperty().subscribe(_ -> Platform.runLater(this::scrollHead));
    list.getSelectionModel().selectedItemProperty().subscribe(this::chosen);
    RowClicks.again(list, () -> chosen(list.getSelectionModel().getSelectedItem()));
    workbench
        .settings()
        .language()
        .subscribe(_ -> explain(list.getSelectionModel().getSelectedItem()));
  }

  private boolean isOthers(Focus.Lit found) {
    return !found.from().equals(NAME);
  }

  private HBox bar() {
    ComboBox<Optional<String>> filter = new ComboBox<>();
    filter.setId("bytecode-function");
    filter.accessibleTextProperty().bind(words.bind("function"));
    filter.setConverter(
        new StringConverter<>() {
          @Override
          @SuppressWarnings("NullableOptional") // the control asks for nothing, too
          public String toString(@Nullable Optional<String> name) {
            return name == null ? "" : name.orElseGet(() -> words.of("all"));
          }

          @Override
          public Optional<String> fromString(String text) {
            return Optional.empty();
          }
        });
    Runnable fill =
        () -> {
          List<Optional<String>> choices =
              new java.util.ArrayList<>(
                  model.functions().get().stream().map(Optional::of).toList());
          choices.addFirst(Optional.empty());
          filter.getItems().setAll(choices);
          filter.setValue(model.filter().get());
        };
    model.functions().subscribe(_ -> fill.run());
    workbench.settings().language().subscribe(_ -> fill.run());
    model.filter().subscribe(filter::setValue);
    filter
        .valueProperty()
        .subscribe(
            chosen -> {
              if (chosen != null) {
                model.filter().set(chosen);
              }
            });
    Label name = new Label();
    name.textProperty().bind(words.bind("function"));
    name.setLabelFor(filter);
    name.setMinWidth(Region.USE_PREF_SIZE);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Label count = new Label();
    count.getStyleClass().add("muted");
    model.rows().subscribe(_ -> count.textProperty().bind(words.bind("count", model.count())));
    HBox bar = new HBox(name, filter, space, count);
    bar.getStyleClass().add("view-bar");
    return bar;
  }

  /// What may be wider than the view asks for no more room.
  private static Pane clipped(Region content) {
    Rectangle sight = new Rectangle();
    StackPane frame = new StackPane(content);
    frame.setAlignment(Pos.CENTER_LEFT);
    frame.setMinWidth(0);
    frame.setPrefWidth(0);
    sight.widthProperty().bind(frame.widthProperty());
    sight.heightProperty().bind(frame.heightProperty());
    frame.setClip(sight);
    return frame;
  }

  /// In a narrow window rows are scrolled sideways, and the names of the columns with them.
  private void scrollHead() {
    for (Node node : list.lookupAll(".scroll-bar")) {
      if (node instanceof ScrollBar bar && bar.getOrientation() == Orientation.HORIZONTAL) {
        head.box().translateXProperty().bind(bar.valueProperty().negate());
      }
    }
  }

  /// The names of the columns.
  private HBox head() {
    CodeColumns columns = head;
    columns.line().textProperty().bind(words.bind("column.line"));
    columns.offset().textProperty().bind(words.bind("column.offset"));
    columns.code().textProperty().bind(words.bind("column.code"));
    columns.stack().textProperty().bind(words.bind("column.stack"));
    columns.locals().textProperty().bind(words.bind("column.locals"));
    columns.box().getStyleClass().add("bytecode-head");
    return columns.box();
  }

  private VBox explanation() {
    told.setId("bytecode-explanation");
    told.setWrapText(true);
    told.getStyleClass().add("opcode-told");
    values.setWrapText(true);
    values.getStyleClass().addAll("muted", "code");
    values.setId("bytecode-values");
    VBox box = new VBox(told, values);
    box.getStyleClass().add("opcode-box");
    return box;
  }

  private void chosen(@Nullable CodeRow row) {
    explain(row);
    if (row instanceof Code code && list.isFocused()) {
      model.pick(code);
    }
  }

  private void explain(@Nullable CodeRow row) {
    if (!(row instanceof Code code)) {
      told.setText(words.of("choose"));
      values.setText("");
      return;
    }
    told.setText(explanation(code, opcodes));
    values.setText(values(code));
  }

  /// What is on the stack before and after, and in the local variables.
  private String values(Code code) {
    return words.of(
        "values",
        listed(code.row().stackBefore(), " "),
        listed(code.row().stackAfter(), " "),
        listed(code.row().localsBefore().stream().map(BytecodeView.Local::text).toList(), "  "));
  }

  /// The instruction and what it does.
  static String explanation(Code code, OpcodeWords opcodes) {
    String text = code.row().text();
    int space = text.indexOf(' ');
    String operands = space < 0 ? variable(code.row()) : text.substring(space + 1);
    return text + "\n" + opcodes.of(code.row().opcode(), operands);
  }

  /// Of `lload_0` the 0.
  private static String variable(BytecodeView.Row row) {
    return row.text().startsWith(row.opcode() + "_")
        ? row.text().substring(row.opcode().length() + 1)
        : "";
  }

  private String listed(List<String> values, String between) {
    return values.isEmpty() ? words.of("nothing") : String.join(between, values);
  }

  private void light(boolean follow) {
    if (!model.seen().get()) {
      return;
    }
    lit = model.lit();
    marks.renew();
    if (follow) {
      model.first(lit).ifPresent(row -> list.scrollTo(Math.max(0, row - 3)));
    }
  }
}
