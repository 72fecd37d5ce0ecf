package org.qistage.explorer.live;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.qistage.explorer.live.LiveOutput.Row;
import org.qistage.explorer.model.Words;
import org.qistage.explorer.model.Workbench;

/// The run at full speed: buttons and how it is run, what it prints, and a line to type for it.
public final class LivePane extends BorderPane {
  private static final double MARGIN = 48;

  private final LiveRun run;
  private final Words words;
  private final BooleanBinding running;
  private final LiveRows rows;

  /// @param run what it shows
  public LivePane(Workbench workbench, LiveRun run) {
    this.run = run;
    this.words = workbench.words(LivePane.class);
    this.running = Bindings.createBooleanBinding(() -> run.state().get().isRunning(), run.state());
    this.rows = new LiveRows(run, words);
    getStyleClass().add("live");
    setTop(new VBox(bar(workbench), cut()));
    setCenter(rows);
    setBottom(typing());
  }

  /// All in one row where there is room for it, since the output needs the height.
  private FlowPane bar(Workbench workbench) {
    Button start = button("start", Feather.PLAY, run::start);
    Button stop = button("stop", Feather.SQUARE, run::stop);
    stop.disableProperty().bind(running.not());
    Label status = status();
    FlowPane bar =
        new FlowPane(
            start, stop, new LiveChoices(workbench.settings(), run, words).menu(), more(), status);
    status.maxWidthProperty().bind(bar.widthProperty().subtract(MARGIN));
    bar.getStyleClass().addAll("view-bar", "view-bar-flow");
    return bar;
  }

  /// What can be done with the output.
  private MenuButton more() {
    CheckMenuItem follow = new CheckMenuItem();
    follow.setId("live-follow");
    follow.textProperty().bind(words.bind("follow"));
    follow.selectedProperty().bindBidirectional(rows.following());
    MenuButton more = new MenuButton();
    more.setId("live-more");
    more.textProperty().bind(words.bind("more"));
    more.accessibleTextProperty().bind(words.bind("more"));
    more.setMinWidth(USE_PREF_SIZE);
    more.getItems().addAll(follow, item("copy", this::copy), item("clear", run::clear));
    return more;
  }

  private MenuItem item(String key, Runnable action) {
    MenuItem item = new MenuItem();
    item.setId("live-" + key);
    item.textProperty().bind(words.bind(key));
    item.disableProperty().bind(Bindings.isEmpty(run.rows()));
    item.setOnAction(_ -> action.run());
    return item;
  }

  private Button button(String key, Ikon icon, Runnable action) {
    Button button = new Button();
    button.setId("live-" + key);
    button.setGraphic(new FontIcon(icon));
    button.textProperty().bind(words.bind(key));
    button.accessibleTextProperty().bind(words.bind(key + ".tip"));
    Tooltip tip = new Tooltip();
    tip.textProperty().bind(words.bind(key + ".tip"));
    button.setTooltip(tip);
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(_ -> action.run());
    return button;
  }

  private void copy() {
    ClipboardContent content = new ClipboardContent();
    List<Row> shown = run.rows();
    content.putString(shown.stream().map(Row::text).collect(Collectors.joining("\n", "", "\n")));
    Clipboard.getSystemClipboard().setContent(content);
  }

  // ---- How it is getting on ----

  private Label status() {
    Label status = new Label();
    status.setId("live-status");
    status.setWrapText(true);
    status.getStyleClass().add("live-status");
    status
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                this::statusText, run.state(), run.elapsed(), run.quiet(), words.language()));
    run.state()
        .subscribe(
            state -> {
              status.getStyleClass().removeAll("live-good", "live-bad");
              if (state instanceof LiveState.Ended) {
                status.getStyleClass().add(isGood(state) ? "live-good" : "live-bad");
              }
            });
    return status;
  }

  private static boolean isGood(LiveState state) {
    return state instanceof LiveState.Finished(int status) && status == 0;
  }

  private String statusText() {
    String time = String.format(Locale.ROOT, "%.1f", run.elapsed().get() / 1e9);
    return switch (run.state().get()) {
      case LiveState.Idle _ -> words.of("state.idle");
      case LiveState.Starting _ -> words.of("state.starting", time);
      case LiveState.Running(long process) -> {
        String text = words.of("state.running", time, process);
        yield run.quiet().get() < LiveRun.LONG_QUIET
            ? text
            : text
                + words.of(
                    run.inputOpen().get() ? "state.quietInput" : "state.quiet", run.quiet().get());
      }
      case LiveState.Finished(int status) ->
          words.of("state.finished." + Math.clamp(status, 0, 3), time, status);
      case LiveState.Stopped _ -> words.of("state.stopped", time);
      case LiveState.Crashed(int status, int signal) ->
          signal > 0
              ? words.of("state.signal", time, signal)
              : words.of("state.crashed", time, status);
      case LiveState.Stuck(long process) -> words.of("state.stuck", process);
      case LiveState.Refused(int errors) -> words.of("state.refused", errors);
      case LiveState.NotStarted(String reason) -> words.of("state.notStarted", reason);
    };
  }

  /// What is not shown any more.
  private Label cut() {
    Label cut = new Label();
    cut.setId("live-cut");
    cut.setWrapText(true);
    cut.getStyleClass().add("live-cut");
    cut.textProperty().bind(words.bind("cut", run.dropped(), LiveOutput.MOST_ROWS));
    cut.visibleProperty().bind(run.dropped().greaterThan(0));
    cut.managedProperty().bind(cut.visibleProperty());
    return cut;
  }

  // ---- What is typed ----

  private HBox typing() {
    TextField line = new TextField();
    line.setId("live-input");
    line.getStyleClass().add("code");
    line.accessibleTextProperty().bind(words.bind("line"));
    line.promptTextProperty().bind(words.bind("line.prompt"));
    HBox.setHgrow(line, Priority.ALWAYS);
    Runnable send =
        () -> {
          run.type(line.getText());
          line.clear();
        };
    line.setOnAction(_ -> send.run());
    Button enter = button("send", Feather.CORNER_DOWN_LEFT, send);
    Button end = button("endInput", Feather.LOG_OUT, run::endInput);
    HBox row = new HBox(line, enter, end);
    row.getStyleClass().add("view-bar");
    row.visibleProperty().bind(run.inputOpen());
    row.managedProperty().bind(run.inputOpen());
    return row;
  }
}
