package org.qistage.runtime.memory;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// An object of the runtime that the heap model counts. Each reference that it shows is one count of the
/// object referred to.
public interface Holder {
  /// Shows each reference that it holds a count of; one that it holds twice, twice.
  default void eachHeld(Consumer<@Nullable Object> visitor) {}

  /// Called when it has been freed: forgets what it held, so that a use of it afterwards does not go
  /// unnoticed.
  default void poison() {}

  /// The bytes outside of the object's own fields, such as the storage of an array.
  default long storageBytes() {
    return 0;
  }

  /// Whether it holds, besides, the references in the fields that its own class declares.
  default boolean holdsDeclaredFields() {
    return false;
  }

  /// Whether it is counted at all: what there is only one of for all programs is not.
  default boolean isCounted() {
    return true;
  }
}
