package org.qistage.explorer.time;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.FXCollections;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.qistage.explorer.look.Inputs;
import org.qistage.explorer.model.Clock;
import org.qistage.explorer.model.Focus;
import org.qistage.explorer.model.Words;
import org.qistage.explorer.model.Workbench;
import org.qistage.pipeline.trace.Level;

/// Goes through the recorded run, both ways.
public final class TimeBar extends VBox {
  private static final double GAP = 8;

  /// The slider and what stands beside it.
  private static final double SHORTEST_TRACK = 250;

  private final Clock clock;
  private final Focus focus;
  private final Words words;
  private final BooleanBinding nothing;
  private final List<Region> buttons;
  private final HBox track;
  private boolean arrangedWide;
  private boolean sliding;

  public TimeBar(Workbench workbench) {
    this.clock = workbench.clock();
    this.words = workbench.words(TimeBar.class);
    this.nothing = clock.last().lessThan(0);
    getStyleClass().add("time-bar");
    this.focus = workbench.focus();
    buttons =
        List.of(
            worded("start", Feather.SKIP_BACK, clock::toStart),
            pair(
                levels(),
                button("back", () -> clock.step(clock.level().get(), false)),
                button("forward", () -> clock.step(clock.level().get(), true))),
            worded("end", Feather.SKIP_FORWARD, clock::toEnd),
            pair("over", "backOver", () -> clock.over(false), "over", () -> clock.over(true)),
            pair("out", "backOut", () -> clock.out(false), "out", () -> clock.out(true)),
            pair(
                "await",
                "backAwait",
                () -> clock.toSuspension(false),
                "await",
                () -> clock.toSuspension(true)),
            pair(
                "wake",
                "waker",
                () -> clock.toWaker(task()),
                "followWake",
                () -> clock.followWake(task())),
            new PinsMenu(workbench),
            pair(
                new StopsMenu(workbench),
                button("backBreak", () -> clock.toBreakpoint(false)),
                button("break", () -> clock.toBreakpoint(true))));
    track = new HBox(slider(), position(), chip());
    track.getStyleClass().add("time-track");
    HBox.setHgrow(track, Priority.ALWAYS);
    widthProperty().subscribe(_ -> arrange());
    // Another size of text, or other words.
    buttons.forEach(
        button -> button.widthProperty().subscribe(_ -> Platform.runLater(this::arrange)));
    arrange();
  }

  /// One row where there is room for it, else the slider in another with the breakpoints.
  private void arrange() {
    double needed =
        buttons.stream().mapToDouble(each -> each.prefWidth(-1) + GAP).sum() + SHORTEST_TRACK;
    boolean wide = getWidth() >= needed;
    if (wide && !(arrangedWide && !getChildren().isEmpty())) {
      HBox row = new HBox();
      row.getStyleClass().add("time-row");
      row.getChildren().addAll(buttons);
      row.getChildren().add(track);
      getChildren().setAll(row);
    } else if (!wide && (arrangedWide || getChildren().isEmpty())) {
      FlowPane rows = new FlowPane();
      rows.getStyleClass().add("time-row");
      rows.getChildren().addAll(buttons.subList(0, buttons.size() - 1));
      HBox last = new HBox(buttons.getLast(), track);
      last.getStyleClass().add("time-row");
      getChildren().setAll(rows, last);
    }
    arrangedWide = wide;
  }

  /// The task that is looked at.
  private int task() {
    return focus.task().get().orElse(clock.task());
  }

  /// A control of both directions around the word that says what they are about.
  private HBox pair(String key, String back, Runnable onBack, String on, Runnable onOn) {
    Label word = new Label();
    word.textProperty().bind(words.bind("pair." + key));
    word.setMinWidth(USE_PREF_SIZE);
    word.getStyleClass().add("time-word");
    return pair(word, button(back, onBack), button(on, onOn));
  }

  private static HBox pair(Region word, Button back, Button on) {
    back.setGraphic(new FontIcon(Feather.CHEVRON_LEFT));
    on.setGraphic(new FontIcon(Feather.CHEVRON_RIGHT));
    HBox pair = new HBox(back, word, on);
    pair.getStyleClass().add("time-pair");
    pair.setMinWidth(USE_PREF_SIZE);
    return pair;
  }

  private Button worded(String key, Ikon icon, Runnable action) {
    Button button = button(key, action);
    button.setGraphic(new FontIcon(icon));
    button.textProperty().bind(words.bind(key));
    return button;
  }

  private Button button(String key, Runnable action) {
    Button button = new Button();
    button.setId("time-" + key);
    button.accessibleTextProperty().bind(words.bind(key + ".tip"));
    Tooltip tip = new Tooltip();
    tip.textProperty().bind(words.bind(key + ".tip"));
    button.setTooltip(tip);
    button.setMinWidth(USE_PREF_SIZE);
    button.disableProperty().bind(nothing);
    button.setOnAction(_ -> action.run());
    return button;
  }

  private ComboBox<Level> levels() {
    ComboBox<Level> levels =
        new ComboBox<>(FXCollections.observableList(Arrays.asList(Level.values())));
    levels.setId("level");
    levels.accessibleTextProperty().bind(words.bind("level"));
    Inputs.speak(
        levels,
        words.language(),
        level -> words.of("level." + level.name().toLowerCase(Locale.ROOT)));
    levels.valueProperty().bindBidirectional(clock.level());
    levels.setMinWidth(USE_PREF_SIZE);
    return levels;
  }

  private Slider slider() {
    Slider slider = new Slider();
    slider.setId("time");
    slider.accessibleTextProperty().bind(words.bind("slider"));
    slider.setMin(-1);
    slider.maxProperty().bind(clock.last());
    slider.disableProperty().bind(nothing);
    slider.setBlockIncrement(1);
    HBox.setHgrow(slider, Priority.ALWAYS);
    slider.setMinWidth(0);
    clock
        .position()
        .subscribe(
            position -> {
              sliding = true;
              slider.setValue(position.intValue());
              sliding = false;
            });
    slider
        .valueProperty()
        .subscribe(
            value -> {
              int place = (int) Math.round(value.doubleValue());
              if (!sliding && place != clock.position().get()) {
                clock.goTo(place);
              }
            });
    return slider;
  }

  private Label position() {
    Label label = new Label();
    label.setId("position");
    label.setMinWidth(USE_PREF_SIZE);
    label.getStyleClass().add("code");
    label
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    clock.last().get() < 0
                        ? words.of("nothing")
                        : clock.position().get() + 1 + " / " + (clock.last().get() + 1),
                clock.position(),
                clock.last(),
                words.language()));
    return label;
  }

  private Label chip() {
    Label chip = new Label();
    chip.setId("skipped");
    chip.getStyleClass().add("chip");
    chip.setMinWidth(USE_PREF_SIZE);
    clock
        .skipped()
        .subscribe(
            (Optional<Clock.Skipped> skipped) -> {
              chip.setVisible(skipped.isPresent());
              chip.setManaged(skipped.isPresent());
              chip.textProperty().unbind();
              skipped.ifPresent(
                  some -> chip.textProperty().bind(words.bind("skipped", some.events())));
            });
    return chip;
  }
}
