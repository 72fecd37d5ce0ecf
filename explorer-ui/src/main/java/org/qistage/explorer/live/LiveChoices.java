package org.qistage.explorer.live;

import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Spinner;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.qistage.explorer.look.Inputs;
import org.qistage.explorer.model.Settings;
import org.qistage.explorer.model.Words;
import org.qistage.pipeline.launch.RunRequest;

/// How a run at full speed is scheduled and when it is ended; kept in the settings.
final class LiveChoices {
  private final Settings settings;
  private final LiveRun run;
  private final Words words;

  LiveChoices(Settings settings, LiveRun run, Words words) {
    this.settings = settings;
    this.run = run;
    this.words = words;
  }

  /// A button that tells the choices, and shows the controls for them.
  MenuButton menu() {
    Spinner<Integer> workers =
        Inputs.number("live-workers", settings.workers(), 1, Settings.MOST_WORKERS);
    HBox parallel = labelled("workers", workers);
    HBox ordered = labelled("seed", Inputs.seed("live-seed", settings.seed()));
    settings
        .workers()
        .subscribe(
            count -> {
              show(parallel, count.intValue() > 0);
              show(ordered, count.intValue() == 0);
            });
    CheckBox given = new CheckBox();
    given.setId("live-given");
    given.textProperty().bind(words.bind("given"));
    given.selectedProperty().bindBidirectional(run.given());
    VBox box =
        new VBox(
            labelled("scheduler", scheduler()),
            ordered,
            parallel,
            labelled(
                "limit",
                Inputs.number("live-limit", settings.runSeconds(), 0, Settings.LONGEST_RUN)),
            given);
    box.getStyleClass().add("live-choices");
    MenuButton menu = new MenuButton();
    menu.setId("live-how");
    menu.textProperty()
        .bind(
            Bindings.createStringBinding(
                this::summary,
                settings.workers(),
                settings.seed(),
                settings.runSeconds(),
                run.given(),
                words.language()));
    menu.accessibleTextProperty().bind(menu.textProperty());
    menu.setMinWidth(Region.USE_PREF_SIZE);
    menu.getItems().add(new CustomMenuItem(box, false));
    return menu;
  }

  private String summary() {
    int workers = settings.workers().get();
    StringBuilder text =
        new StringBuilder(
            workers > 0
                ? words.of("how.parallel", workers)
                : words.of("how.deterministic", settings.seed().get()));
    if (settings.runSeconds().get() > 0) {
      text.append(words.of("how.limit", settings.runSeconds().get()));
    }
    return text.append(words.of(run.given().get() ? "how.given" : "how.typed")).toString();
  }

  private static void show(Region region, boolean shown) {
    region.setVisible(shown);
    region.setManaged(shown);
  }

  private ComboBox<Boolean> scheduler() {
    ComboBox<Boolean> choice = new ComboBox<>(FXCollections.observableArrayList(false, true));
    choice.setId("live-scheduler");
    choice.accessibleTextProperty().bind(words.bind("scheduler"));
    choice.setMinWidth(Region.USE_PREF_SIZE);
    Inputs.speak(
        choice, words.language(), parallel -> words.of(parallel ? "parallel" : "deterministic"));
    settings.workers().subscribe(count -> choice.setValue(count.intValue() > 0));
    choice
        .valueProperty()
        .subscribe(
            parallel -> {
              if (parallel != settings.workers().get() > 0) {
                settings.workers().set(parallel ? RunRequest.DEFAULT_WORKERS : 0);
              }
            });
    return choice;
  }

  private HBox labelled(String key, Region control) {
    Label label = new Label();
    label.textProperty().bind(words.bind(key));
    label.setLabelFor(control);
    label.setMinWidth(Region.USE_PREF_SIZE);
    HBox box = new HBox(label, control);
    box.getStyleClass().add("labelled");
    return box;
  }
}
