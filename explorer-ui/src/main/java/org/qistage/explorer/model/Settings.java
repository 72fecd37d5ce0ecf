package org.qistage.explorer.model;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.qistage.foundation.Language;
import org.qistage.pipeline.launch.MemoryModel;
import org.qistage.pipeline.launch.RunRequest;
import org.qistage.runtime.trace.RecordingLimits;

/// How the user wants the explorer to look, and programs to be recorded and run.
public final class Settings {
  public static final double SMALLEST = 0.75;
  public static final double LARGEST = 3;
  public static final int FEWEST_EVENTS = 1_000;
  public static final int MOST_EVENTS = 5_000_000;
  public static final int MOST_SECONDS = 120;
  public static final int MOST_WORKERS = RunRequest.MOST_WORKERS;

  /// The longest time limit of a run at full speed, in seconds.
  public static final int LONGEST_RUN = 24 * 60 * 60;

  private static final double STEP = 0.125;

  private final ObjectProperty<Language> language = new SimpleObjectProperty<>(Language.ZH);
  private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.LIGHT);
  private final DoubleProperty scale = new SimpleDoubleProperty(1);
  private final BooleanProperty reducedMotion = new SimpleBooleanProperty();
  private final BooleanProperty inferredTypes = new SimpleBooleanProperty(true);
  private final StringProperty font = new SimpleStringProperty("");
  private final BooleanProperty autosave = new SimpleBooleanProperty();
  private final ObjectProperty<MemoryModel> memory = new SimpleObjectProperty<>(MemoryModel.GC);
  private final LongProperty seed = new SimpleLongProperty();
  private final IntegerProperty events = new SimpleIntegerProperty(ProgramRequest.LIVE.events());
  private final IntegerProperty seconds =
      new SimpleIntegerProperty((int) (ProgramRequest.LIVE.milliseconds() / 1_000));
  private final IntegerProperty workers = new SimpleIntegerProperty();
  private final IntegerProperty runSeconds = new SimpleIntegerProperty();

  public ObjectProperty<Language> language() {
    return language;
  }

  public ObjectProperty<Theme> theme() {
    return theme;
  }

  /// How many times as large as usual everything is, for projectors.
  public DoubleProperty scale() {
    return scale;
  }

  /// Whether things change at once, without moving.
  public BooleanProperty reducedMotion() {
    return reducedMotion;
  }

  /// Whether the editor shows types that are not written.
  public BooleanProperty inferredTypes() {
    return inferredTypes;
  }

  /// The family that words are set in; empty to let the explorer choose.
  public StringProperty font() {
    return font;
  }

  /// Whether a changed text is saved into its own file without being asked for.
  public BooleanProperty autosave() {
    return autosave;
  }

  /// Whether recorded programs count their references.
  public ObjectProperty<MemoryModel> memory() {
    return memory;
  }

  /// What the order of ready tasks is drawn by; 0 for first in, first out.
  public LongProperty seed() {
    return seed;
  }

  /// How many events a recording has at most.
  public IntegerProperty events() {
    return events;
  }

  /// How many seconds a recording takes at most.
  public IntegerProperty seconds() {
    return seconds;
  }

  /// How many workers run tasks side by side at full speed; 0 for one, whose order is always the same.
  public IntegerProperty workers() {
    return workers;
  }

  /// After how many seconds a run at full speed is ended; 0 for never.
  public IntegerProperty runSeconds() {
    return runSeconds;
  }

  /// How much of a run is recorded.
  public RecordingLimits limits() {
    return ProgramRequest.LIVE.withEvents(events.get()).withMilliseconds(seconds.get() * 1_000L);
  }

  public void switchLanguage() {
    language.set(language.get() == Language.ZH ? Language.EN : Language.ZH);
  }

  public void switchTheme() {
    theme.set(theme.get().other());
  }

  /// Makes everything larger, or smaller.
  ///
  /// @param steps so many; negative for smaller
  public void zoom(int steps) {
    scaleTo(scale.get() + steps * STEP);
  }

  /// Makes everything so many times as large as usual, as far as that is allowed, in whole steps.
  public void scaleTo(double times) {
    scale.set(Math.clamp(Math.rint(times / STEP) * STEP, SMALLEST, LARGEST));
  }

  /// All as at the first start, but the language.
  public void toDefaults() {
    Settings usual = new Settings();
    theme.set(usual.theme.get());
    scale.set(usual.scale.get());
    reducedMotion.set(usual.reducedMotion.get());
    inferredTypes.set(usual.inferredTypes.get());
    font.set(usual.font.get());
    autosave.set(usual.autosave.get());
    memory.set(usual.memory.get());
    seed.set(usual.seed.get());
    events.set(usual.events.get());
    seconds.set(usual.seconds.get());
    workers.set(usual.workers.get());
    runSeconds.set(usual.runSeconds.get());
  }
}
