package org.qistage.tests.golden;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A value made at first use, so that a crash while making it fails the test that uses it and not
/// the listing of tests. For one thread.
final class Lazy<T> {
  private final Supplier<T> maker;
  private @Nullable T value;

  Lazy(Supplier<T> maker) {
    this.maker = maker;
  }

  T get() {
    T made = value;
    if (made == null) {
      made = maker.get();
      value = made;
    }
    return made;
  }
}
