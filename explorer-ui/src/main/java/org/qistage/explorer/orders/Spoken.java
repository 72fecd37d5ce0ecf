package org.qistage.explorer.orders;

import javafx.beans.binding.StringBinding;
import javafx.beans.value.ObservableValue;
import org.qistage.explorer.model.Words;

/// A schedule in words.
final class Spoken extends StringBinding {
  private final Words words;
  private final ObservableValue<String> schedule;

  Spoken(Words words, ObservableValue<String> schedule) {
    this.words = words;
    this.schedule = schedule;
    bind(schedule, words.language());
  }

  @Override
  protected String computeValue() {
    String text = schedule.getValue();
    return text.isEmpty() ? words.of("fifo") : text;
  }
}
