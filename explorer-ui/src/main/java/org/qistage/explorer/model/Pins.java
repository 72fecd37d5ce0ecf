package org.qistage.explorer.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.qistage.foundation.Span;

/// The moments that the user has pinned, in the order of the run; one at most at each.
public final class Pins {
  /// There are never more.
  public static final int MOST = 1_000;

  private final ObservableList<Pin> pins = FXCollections.observableArrayList();

  /// One for all, since it hears of changes only while somebody holds it.
  private final ObservableList<Pin> shown = FXCollections.unmodifiableObservableList(pins);

  private final Clock clock;
  private final Focus focus;

  Pins(Clock clock, Focus focus) {
    this.clock = clock;
    this.focus = focus;
  }

  public ObservableList<Pin> all() {
    return shown;
  }

  /// The one at the present moment.
  public Optional<Pin> here() {
    int position = clock.position().get();
    return pins.stream().filter(pin -> pin.position() == position).findFirst();
  }

  /// Pins the present moment with what is lit; a pin that is there gets another note.
  ///
  /// @param note what is too long of it is cut off
  public void pin(String note) {
    String line = note.replaceAll("\\p{Cntrl}+", " ").strip();
    int end = Math.min(Pin.LONGEST, line.length());
    boolean split =
        end > 0 && end < line.length() && Character.isHighSurrogate(line.charAt(end - 1));
    Optional<Pin> before = here();
    if (clock.last().get() < 0 || (before.isEmpty() && pins.size() >= MOST)) {
      return;
    }
    Optional<Span> lit = focus.lit().get().map(Focus.Lit::span).filter(span -> span.length() > 0);
    before.ifPresent(pins::remove);
    pins.add(new Pin(clock.position().get(), lit, line.substring(0, split ? end - 1 : end)));
    pins.sort(Comparator.comparingInt(Pin::position));
  }

  /// Pins the present moment, or takes its pin away.
  public void toggle() {
    here().ifPresentOrElse(pins::remove, () -> pin(""));
  }

  public void remove(Pin pin) {
    pins.remove(pin);
  }

  public void clear() {
    pins.clear();
  }

  /// In place of all that there are.
  public void set(Collection<Pin> others) {
    pins.setAll(others.stream().sorted(Comparator.comparingInt(Pin::position)).toList());
  }

  /// Goes to a pinned moment, and lights what was lit there.
  public void go(Pin pin, int length, String from) {
    clock.goTo(pin.position());
    pin.focus().filter(span -> span.end() <= length).ifPresent(span -> focus.light(span, from));
  }
}
