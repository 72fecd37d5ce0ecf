package org.qistage.explorer.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import javafx.animation.Interpolator;
import javafx.animation.TranslateTransition;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.qistage.explorer.look.Look;
import org.qistage.explorer.model.Words;
import org.qistage.explorer.model.Workbench;
import org.qistage.explorer.run.WaitSet.Card;

/// The scheduler's sets from left to right: who waits, who is ready, who runs, who has ended. A card that
/// stands elsewhere in the next picture moves there.
final class Board extends Region {
  /// So many cards of a set are drawn; the others are in a list.
  static final int MOST_CARDS = 8;

  private static final Duration MOVE = Duration.millis(200);

  /// Below so many times the height of text the parts stand in two columns.
  static final double NARROW = 46;

  private final Workbench workbench;
  private final Look look;
  private final Words words;
  private final RunModel model;
  private final CardDeck deck;
  private final WaitSetBoxes boxes;
  private final GeneratorsBox generators;
  private final GridPane columns = new GridPane();
  private final FlowColumn waiting;
  private final FlowColumn ready;
  private final FlowColumn running;
  private final FlowColumn done;
  private final LoopBox loop;
  private final WakeArrows arrows = new WakeArrows();
  private final Map<Integer, TranslateTransition> moves = new HashMap<>();
  private final Label idle = new Label();
  private final Label noReady = new Label();
  private final Label noDone = new Label();
  private boolean narrow;

  /// @param onMore shows the list of all cards of a set, which has a title
  Board(Workbench workbench, Look look, RunModel model, BiConsumer<String, List<Card>> onMore) {
    this.workbench = workbench;
    this.look = look;
    this.model = model;
    this.words = workbench.words(Board.class);
    this.deck = new CardDeck(words, model);
    this.boxes = new WaitSetBoxes(words, deck, model, onMore);
    this.generators = new GeneratorsBox(words, model);
    waiting = new FlowColumn("waiting", words.bind("waiting"));
    ready = new FlowColumn("ready", words.bind("ready"));
    running = new FlowColumn("running", words.bind("running"));
    done = new FlowColumn("done", words.bind("done"));
    loop = new LoopBox(words);
    running.addBelow(loop);
    ready.addBelow(generators);
    quiet(idle, "idle");
    quiet(noReady, "noReady");
    quiet(noDone, "noDone");
    columns.getStyleClass().add("board");
    arrange(false);
    getChildren().addAll(columns, arrows);
  }

  private void quiet(Label label, String key) {
    label.textProperty().bind(words.bind(key));
    label.getStyleClass().add("quiet");
    label.setWrapText(true);
  }

  // ---- Another picture ----

  void show() {
    RunPicture picture = model.picture().get();
    Map<Integer, Point2D> before = places();
    deck.begin(workbench.focus().task().get(), model.words());
    waiting.show(boxes.nodes(picture.sets()));
    generators.show(picture.generators());
    ready.show(queue(picture));
    running.show(
        picture.running().isPresent()
            ? List.of(deck.card(picture.running().get(), words.of("runs")))
            : List.of(idle));
    done.show(ended(picture));
    deck.end();
    loop.light(picture.loop());
    arrows.show(picture.wakes(), model.words());
    if (getScene() != null) {
      applyCss();
      layout();
      move(before);
    }
    requestLayout();
  }

  private List<Node> queue(RunPicture picture) {
    List<Node> nodes = new ArrayList<>();
    int place = 1;
    for (Card card : picture.ready().stream().limit(MOST_CARDS).toList()) {
      nodes.add(deck.card(card, words.of("queued", place++, deck.readyNote(card))));
    }
    if (nodes.isEmpty()) {
      nodes.add(noReady);
    }
    boxes.more(words.of("ready"), "more-ready", picture.ready()).ifPresent(nodes::add);
    return nodes;
  }

  private List<Node> ended(RunPicture picture) {
    List<Node> nodes = new ArrayList<>();
    for (Card card : picture.done().stream().limit(MOST_CARDS).toList()) {
      nodes.add(deck.card(card, words.of("ended." + card.task().state().name())));
    }
    if (nodes.isEmpty()) {
      nodes.add(noDone);
    }
    boxes.more(words.of("done"), "more-done", picture.done()).ifPresent(nodes::add);
    return nodes;
  }

  // ---- Moving ----

  private boolean isMoving() {
    return getScene() != null && !workbench.settings().reducedMotion().get();
  }

  /// Where the cards are seen now.
  private Map<Integer, Point2D> places() {
    Map<Integer, Point2D> places = new HashMap<>();
    if (isMoving()) {
      deck.cards().forEach((task, card) -> places.put(task, placeOf(card)));
    }
    return places;
  }

  private Point2D placeOf(TaskCard card) {
    return sceneToLocal(card.localToScene(0, 0));
  }

  private void move(Map<Integer, Point2D> before) {
    moves.values().forEach(TranslateTransition::stop);
    moves.clear();
    List.of(waiting, ready, running, done).forEach(column -> column.setViewOrder(0));
    deck.cards()
        .forEach(
            (task, card) -> {
              card.setTranslateX(0);
              card.setTranslateY(0);
              Point2D from = before.get(task);
              if (from != null) {
                move(task, card, from.subtract(placeOf(card)));
              }
            });
  }

  private void move(int task, TaskCard card, Point2D away) {
    if (away.magnitude() < 1) {
      return;
    }
    // It passes above what stands in other parts.
    for (Node node = card.getParent(); node != null && node != this; node = node.getParent()) {
      if (node instanceof FlowColumn) {
        node.setViewOrder(-1);
      }
    }
    TranslateTransition transition = new TranslateTransition(MOVE, card);
    transition.setFromX(away.getX());
    transition.setFromY(away.getY());
    transition.setToX(0);
    transition.setToY(0);
    transition.setInterpolator(Interpolator.EASE_BOTH);
    moves.put(task, transition);
    transition.play();
  }

  // ---- Layout ----

  private void arrange(boolean inTwo) {
    narrow = inTwo;
    columns.getChildren().clear();
    columns.getColumnConstraints().clear();
    double[] widths = inTwo ? new double[] {54, 46} : new double[] {34, 24, 25, 17};
    for (double width : widths) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(width);
      columns.getColumnConstraints().add(column);
    }
    if (inTwo) {
      columns.add(waiting, 0, 0, 1, 3);
      columns.add(ready, 1, 0);
      columns.add(running, 1, 1);
      columns.add(done, 1, 2);
    } else {
      columns.addRow(0, waiting, ready, running, done);
    }
  }

  @Override
  protected double computePrefHeight(double width) {
    return columns.prefHeight(width);
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefWidth(double height) {
    return NARROW * look.size();
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected void layoutChildren() {
    boolean inTwo = getWidth() < NARROW * look.size();
    if (inTwo != narrow) {
      arrange(inTwo);
    }
    columns.resizeRelocate(0, 0, getWidth(), Math.max(getHeight(), columns.prefHeight(getWidth())));
    columns.layout();
    arrows.resizeRelocate(0, 0, getWidth(), getHeight());
    arrows.place(this, deck.cards(), waiting);
  }
}
