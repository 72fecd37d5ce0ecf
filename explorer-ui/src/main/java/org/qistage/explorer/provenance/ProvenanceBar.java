package org.qistage.explorer.provenance;

import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.qistage.explorer.model.ViewId;
import org.qistage.explorer.model.Words;
import org.qistage.explorer.model.Workbench;
import org.qistage.pipeline.view.Provenance;
import org.qistage.pipeline.view.TokenRow;

/// A line that says what became of the lit piece of the text. A click on a part shows it.
public final class ProvenanceBar extends FlowPane {
  private final Workbench workbench;
  private final ProvenanceModel model;
  private final Words words;
  private final Label hint = new Label();
  private final Label characters = new Label();
  private final Button tokens;
  private final Button node;
  private final Button type;
  private final Button lowered;
  private final Button bytecode;
  private final Button runs;
  private final HBox ran;
  private boolean briefly;

  public ProvenanceBar(Workbench workbench) {
    this.workbench = workbench;
    this.model = new ProvenanceModel(workbench);
    this.words = workbench.words(ProvenanceBar.class);
    setId("provenance");
    getStyleClass().add("provenance");
    hint.textProperty().bind(words.bind("hint"));
    hint.setWrapText(true);
    // It is as wide as the text above, whatever it has to tell.
    setMinWidth(0);
    hint.maxWidthProperty().bind(widthProperty().subtract(24));
    hint.getStyleClass().add("quiet");
    characters.setId("provenance-characters");
    characters.setMinWidth(USE_PREF_SIZE);
    tokens = part("tokens", ViewId.TOKENS);
    node = part("node", ViewId.TREE);
    type = part("type", ViewId.TYPES);
    lowered = part("lowered", ViewId.LOWERING);
    bytecode = part("bytecode", ViewId.BYTECODE);
    runs = part("runs", ViewId.RUN);
    ran =
        new HBox(
            go("before", Feather.CHEVRON_LEFT, false),
            runs,
            go("after", Feather.CHEVRON_RIGHT, true));
    ran.getStyleClass().add("time-pair");
    widthProperty().subscribe(_ -> Platform.runLater(this::fit));
    model.way().subscribe(_ -> show());
    workbench.settings().language().subscribe(_ -> show());
    workbench.clock().position().subscribe(_ -> showRuns());
  }

  private Button part(String key, ViewId view) {
    Button part = new Button();
    part.setId("provenance-" + key);
    part.getStyleClass().addAll("provenance-part", "hue-" + view.key());
    part.setOnAction(_ -> model.show(view));
    part.setTooltip(new Tooltip());
    return part;
  }

  private Button go(String key, Ikon icon, boolean forwards) {
    Button button = new Button();
    button.setId("provenance-" + key);
    button.setGraphic(new FontIcon(icon));
    button.accessibleTextProperty().bind(words.bind(key));
    Tooltip tip = new Tooltip();
    tip.textProperty().bind(words.bind(key));
    button.setTooltip(tip);
    button.setOnAction(_ -> model.go(forwards));
    return button;
  }

  /// Goes to where the lit piece runs next, or ran before.
  public void go(boolean forwards) {
    model.go(forwards);
  }

  // ---- What is shown ----

  private void show() {
    Optional<ProvenanceModel.Way> way = model.way().get();
    if (way.isEmpty()) {
      getChildren().setAll(hint);
      return;
    }
    Provenance.Chain chain = way.get().chain();
    characters.setText(words.of("characters", chain.span().length()));
    set(tokens, tokens(chain), "tokens.tip");
    set(
        node,
        chain.node().map(row -> words.of("node", row.kind())).orElseGet(() -> words.of("noNode")),
        "node.tip");
    set(
        type,
        chain.type().map(name -> words.of("type", name)).orElseGet(() -> words.of("noType")),
        "type.tip");
    set(lowered, words.of("lowered", chain.lowered()), "lowered.tip");
    set(bytecode, words.of("bytecode", chain.bytecode()), "bytecode.tip");
    getChildren()
        .setAll(
            List.<Node>of(
                characters,
                after(tokens),
                after(node),
                after(type),
                after(lowered),
                after(bytecode),
                after(ran)));
    showRuns();
    fit();
  }

  /// Where the words need more than two rows, only what they tell is shown; the rest is in the tips.
  private void fit() {
    boolean inBrief = briefly;
    briefly = false;
    parts().forEach(this::write);
    double needed = getChildren().stream().mapToDouble(child -> child.prefWidth(-1) + 2).sum();
    briefly = getWidth() > 0 && needed > 1.85 * (getWidth() - 24);
    if (briefly || inBrief) {
      parts().forEach(this::write);
    }
  }

  private List<Button> parts() {
    return List.of(tokens, node, type, lowered, bytecode, runs);
  }

  private void write(Button part) {
    String whole = part.getTooltip().getText().lines().findFirst().orElse("");
    part.setText(briefly ? whole.substring(whole.indexOf(' ') + 1) : whole);
  }

  private String tokens(Provenance.Chain chain) {
    List<TokenRow> found = chain.tokens();
    return found.size() == 1
        ? words.of("token", found.getFirst().name().in(workbench.settings().language().get()))
        : words.of("tokens", found.size());
  }

  private void set(Button part, String text, String tip) {
    part.getTooltip().setText(text + "\n" + words.of(tip));
    part.setAccessibleText(text + ". " + words.of(tip));
    write(part);
  }

  private static HBox after(Node part) {
    Label arrow = new Label("→");
    arrow.getStyleClass().add("rail-arrow");
    arrow.setMinWidth(USE_PREF_SIZE);
    HBox box = new HBox(arrow, part);
    box.getStyleClass().add("provenance-step");
    return box;
  }

  private void showRuns() {
    model
        .way()
        .get()
        .ifPresent(
            way -> {
              int count = way.runs().count();
              int until = way.runs().until(workbench.clock().position().get());
              String text =
                  !way.recorded()
                      ? words.of("notRecorded")
                      : count == 0 ? words.of("neverRan") : words.of("runs", until, count);
              set(runs, text, "runs.tip");
            });
  }
}
