package org.qistage.explorer.lowering;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.collections.SetChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.qistage.explorer.graph.GraphCanvas;
import org.qistage.explorer.graph.NodeStops;
import org.qistage.explorer.look.Look;
import org.qistage.explorer.lowering.LoweringModel.Form;
import org.qistage.explorer.model.Faced;
import org.qistage.explorer.model.Focus;
import org.qistage.explorer.model.Words;
import org.qistage.explorer.model.Workbench;
import org.qistage.pipeline.trace.Breakpoint;
import org.qistage.pipeline.view.LoweredPasses.Function;

/// A function as lowering made it: its text after each pass, its blocks, or its states with its frame.
public final class LoweringView extends BorderPane implements Faced {
  static final String NAME = "lowering";
  private static final List<String> PASSES =
      List.of(
          "cfg",
          "simplify",
          "prove",
          "refcount",
          "elide",
          "liveness",
          "split",
          "spill",
          "reduce",
          "probes");

  private final Workbench workbench;
  private final LoweringModel model;
  private final Words words;
  private final GraphCanvas graph;
  private final LoweredLines lines;
  private final SplitPane states = new SplitPane();
  private final BorderPane middle = new BorderPane();
  private final ComboBox<Function> chooser = new ComboBox<>();
  private final Label empty = new Label();
  private final HBox passBar;

  public LoweringView(Workbench workbench, Look look) {
    this.workbench = workbench;
    this.model = new LoweringModel(workbench);
    model.seen().bind(sceneProperty().isNotNull());
    this.words = workbench.words(LoweringView.class);
    getStyleClass().add("lowering");
    graph = new GraphCanvas(workbench, look, "lowering");
    graph.setStops(stops());
    graph.setId("lowering-graph");
    graph.accessibleTextProperty().bind(words.bind("graph"));
    graph.setOnPick(model::pick);
    lines = new LoweredLines(model, words);
    FrameCardPane card = new FrameCardPane(model, words);
    ScrollPane scroll = new ScrollPane(card);
    scroll.setFitToWidth(true);
    scroll.setId("frame-card");
    scroll.accessibleTextProperty().bind(words.bind("frame"));
    states.getItems().setAll(new StackPane(), scroll);
    states.setDividerPositions(0.62);
    empty.getStyleClass().add("empty-state");
    empty.setWrapText(true);
    passBar = passBar();
    setTop(new VBox(bar(), passBar));
    setCenter(middle);
    model.function().subscribe(_ -> arrange());
    model.form().subscribe(_ -> arrange());
    model.functions().subscribe(_ -> arrange());
    workbench.settings().language().subscribe(_ -> arrange());
    model.graph().subscribe(shown -> graph.show(shown));
    // What is pointed at elsewhere may lie in another function, whose lines and graph come only
    // now.
    model.graph().subscribe(_ -> light(isLitElsewhere()));
    model.rows().subscribe(_ -> light(isLitElsewhere()));
    model.card().subscribe(_ -> mark());
    workbench
        .clock()
        .breakpoints()
        .addListener((SetChangeListener<Breakpoint>) _ -> graph.showStops());
    workbench.focus().lit().subscribe(_ -> light(isLitElsewhere()));
    model.seen().subscribe(_ -> light(workbench.focus().lit().get().isPresent()));
  }

  @Override
  public List<String> faces() {
    return List.of("text", "split", "blocks");
  }

  @Override
  public void show(String face) {
    boolean blocks = face.equals("blocks");
    model.form().set(blocks ? Form.BLOCKS : Form.TEXT);
    int split = model.passes().get().indexOf(face);
    if (split >= 0) {
      model.pass().set(split);
    }
  }

  // ---- Bars ----

  private FlowPane bar() {
    chooser.setId("lowering-function");
    chooser.accessibleTextProperty().bind(words.bind("function"));
    chooser.setConverter(new Names());
    chooser.setButtonCell(new NameCell());
    chooser.setCellFactory(_ -> new NameCell());
    HBox.setHgrow(chooser, Priority.SOMETIMES);
    model
        .functions()
        .subscribe(
            functions -> {
              chooser.getItems().setAll(functions);
              chooser.setValue(model.function().get().orElse(null));
            });
    model.function().subscribe(chosen -> chooser.setValue(chosen.orElse(null)));
    chooser
        .valueProperty()
        .subscribe(
            chosen -> {
              if (chosen != null && !model.function().get().equals(Optional.of(chosen))) {
                model.choose(chosen);
              }
            });
    Label name = new Label();
    name.textProperty().bind(words.bind("function"));
    name.setLabelFor(chooser);
    name.setMinWidth(Region.USE_PREF_SIZE);
    CheckBox following = new CheckBox();
    following.setId("lowering-following");
    following.textProperty().bind(words.bind("following"));
    following.selectedProperty().bindBidirectional(model.following());
    following.setMinWidth(Region.USE_PREF_SIZE);
    ToggleGroup forms = new ToggleGroup();
    HBox toggles =
        new HBox(
            toggle(Form.TEXT, "left-pill", forms),
            toggle(Form.BLOCKS, "center-pill", forms),
            toggle(Form.STATES, "right-pill", forms));
    HBox choice = new HBox(name, chooser);
    choice.getStyleClass().add("labelled");
    FlowPane bar = new FlowPane(choice, following, stopButton(), toggles);
    bar.getStyleClass().addAll("view-bar", "view-bar-flow");
    return bar;
  }

  // ---- Breakpoints ----

  private NodeStops stops() {
    return new NodeStops(
        node -> model.stop(node).isPresent(),
        node -> model.stop(node).filter(workbench.clock().breakpoints()::contains).isPresent(),
        node -> model.stop(node).ifPresent(workbench.clock()::toggle),
        words.bind("stop.set"),
        words.bind("stop.remove"));
  }

  /// Sets a breakpoint at the state that is chosen, else at the one that the run is in.
  private Button stopButton() {
    Button button = new Button();
    button.setId("lowering-stop");
    button.textProperty().bind(words.bind("stop"));
    button.setTooltip(tip("stop.set"));
    button.setMinWidth(Region.USE_PREF_SIZE);
    button
        .visibleProperty()
        .bind(Bindings.createBooleanBinding(() -> model.form().get() == Form.STATES, model.form()));
    button.managedProperty().bind(button.visibleProperty());
    button.setOnAction(
        _ -> {
          if (graph.chosen().isEmpty()) {
            graph.choose(Optional.of("s" + Math.max(1, model.state())));
          }
          graph.toggleStop();
        });
    return button;
  }

  private Tooltip tip(String key) {
    Tooltip tip = new Tooltip();
    tip.textProperty().bind(words.bind(key));
    return tip;
  }

  private ToggleButton toggle(Form form, String style, ToggleGroup group) {
    ToggleButton button = new ToggleButton();
    String key = form.name().toLowerCase(java.util.Locale.ROOT);
    button.setId("lowering-" + key);
    button.textProperty().bind(words.bind("form." + key));
    button.getStyleClass().add(style);
    button.setToggleGroup(group);
    button.setMinWidth(Region.USE_PREF_SIZE);
    model.form().subscribe(shown -> button.setSelected(shown == form));
    button.setOnAction(
        _ -> {
          button.setSelected(true);
          model.form().set(form);
        });
    return button;
  }

  private HBox passBar() {
    Label name = new Label();
    name.textProperty().bind(words.bind("pass"));
    name.setMinWidth(Region.USE_PREF_SIZE);
    Slider slider = new Slider();
    slider.setId("lowering-pass");
    slider.accessibleTextProperty().bind(words.bind("pass"));
    slider.setMajorTickUnit(1);
    slider.setMinorTickCount(0);
    slider.setBlockIncrement(1);
    slider.setSnapToTicks(true);
    slider.setShowTickMarks(true);
    slider.getStyleClass().add("pass-slider");
    name.setLabelFor(slider);
    model
        .passes()
        .subscribe(
            passes -> {
              slider.setMax(Math.max(0, passes.size() - 1));
              slider.setValue(model.pass().get());
            });
    model.pass().subscribe(at -> slider.setValue(at.intValue()));
    slider
        .valueProperty()
        .subscribe(
            value -> {
              int at = (int) Math.round(value.doubleValue());
              if (at < model.passes().get().size()) {
                model.pass().set(at);
              }
            });
    Label told = new Label();
    told.setId("lowering-pass-name");
    told.getStyleClass().add("pass-name");
    told.setWrapText(true);
    told.setMinWidth(0);
    HBox.setHgrow(told, Priority.ALWAYS);
    Runnable tell = () -> told.setText(pass());
    model.pass().subscribe(_ -> tell.run());
    model.passes().subscribe(_ -> tell.run());
    workbench.settings().language().subscribe(_ -> tell.run());
    HBox bar = new HBox(name, slider, told);
    bar.getStyleClass().add("view-bar");
    return bar;
  }

  /// The present pass and what it does.
  private String pass() {
    int at = model.pass().get();
    List<String> passes = model.passes().get();
    if (at < 0 || at >= passes.size()) {
      return "";
    }
    String name = passes.get(at);
    String told = PASSES.contains(name) ? words.of("pass." + name) : "";
    return words.of("pass.at", at + 1, passes.size(), name, told);
  }

  // ---- What is shown ----

  private void arrange() {
    Optional<Function> function = model.function().get();
    Form form = model.form().get();
    boolean none = model.functions().get().isEmpty() || function.isEmpty();
    boolean plain = form == Form.STATES && function.filter(each -> each.states() > 0).isEmpty();
    passBar.setVisible(form != Form.STATES);
    passBar.setManaged(form != Form.STATES);
    if (none || plain) {
      empty.setText(words.of(none ? "empty" : "plain", function.map(Function::display).orElse("")));
      middle.setCenter(empty);
      return;
    }
    Node shown =
        switch (form) {
          case TEXT -> lines;
          case BLOCKS -> graph;
          case STATES -> states;
        };
    if (form == Form.STATES && !states.getItems().getFirst().equals(graph)) {
      middle.setCenter(null);
      double[] places = states.getDividerPositions();
      states.getItems().set(0, graph);
      states.setDividerPositions(places);
    } else if (form == Form.BLOCKS && states.getItems().getFirst().equals(graph)) {
      double[] places = states.getDividerPositions();
      states.getItems().set(0, new StackPane());
      states.setDividerPositions(places);
    }
    states.setOrientation(Orientation.HORIZONTAL);
    middle.setCenter(shown);
    mark();
  }

  private boolean isLitElsewhere() {
    return workbench.focus().lit().get().filter(lit -> !lit.from().equals(NAME)).isPresent();
  }

  private void light(boolean follow) {
    if (!model.seen().get()) {
      return;
    }
    Optional<Focus.Lit> lit = workbench.focus().lit().get();
    graph.light(model.litNodes(), follow && lit.isPresent());
    lines.light(follow && lit.isPresent());
  }

  /// Shows the state that the run is in.
  private void mark() {
    String state = "s" + model.state();
    boolean marked = model.form().get() == Form.STATES && model.state() > 0;
    graph.mark(node -> marked && node.node().id().equals(state));
  }

  // ---- Names of functions ----

  private String name(@Nullable Function function) {
    if (function == null) {
      return "";
    }
    return switch (function.shape()) {
      case PLAIN -> function.name();
      case SUSPENDING -> words.of("suspending", function.name(), function.states());
      case GENERATOR -> words.of("generator", function.name(), function.states());
    };
  }

  private final class NameCell extends ListCell<Function> {
    @Override
    protected void updateItem(@Nullable Function function, boolean none) {
      super.updateItem(function, none);
      setText(none ? "" : name(function));
    }
  }

  private final class Names extends StringConverter<Function> {
    @Override
    public String toString(@Nullable Function function) {
      return name(function);
    }

    @Override
    public @Nullable Function fromString(String text) {
      return null;
    }
  }
}
