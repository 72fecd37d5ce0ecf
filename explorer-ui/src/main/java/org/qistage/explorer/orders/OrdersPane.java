package org.qistage.explorer.orders;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.qistage.explorer.model.Words;
import org.qistage.explorer.model.Workbench;
import org.qistage.pipeline.explore.ExplorationReport;
import org.qistage.pipeline.trace.TaskView;

/// Other orders of the tasks: the next choice to be made otherwise, the two runs compared, and all outcomes.
public final class OrdersPane extends BorderPane {
  /// More tasks than these are shown in a list that scrolls.
  private static final int MOST_ROWS = 12;

  private final OrdersModel model;
  private final Words words;
  private final VBox choice = new VBox();
  private final VBox comparison = new VBox();
  private final VBox outcomes = new VBox();

  public OrdersPane(Workbench workbench) {
    this.model = new OrdersModel(workbench);
    this.words = workbench.words(OrdersPane.class);
    setId("orders");
    getStyleClass().add("orders");
    List.of(choice, comparison, outcomes).forEach(box -> box.getStyleClass().add("orders-column"));
    setTop(bar());
    HBox columns = new HBox(choice, comparison, outcomes);
    columns.getStyleClass().add("orders-columns");
    List.of(choice, comparison, outcomes).forEach(box -> HBox.setHgrow(box, Priority.ALWAYS));
    ScrollPane scroll = new ScrollPane(columns);
    scroll.setFitToWidth(true);
    setCenter(scroll);
    model.next().subscribe(_ -> showChoice());
    model.exploration().subscribe(_ -> showOutcomes());
    model.compared().subscribe(_ -> showComparison());
    workbench.settings().language().subscribe(_ -> show());
  }

  /// Whether somebody sees it.
  public BooleanProperty seen() {
    return model.seen();
  }

  /// Explores other orders.
  public void explore() {
    model.explore();
  }

  private HBox bar() {
    Label order = new Label();
    order.setId("order");
    order.textProperty().bind(words.bind("order", new Spoken(words, model.schedule())));
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button reset = button("reset", () -> model.runIn(""));
    reset.disableProperty().bind(model.schedule().isEmpty());
    Button explore = button("explore", model::explore);
    explore.setGraphic(new FontIcon(Feather.SHUFFLE));
    explore
        .disableProperty()
        .bind(model.exploration().map(OrdersModel.Exploration.Running.class::isInstance));
    HBox bar = new HBox(order, reset, space, explore);
    bar.getStyleClass().add("view-bar");
    return bar;
  }

  private Button button(String key, Runnable action) {
    Button button = new Button();
    button.setId("orders-" + key);
    button.textProperty().bind(words.bind(key));
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(_ -> action.run());
    return button;
  }

  private void show() {
    showChoice();
    showComparison();
    showOutcomes();
  }

  private Label heading(String key, Object... arguments) {
    Label label = new Label(words.of(key, arguments));
    label.getStyleClass().addAll("muted", "orders-heading");
    label.setWrapText(true);
    return label;
  }

  private static Label code(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("code");
    label.setWrapText(true);
    return label;
  }

  // ---- The next choice ----

  private void showChoice() {
    choice.getChildren().clear();
    Optional<NextChoice> next = model.next().get();
    if (next.isEmpty()) {
      choice.getChildren().add(heading("noChoice"));
      return;
    }
    NextChoice shown = next.get();
    choice.getChildren().add(heading("choice", shown.number(), shown.event()));
    if (shown.tasks().size() <= MOST_ROWS) {
      for (int index = 0; index < shown.tasks().size(); index++) {
        choice.getChildren().add(task(shown, index));
      }
    } else {
      choice.getChildren().add(list(shown));
    }
  }

  private ListView<Integer> list(NextChoice shown) {
    ListView<Integer> list = new ListView<>();
    list.setId("choices");
    list.setAccessibleText(words.of("choice", shown.number(), shown.event()));
    list.getItems().setAll(IntStream.range(0, shown.tasks().size()).boxed().toList());
    list.setCellFactory(
        _ ->
            new ListCell<>() {
              @Override
              protected void updateItem(@Nullable Integer index, boolean none) {
                super.updateItem(index, none);
                setGraphic(index == null || none ? null : task(shown, index));
              }
            });
    list.scrollTo(Math.max(0, shown.taken() - 1));
    return list;
  }

  private Node task(NextChoice shown, int index) {
    TaskView task = shown.tasks().get(index);
    boolean taken = index == shown.taken();
    Label name = new Label(words.of("task", task.number(), task.name()));
    if (taken) {
      Label mark = new Label(words.of("taken"));
      mark.getStyleClass().add("chip");
      return row(name, mark);
    }
    Button take = new Button(words.of("take"));
    take.setId("take-" + index);
    take.setAccessibleText(words.of("take") + " " + name.getText());
    take.setMinWidth(USE_PREF_SIZE);
    take.setOnAction(_ -> model.take(index));
    return row(name, take);
  }

  private static HBox row(Node... nodes) {
    HBox row = new HBox(nodes);
    row.getStyleClass().add("orders-row");
    return row;
  }

  // ---- Two runs ----

  private void showComparison() {
    comparison.getChildren().clear();
    Optional<OrdersModel.Compared> compared = model.compared().get();
    boolean shown = compared.isPresent();
    comparison.setVisible(shown);
    comparison.setManaged(shown);
    if (shown) {
      OrdersModel.Compared both = compared.get();
      boolean same = both.output().equals(both.otherOutput());
      comparison.getChildren().add(heading(same ? "same" : "different"));
      comparison.getChildren().add(heading("before", spoken(both.schedule())));
      comparison.getChildren().add(code(both.output()));
      comparison.getChildren().add(heading("after", spoken(both.other())));
      comparison.getChildren().add(code(both.otherOutput()));
    }
  }

  private String spoken(String schedule) {
    return schedule.isEmpty() ? words.of("fifo") : schedule;
  }

  // ---- All orders ----

  private void showOutcomes() {
    outcomes.getChildren().clear();
    switch (model.exploration().get()) {
      case OrdersModel.Exploration.None _ -> outcomes.getChildren().add(heading("notExplored"));
      case OrdersModel.Exploration.Running _ -> outcomes.getChildren().add(heading("exploring"));
      case OrdersModel.Exploration.Impossible(var reason) ->
          outcomes.getChildren().add(heading("impossible", reason));
      case OrdersModel.Exploration.Done(var report) -> showReport(report);
    }
  }

  private void showReport(ExplorationReport report) {
    outcomes
        .getChildren()
        .add(
            heading(report.exhaustive() ? "all" : "some", report.runs(), report.outcomes().size()));
    int number = 0;
    for (ExplorationReport.Outcome outcome : report.outcomes()) {
      number++;
      outcomes.getChildren().add(outcome(number, outcome));
    }
    for (ExplorationReport.Race race : report.races()) {
      VBox box = new VBox(new Label(words.of("race", race.variable())));
      for (ExplorationReport.Access access : List.of(race.first(), race.second())) {
        String key = access.write() ? "writes" : "reads";
        box.getChildren()
            .add(
                code(
                    words.of(key, access.task(), access.function(), access.line(), access.text())));
      }
      box.getStyleClass().add("orders-race");
      outcomes.getChildren().add(box);
    }
  }

  private VBox outcome(int number, ExplorationReport.Outcome outcome) {
    Label end =
        new Label(
            number
                + ". "
                + words.of("end." + outcome.end().name().toLowerCase(Locale.ROOT), outcome.runs()));
    end.getStyleClass().add("outcome-" + outcome.end().name().toLowerCase(Locale.ROOT));
    Label order = new Label(spoken(outcome.schedule()));
    order.getStyleClass().add("muted");
    Button replay = new Button(words.of("replay"));
    replay.setId("replay-" + number);
    replay.setMinWidth(USE_PREF_SIZE);
    replay.setOnAction(_ -> model.runIn(outcome.schedule()));
    VBox box = new VBox(row(end, order, replay));
    if (!outcome.output().isEmpty()) {
      box.getChildren().add(code(outcome.output().stripTrailing()));
    }
    return box;
  }
}
