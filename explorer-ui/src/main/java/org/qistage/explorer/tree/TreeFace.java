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
import org.qistage.explorer.look.OneChosen;
import org.qistage.explorer.model.Words;
import org.qistage.explorer.model.Workbench;
import org.qistage.pipeline.graph.PlacedNode;
import org.qistage.pipeline.view.TreeRow;

/// A tree, as a picture or as a list, with the path to what is lit below it.
final class TreeFace extends BorderPane {
  private final TreeModel model;
  private final Words words;
  private final GraphCanvas picture;
  private final TreeList list;
  private final Breadcrumb path;
  private final Label empty = new Label();
  private final String id;
  private final FlowPane bar = new FlowPane();
  private final Label count = new Label();
  private final StackPane middle = new StackPane();
  private final ToggleButton asPicture = new ToggleButton();
  private final ToggleButton asList = new ToggleButton();
  private TreeState drawn = TreeState.none();
  private Optional<String> still = Optional.empty();

  /// @param id what the ids of its controls begin with
  /// @param listed the id of the list
  TreeFace(Workbench workbench, Look look, TreeModel model, String id, String listed) {
    this.model = model;
    this.id = id;
    words = workbench.words(TreeFace.class);
    picture = new GraphCanvas(workbench, look, id);
    list = new TreeList(model, words, listed);
    path = new Breadcrumb(this::pickAndShow);
    getStyleClass().add("syntax");
    setMinSize(0, 0);
    model.active().bind(sceneProperty().isNotNull());

    picture.setId(id + "-picture");
    picture.accessibleTextProperty().bind(words.bind("asPicture"));
    picture.accessibleHelpProperty().bind(words.bind("picture"));
    picture.setOnPick(node -> row(node).ifPresent(model::pick));
    picture.setFolds(this::fold, this::toggle);
    workbench.settings().reducedMotion().subscribe(reduced -> picture.setMoving(!reduced));
    empty.textProperty().bind(words.bind("empty"));
    empty.setWrapText(true);
    empty.getStyleClass().addAll("muted", "empty-view");
    path.setId(id + "-path");
    path.hint().textProperty().bind(words.bind("path.none"));

    setTop(bar());
    setCenter(middle);
    setBottom(path);
    asPicture.selectedProperty().subscribe(_ -> arrange());
    model.shown().subscribe(this::show);
  }

  // ---- The bar ----

  private FlowPane bar() {
    choice(asPicture, "asPicture", asList, "asList");
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
    count.setId(id + "-count");
    count.getStyleClass().add("muted");
    bar.getChildren().setAll(group(asPicture, asList), zooms, foldings, count);
    bar.getStyleClass().addAll("view-bar", "view-bar-flow");
    return bar;
  }

  /// Puts a choice of two before all that is in the bar.
  ///
  /// @return the second
  ToggleButton choice(String first, String second) {
    ToggleButton one = new ToggleButton();
    ToggleButton other = new ToggleButton();
    choice(one, first, other, second);
    bar.getChildren().addFirst(group(one, other));
    return other;
  }

  private void choice(ToggleButton one, String first, ToggleButton other, String second) {
    ToggleGroup group = new ToggleGroup();
    dress(one, first, group);
    dress(other, second, group);
    one.setSelected(true);
    OneChosen.keep(group);
  }

  private static HBox group(ToggleButton first, ToggleButton second) {
    first.getStyleClass().add("left-pill");
    second.getStyleClass().add("right-pill");
    HBox group = new HBox(first, second);
    group.setMinWidth(Region.USE_PREF_SIZE);
    return group;
  }

  private void dress(ToggleButton button, String key, ToggleGroup group) {
    button.setId(id + "-" + key);
    button.setToggleGroup(group);
    button.textProperty().bind(words.bind(key));
    button.setTooltip(tip(key));
    button.setMinWidth(Region.USE_PREF_SIZE);
    HBox.setHgrow(button, Priority.NEVER);
  }

  private Button button(String key, Runnable action) {
    Button button = new Button();
    button.setId(id + "-" + key);
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
    middle.getChildren().setAll(model.state().tree().isEmpty() ? empty : content);
  }

  private void show(TreeModel.Shown shown) {
    Optional<String> lit = shown.litId();
    if (!shown.state().equals(drawn)) {
      // What is above an edit stays where it is, whatever is lit; what is lit does when something
      // is folded.
      Optional<String> kept = still.or(() -> lit).filter(_ -> shown.state().isOfTree(drawn));
      drawn = shown.state();
      picture.showNext(drawn.picture(), kept);
      still = Optional.empty();
      arrange();
      int hidden = drawn.tree().size() - drawn.shown().size();
      String key = hidden == 0 ? "count" : "count.folded";
      count.textProperty().bind(words.bind(key, drawn.tree().size(), hidden));
    }
    picture.choose(lit);
    picture.light(
        node -> lit.filter(node.node().id()::equals).isPresent(),
        shown.lit().filter(now -> now.follow() || asList.isSelected()).isPresent());
    path.show(shown.path());
  }

  private Optional<TreeRow> row(PlacedNode node) {
    return model.state().ofId(node.node().id());
  }

  private Fold fold(PlacedNode node) {
    TreeState state = model.state();
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
