package org.qistage.explorer.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.Property;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.qistage.explorer.look.Fonts;
import org.qistage.explorer.look.Inputs;
import org.qistage.explorer.look.Look;
import org.qistage.explorer.model.Settings;
import org.qistage.explorer.model.Theme;
import org.qistage.explorer.model.Words;
import org.qistage.explorer.model.Workbench;
import org.qistage.foundation.Language;
import org.qistage.pipeline.launch.MemoryModel;

/// All settings. A change holds at once, and is kept.
public final class SettingsWindow extends SideWindow {
  public SettingsWindow(Workbench workbench, Look look, Stage owner) {
    super(owner, look, workbench, "settings", new Form(workbench), defaults(workbench));
  }

  private static Button defaults(Workbench workbench) {
    Words words = workbench.words(SettingsWindow.class);
    Button button = new Button();
    button.setId("settings-defaults");
    button.textProperty().bind(words.bind("defaults"));
    button.accessibleTextProperty().bind(words.bind("defaults"));
    button.setOnAction(_ -> workbench.settings().toDefaults());
    return button;
  }

  /// The settings in groups, a row each.
  private static final class Form extends GridPane {
    private static final List<MemoryModel> MEMORY = List.of(MemoryModel.GC, MemoryModel.REFCOUNT);

    private final Settings settings;
    private final Words words;
    private int rows;

    Form(Workbench workbench) {
      this.settings = workbench.settings();
      this.words = workbench.words(SettingsWindow.class);
      setId("settings-form");
      getStyleClass().add("settings-form");
      group("look");
      row(
          "language",
          choice(
              "language",
              List.of(Language.values()),
              settings.language(),
              language -> "language." + tag(language)));
      row(
          "theme",
          choice(
              "theme", List.of(Theme.values()), settings.theme(), theme -> "theme." + tag(theme)));
      row("scale", scale());
      List<String> fonts = Fonts.offered();
      if (fonts.size() > 1) {
        row("font", font(fonts));
      }
      flag("reducedMotion", settings.reducedMotion());
      flag("inferredTypes", settings.inferredTypes());
      group("recordings");
      row("memory", choice("memory", MEMORY, settings.memory(), memory -> "memory." + tag(memory)));
      row("seed", Inputs.seed("set-seed", settings.seed()));
      row(
          "events",
          Inputs.number(
              "set-events", settings.events(), Settings.FEWEST_EVENTS, Settings.MOST_EVENTS));
      row("seconds", Inputs.number("set-seconds", settings.seconds(), 1, Settings.MOST_SECONDS));
      group("runs");
      row("workers", Inputs.number("set-workers", settings.workers(), 0, Settings.MOST_WORKERS));
      row(
          "runSeconds",
          Inputs.number("set-runSeconds", settings.runSeconds(), 0, Settings.LONGEST_RUN));
      group("files");
      flag("autosave", settings.autosave());
    }

    private static String tag(Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT);
    }

    private void group(String key) {
      Label title = new Label();
      title.textProperty().bind(words.bind("group." + key));
      title.getStyleClass().add("settings-group");
      add(title, 0, rows++, 2, 1);
    }

    private void row(String key, Region control) {
      Label label = new Label();
      label.textProperty().bind(words.bind(key));
      label.setLabelFor(control);
      label.setMinWidth(Region.USE_PREF_SIZE);
      control.accessibleTextProperty().bind(words.bind(key));
      control.setMinWidth(Region.USE_PREF_SIZE);
      add(label, 0, rows);
      add(control, 1, rows++);
    }

    private void flag(String key, BooleanProperty value) {
      CheckBox box = new CheckBox();
      box.setId("set-" + key);
      box.textProperty().bind(words.bind(key));
      box.selectedProperty().bindBidirectional(value);
      add((Node) box, 0, rows++, 2, 1);
    }

    /// @param name of the words for a value
    private <T> ComboBox<T> choice(
        String id, List<T> values, Property<T> value, Function<T, String> name) {
      return combo(id, values, value, each -> words.of(name.apply(each)));
    }

    private ComboBox<String> font(List<String> fonts) {
      List<String> values = new ArrayList<>(List.of(""));
      values.addAll(fonts);
      return combo(
          "font",
          values,
          settings.font(),
          family -> family.isEmpty() ? words.of("font.automatic") : family);
    }

    private <T> ComboBox<T> combo(
        String id, List<T> values, Property<T> value, Function<T, String> text) {
      ComboBox<T> combo = new ComboBox<>(FXCollections.observableList(values));
      combo.setId("set-" + id);
      Inputs.speak(combo, words.language(), text);
      combo.valueProperty().bindBidirectional(value);
      return combo;
    }

    private HBox scale() {
      Slider slider = new Slider(Settings.SMALLEST, Settings.LARGEST, settings.scale().get());
      slider.setId("set-scale");
      slider.setMajorTickUnit(0.25);
      slider.setMinorTickCount(1);
      slider.setSnapToTicks(true);
      slider.setBlockIncrement(0.125);
      slider.accessibleTextProperty().bind(words.bind("scale"));
      settings.scale().subscribe(scale -> slider.setValue(scale.doubleValue()));
      // The size under the pointer must not change while it is being dragged.
      slider
          .valueProperty()
          .subscribe(
              value -> {
                if (!slider.isValueChanging()) {
                  settings.scaleTo(value.doubleValue());
                }
              });
      slider
          .valueChangingProperty()
          .subscribe(
              changing -> {
                if (!changing) {
                  settings.scaleTo(slider.getValue());
                }
              });
      Label percent = new Label();
      percent
          .textProperty()
          .bind(
              Bindings.createStringBinding(
                  () -> Math.round(slider.getValue() * 100) + " %", slider.valueProperty()));
      HBox box = new HBox(slider, percent);
      box.getStyleClass().add("labelled");
      return box;
    }
  }
}
