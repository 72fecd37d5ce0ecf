package org.qistage.explorer.look;

import java.util.function.Function;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.control.TextField;
import org.jspecify.annotations.Nullable;
import org.qistage.foundation.Language;

/// Controls for numbers. What cannot be one changes nothing, and goes when the control is left.
public final class Inputs {
  private static final int LONGEST_SEED = 20;
  private static final int COLUMNS = 6;

  private Inputs() {}

  /// A number that can be typed, and made larger and smaller.
  public static Spinner<Integer> number(String id, IntegerProperty value, int least, int most) {
    Spinner<Integer> spinner = new Spinner<>();
    spinner.setId(id);
    spinner.setEditable(true);
    SpinnerValueFactory.IntegerSpinnerValueFactory values =
        new SpinnerValueFactory.IntegerSpinnerValueFactory(least, most);
    spinner.setValueFactory(values);
    spinner.getEditor().setPrefColumnCount(COLUMNS);
    spinner.getStyleClass().add("number");
    value.subscribe(number -> values.setValue(Math.clamp(number.intValue(), least, most)));
    values
        .valueProperty()
        .subscribe(
            (_, number) -> {
              // A value that cannot be shown here, such as none at all, stays what it is.
              if (number != null && number != Math.clamp(value.get(), least, most)) {
                value.set(number);
              }
            });
    // A text that is no number would be an exception in the control.
    values.setConverter(new Numbers(spinner, least, most));
    return spinner;
  }

  private static final class Numbers extends javafx.util.StringConverter<Integer> {
    private final Spinner<Integer> spinner;
    private final int least;
    private final int most;

    Numbers(Spinner<Integer> spinner, int least, int most) {
      this.spinner = spinner;
      this.least = least;
      this.most = most;
    }

    @Override
    public String toString(@org.jspecify.annotations.Nullable Integer number) {
      return number == null ? "" : number.toString();
    }

    @Override
    public Integer fromString(String text) {
      try {
        return (int) Math.clamp(Long.parseLong(text.strip()), (long) least, (long) most);
      } catch (NumberFormatException _) {
        return spinner.getValue();
      }
    }
  }

  /// Shows the values of a choice in words, which follow the language.
  public static <T> void speak(
      ComboBox<T> choice, ObservableValue<Language> language, Function<T, String> words) {
    language.subscribe(
        _ -> {
          choice.setCellFactory(_ -> new Spoken<>(words));
          choice.setButtonCell(new Spoken<>(words));
        });
  }

  private static final class Spoken<T> extends ListCell<T> {
    private final Function<T, String> words;

    Spoken(Function<T, String> words) {
      this.words = words;
    }

    @Override
    protected void updateItem(@Nullable T value, boolean empty) {
      super.updateItem(value, empty);
      setText(value == null ? "" : words.apply(value));
    }
  }

  /// A whole number of any size.
  public static TextField seed(String id, LongProperty value) {
    TextField field = new TextField();
    field.setId(id);
    field.setPrefColumnCount(COLUMNS);
    value.subscribe(number -> field.setText(Long.toString(number.longValue())));
    Runnable take =
        () -> {
          String text = field.getText().strip();
          try {
            if (text.length() <= LONGEST_SEED) {
              value.set(Long.parseLong(text));
            }
          } catch (NumberFormatException _) {
            // The value stays as it is.
          }
          field.setText(Long.toString(value.get()));
        };
    field.setOnAction(_ -> take.run());
    field
        .focusedProperty()
        .subscribe(
            focused -> {
              if (!focused) {
                take.run();
              }
            });
    return field;
  }
}
