package org.qistage.runtime.value;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The text of a value in the making, with the objects that are being written. One that is met inside
/// itself is not written again, as in `[1, […]]`, and what is nested very deeply is left out.
public final class ValueText {
  /// Deeper objects are written as `…`. Writing one takes some frames of the Java stack.
  static final int DEEPEST = 1_000;

  final StringBuilder text = new StringBuilder();

  /// The objects around the present place, outermost first.
  private final List<Object> around = new ArrayList<>();

  private boolean first = true;

  /// Notes that an object is being written, which {@link #leave} ends.
  ///
  /// @param again what stands for it inside itself
  /// @return whether it is to be written
  boolean enter(Object value, String again) {
    if (isAround(value)) {
      text.append(again);
      return false;
    }
    if (around.size() >= DEEPEST) {
      text.append('…');
      return false;
    }
    around.add(value);
    first = true;
    return true;
  }

  void leave() {
    around.removeLast();
    first = false;
  }

  @SuppressWarnings("ReferenceEquality") // the same object is what would go on for ever
  private boolean isAround(Object value) {
    for (Object each : around) {
      if (each == value) {
        return true;
      }
    }
    return false;
  }

  /// Writes what stands before the value of a field.
  ///
  /// @param name the field's name; empty for a value of a variant
  StringBuilder field(String name) {
    if (!first) {
      text.append(", ");
    }
    first = false;
    if (!name.isEmpty()) {
      text.append(name).append(": ");
    }
    return text;
  }

  /// Writes a value as it stands inside a collection.
  void inside(@Nullable Object value) {
    QiText.appendInside(this, value);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
