package org.qistage.explorer.time;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.qistage.explorer.model.Clock;
import org.qistage.explorer.model.Words;
import org.qistage.explorer.model.Workbench;
import org.qistage.pipeline.trace.Breakpoint;
import org.qistage.pipeline.trace.Moment;

/// All breakpoints. One that is chosen is taken away; others are offered for the present task and for the
/// channels that there are.
final class StopsMenu extends MenuButton {
  private static final int MOST_CHANNELS = 12;

  private final Workbench workbench;
  private final Clock clock;
  private final Words words;

  StopsMenu(Workbench workbench) {
    this.workbench = workbench;
    this.clock = workbench.clock();
    this.words = workbench.words(StopsMenu.class);
    setId("breakpoints");
    getStyleClass().add("time-word");
    setMinWidth(USE_PREF_SIZE);
    textProperty().bind(words.bind("stops", Bindings.size(clock.breakpoints())));
    accessibleTextProperty().bind(words.bind("stops.tip", Bindings.size(clock.breakpoints())));
    setOnShowing(_ -> fill());
    fill();
  }

  private void fill() {
    List<MenuItem> items = new ArrayList<>();
    clock.breakpoints().stream()
        .sorted(Comparator.comparing(this::name))
        .forEach(stop -> items.add(item("stop.remove", stop)));
    if (items.isEmpty()) {
      MenuItem none = new MenuItem(words.of("stop.none"));
      none.setDisable(true);
      items.add(none);
    } else {
      MenuItem all = new MenuItem(words.of("stop.removeAll"));
      all.setId("breakpoints-remove-all");
      all.setOnAction(_ -> clock.breakpoints().clear());
      items.add(all);
    }
    List<MenuItem> offers = offers();
    if (!offers.isEmpty()) {
      items.add(new SeparatorMenuItem());
      items.addAll(offers);
    }
    getItems().setAll(items);
  }

  private List<MenuItem> offers() {
    List<Breakpoint> offered = new ArrayList<>();
    int task = workbench.focus().task().get().orElse(clock.task());
    if (task != 0) {
      offered.add(new Breakpoint.Task(task));
    }
    Optional<Moment> moment = clock.moment().get();
    if (moment.isPresent()) {
      moment.get().channels().stream()
          .limit(MOST_CHANNELS)
          .forEach(channel -> offered.add(new Breakpoint.Channel(channel.number())));
    }
    offered.removeAll(clock.breakpoints());
    return offered.stream().map(stop -> item("stop.add", stop)).toList();
  }

  private MenuItem item(String key, Breakpoint stop) {
    MenuItem item = new MenuItem(words.of(key, name(stop)));
    item.setMnemonicParsing(false);
    item.setOnAction(_ -> clock.toggle(stop));
    return item;
  }

  /// What a breakpoint stops at, in words.
  private String name(Breakpoint stop) {
    return switch (stop) {
      case Breakpoint.Line(int file, int line) -> words.of("stop.line", line, file);
      case Breakpoint.State(String function, int state) -> words.of("stop.state", function, state);
      case Breakpoint.Task(int number) -> words.of("stop.task", number);
      case Breakpoint.Channel(int object) -> words.of("stop.channel", object);
    };
  }
}
