package org.qistage.explorer.tree;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.qistage.explorer.graph.Fold;
import org.qistage.explorer.graph.GraphCanvas;
import org.qistage.explorer.look.Look;
import org.qistage.explorer.model.Words;
import org.qistage.explorer.model.Workbench;
import org.qistage.pipeline.graph.PlacedNode;
import org.qistage.pipeline.view.TreeRow;

/// The syntax tree or the parse tree, as a picture or as a list.
public final class SyntaxPane extends BorderPane {
  static final String NAME = "tree";

  private final TreeModel model;
  private final Words words;
  private final GraphCanvas picture;
  private final TreeList list;
  private final Breadcrumb path;
  private final Label empty = new Label();
  private final StackPane middle = new StackPane();
  private final ToggleButton asPicture = new ToggleButton();
  private final ToggleButton asList = new ToggleButton();
  private Optional<String> still = Optional.empty();

  public SyntaxPane(Workbench workbench, Look look) {
    words = workbench.words(SyntaxPane.class);
    model = new TreeModel(workbench, NAME);
    picture = new GraphCanvas(workbench, look, "tree");
    list = new TreeList(model, words, "tree-list");
    path = new Breadcrumb(this::pickAndShow);
    getStyleClass().add("syntax");
    setMinSize(0, 0);
    model.active().bind(sceneProperty().isNotNull());

    picture.setId("tree-picture");
    picture.accessibleTextProperty().bind(words.bind("asPicture"));
    picture.accessibleHelpProperty().bind(words.bind("picture"));
    picture.setOnPick(node -> row(node).ifPresent(model::pick));
    picture.setFolds(this::fold, this::toggle);
    workbench.settings().reducedMotion().subscribe(reduced -> picture.setMoving(!reduced));
    empty.textProperty().bind(words.bind("empty"));
    empty.setWrapText(true);
    empty.getStyleClass().addAll("muted", "empty-view");
    path.setId("tree-path");
    path.hint().textProperty().bind(words.bind("path.none"));

    setTop(bar());
    setCenter(middle);
    setBottom(path);
    asPicture.selectedProperty().subscribe(_ -> arrange());
    model.state().subscribe(this::show);
    model.lit().subscribe(this::lit);
  }

  // ---- The bar ----

  private Node bar() {
    ToggleGroup kinds = new ToggleGroup();
    ToggleButton syntax = toggle("syntax", kinds);
    ToggleButton parse = toggle("parse", kinds);
    syntax.setSelected(true);
    kinds
        .selectedToggleProperty()
        .addListener(
            (_, old, now) -> {
              if (now == null) {
                kinds.selectToggle(old);
              } else {
                model.kind().set(now.equals(parse) ? TreeModel.Kind.PARSE : TreeModel.Kind.SYNTAX);
              }
            });
    ToggleGroup shapes = new ToggleGroup();
    dress(asPicture, "asPicture", shapes);
    dress(asList, "asList", shapes);
    asPicture.setSelected(true);
    shapes
        .selectedToggleProperty()
        .addListener(
            (_, old, now) -> {
              if (now == null) {
                shapes.selectToggle(old);
              }
            });
    HBox zooms =
        new HBox(
            button("fit", picture::fit),
            button("zoomOut", () -> picture.zoomBy(1 / 1.2)),
            button("zoomIn", () -> picture.zoomBy(1.2)));
    zooms.getStyleClass().add("button-group");
    zooms.visibleProperty().bind(asPicture.selectedProperty());
    zooms.managedProperty().bind(zooms.visibleProperty());
    HBox foldings =
        new HBox(button("foldAll", model::foldAll), button("unfoldAll", model::unfoldAll));
    foldings.getStyleClass().add("button-group");
    Label count = new Label();
    count.setId("tree-count");
    count.getStyleClass().add("muted");
    model
        .state()
        .subscribe(
            state -> {
              int hidden = state.tree().size() - state.shown().size();
              String key = hidden == 0 ? "count" : "count.folded";
              count.textProperty().bind(words.bind(key, state.tree().size(), hidden));
            });
    FlowPane bar =
        new FlowPane(group(syntax, parse), group(asPicture, asList), zooms, foldings, count);
    bar.getStyleClass().addAll("view-bar", "view-bar-flow");
    return bar;
  }

  private static HBox group(ToggleButton first, ToggleButton second) {
    first.getStyleClass().add("left-pill");
    second.getStyleClass().add("right-pill");
    HBox group = new HBox(first, second);
    group.setMinWidth(Region.USE_PREF_SIZE);
    return group;
  }

  private ToggleButton toggle(String key, ToggleGroup group) {
    ToggleButton button = new ToggleButton();
    dress(button, key, group);
    return button;
  }

  private void dress(ToggleButton button, String key, ToggleGroup group) {
    button.setId("tree-" + key);
    button.setToggleGroup(group);
    button.textProperty().bind(words.bind(key));
    button.setTooltip(tip(key));
    button.setMinWidth(Region.USE_PREF_SIZE);
    HBox.setHgrow(button, Priority.NEVER);
  }

  private Button button(String key, Runnable action) {
    Button button = new Button();
    button.setId("tree-" + key);
    button.textProperty().bind(words.bind(key));
    button.setTooltip(tip(key));
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(_ -> action.run());
    return button;
  }

  private Tooltip tip(String key) {
    Tooltip tip = new Tooltip();
    tip.textProperty().bind(words.bind(key + ".tip"));
    return tip;
  }

  // ---- What is shown ----

  private void arrange() {
    Node content = asPicture.isSelected() ? picture : list;
    middle.getChildren().setAll(model.state().get().tree().isEmpty() ? empty : content);
  }

  private void show(TreeState state) {
    // What is lit may still be a row of a larger tree.
    Optional<TreeModel.Lit> lit =
        model.lit().get().filter(now -> now.row().index() < state.tree().size());
    picture.showNext(
        state.picture(), still.or(() -> lit.map(now -> state.id(state.standIn(now.row())))));
    still = Optional.empty();
    arrange();
    path.show(model.path());
  }

  private void lit(Optional<TreeModel.Lit> lit) {
    TreeState state = model.state().get();
    Optional<String> id =
        lit.filter(now -> now.row().index() < state.tree().size())
            .map(now -> state.id(state.standIn(now.row())));
    picture.choose(id);
    picture.light(
        node -> id.filter(node.node().id()::equals).isPresent(),
        lit.filter(TreeModel.Lit::follow).isPresent());
    path.show(model.path());
  }

  private Optional<TreeRow> row(PlacedNode node) {
    return model.state().get().ofId(node.node().id());
  }

  private Fold fold(PlacedNode node) {
    TreeState state = model.state().get();
    Optional<TreeRow> row = state.ofId(node.node().id()).filter(found -> !found.isLeaf());
    if (row.isEmpty()) {
      return Fold.NONE;
    }
    return state.isFolded(row.get()) ? Fold.CLOSED : Fold.OPEN;
  }

  private void toggle(PlacedNode node) {
    still = Optional.of(node.node().id());
    row(node).ifPresent(model::toggle);
  }

  private void pickAndShow(TreeRow row) {
    model.pick(row);
    model.show(row);
  }
}
