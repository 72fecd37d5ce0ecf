package org.qistage.runtime.value;

import java.util.ArrayList;
import java.util.List;

/// The objects whose text is being written on this thread, outermost first. One that is met again
/// inside itself is not written again, so that the text of a cycle ends: `[1, […]]`.
final class PrintedPath {
  private static final ThreadLocal<List<Object>> PATH = ThreadLocal.withInitial(ArrayList::new);

  private PrintedPath() {}

  /// Enters an object, unless it is being written already. Each entered object must be left.
  @SuppressWarnings("ReferenceEquality") // a cycle comes back to the same object
  static boolean enter(Object object) {
    List<Object> path = PATH.get();
    for (int i = path.size() - 1; i >= 0; i--) {
      if (path.get(i) == object) {
        return false;
      }
    }
    path.add(object);
    return true;
  }

  static void leave() {
    List<Object> path = PATH.get();
    path.removeLast();
  }

  /// Starts anew after a text that could not be finished.
  static void forget() {
    PATH.remove();
  }
}
