package org.qistage.explorer.model;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.qistage.foundation.Language;

/// How the user wants the explorer to look.
public final class Settings {
  public static final double SMALLEST = 0.75;
  public static final double LARGEST = 3;
  private static final double STEP = 0.125;

  private final ObjectProperty<Language> language = new SimpleObjectProperty<>(Language.ZH);
  private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.LIGHT);
  private final DoubleProperty scale = new SimpleDoubleProperty(1);
  private final BooleanProperty reducedMotion = new SimpleBooleanProperty();
  private final BooleanProperty inferredTypes = new SimpleBooleanProperty(true);

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
    scale.set(Math.clamp(scale.get() + steps * STEP, SMALLEST, LARGEST));
  }
}
