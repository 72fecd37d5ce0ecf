package org.qistage.explorer.types;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.qistage.explorer.look.Look;
import org.qistage.explorer.look.OneChosen;
import org.qistage.explorer.model.Background;
import org.qistage.explorer.model.Faced;
import org.qistage.explorer.model.Focus;
import org.qistage.explorer.model.Program;
import org.qistage.explorer.model.Words;
import org.qistage.explorer.model.Workbench;
import org.qistage.explorer.tree.TypedTree;

/// Scopes, symbols, suspensions, or the typed tree.
public final class TypesPane extends BorderPane implements Faced {
  static final String NAME = "types";
  private static final List<LineTable.Column> SYMBOL =
      List.of(
          new LineTable.Column("name", 2.4),
          new LineTable.Column("kind", 1.5),
          new LineTable.Column("type", 2),
          new LineTable.Column("place", 1.2),
          new LineTable.Column("uses", 0.9));
  private static final List<LineTable.Column> SUSPENSION =
      List.of(
          new LineTable.Column("function", 2.2),
          new LineTable.Column("reason", 3.4),
          new LineTable.Column("place", 0.8));

  private final Workbench workbench;
  private final Words words;
  private final LineTable scopes;
  private final LineTable symbols;
  private final LineTable suspensions;
  private final TypedTree typed;
  private final TextField filter = new TextField();
  private final ToggleGroup choice = new ToggleGroup();
  private final Background maker;
  private final Map<LineTable, List<Line>> unfilled = new HashMap<>();
  private List<Line> allSymbols = List.of();
  private long shown = -1;

  /// The lines of all lists.
  private record Lists(List<Line> scopes, List<Line> symbols, List<Line> suspensions) {
    static Lists of(TypeLines lines) {
      return new Lists(lines.scopes(), lines.symbols(), lines.suspensions());
    }
  }

  public TypesPane(Workbench workbench, Look look) {
    this.workbench = workbench;
    words = workbench.words(TypesPane.class);
    scopes = table("scopes", true, SYMBOL);
    symbols = table("symbols", false, SYMBOL);
    suspensions = table("suspensions", true, SUSPENSION);
    typed = new TypedTree(workbench, look);
    maker = workbench.background();
    getStyleClass().add("types");
    setMinSize(0, 0);
    setTop(bar());
    workbench.program().subscribe(_ -> refresh());
    words
        .language()
        .subscribe(
            _ -> {
              shown = -1;
              refresh();
            });
    sceneProperty()
        .subscribe(
            _ -> {
              refresh();
              relight();
            });
    filter.textProperty().subscribe(_ -> showSymbols());
    ReadOnlyObjectProperty<Optional<Focus.Lit>> lit = workbench.focus().lit();
    lit.subscribe(_ -> relight());
  }

  private LineTable table(String id, boolean opened, List<LineTable.Column> columns) {
    return new LineTable(
        id, NAME, words, opened, columns, span -> workbench.focus().light(span, NAME));
  }

  // ---- The bar ----

  private Node bar() {
    HBox views =
        new HBox(
            choice("scopes", scopes, "left-pill"),
            choice("symbols", symbols, "center-pill"),
            choice("suspensions", suspensions, "center-pill"),
            choice("typed", typed, "right-pill"));
    views.setMinWidth(Region.USE_PREF_SIZE);
    OneChosen.keep(choice);
    choice.getToggles().getFirst().setSelected(true);
    filter.setId("types-filter");
    filter.promptTextProperty().bind(words.bind("filter"));
    filter.accessibleTextProperty().bind(words.bind("filter"));
    filter.setPrefColumnCount(10);
    filter.visibleProperty().bind(symbols.sceneProperty().isNotNull());
    filter.managedProperty().bind(filter.visibleProperty());
    CheckBox ghosts = new CheckBox();
    ghosts.setId("types-inferred");
    ghosts.textProperty().bind(words.bind("inferred"));
    ghosts.setTooltip(tip("inferred.tip"));
    ghosts.selectedProperty().bindBidirectional(workbench.settings().inferredTypes());
    FlowPane bar = new FlowPane(views, ghosts, filter);
    bar.getStyleClass().addAll("view-bar", "view-bar-flow");
    return bar;
  }

  private ToggleButton choice(String key, Node content, String shape) {
    ToggleButton button = new ToggleButton();
    button.setId("types-" + key);
    button.setToggleGroup(choice);
    button.textProperty().bind(words.bind("view." + key));
    button.setTooltip(tip("view." + key + ".tip"));
    button.getStyleClass().add(shape);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button
        .selectedProperty()
        .subscribe(
            selected -> {
              if (selected) {
                setCenter(content);
                fill();
                relight();
              }
            });
    return button;
  }

  private Tooltip tip(String key) {
    Tooltip tip = new Tooltip();
    tip.textProperty().bind(words.bind(key));
    return tip;
  }

  @Override
  public List<String> faces() {
    return List.of("typed");
  }

  @Override
  public void show(String face) {
    choice.selectToggle(choice.getToggles().getLast());
  }

  // ---- What is shown ----

  private void refresh() {
    Program program = workbench.program().get();
    if (program == null || getScene() == null || program.version() == shown) {
      return;
    }
    shown = program.version();
    maker.make(() -> Lists.of(new TypeLines(program, words)), this::made);
  }

  private void made(Lists lists) {
    unfilled.put(scopes, lists.scopes());
    unfilled.put(suspensions, lists.suspensions());
    allSymbols = lists.symbols();
    showSymbols();
    relight();
  }

  private void showSymbols() {
    String wanted = filter.getText();
    unfilled.put(symbols, allSymbols.stream().filter(line -> line.has(wanted)).toList());
    fill();
  }

  /// Fills the list that is shown; the others when they are.
  private void fill() {
    if (getCenter() instanceof LineTable table) {
      List<Line> lines = unfilled.remove(table);
      if (lines != null) {
        table.show(lines);
      }
    }
  }

  private void relight() {
    Optional<Focus.Lit> lit = workbench.focus().lit().get();
    if (getScene() != null && getCenter() instanceof LineTable table) {
      table.light(lit, workbench.litCode());
    }
  }
}
