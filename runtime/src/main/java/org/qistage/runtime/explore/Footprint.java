package org.qistage.runtime.explore;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/// The shared things that a slice has read and written. Two slices whose footprints do not meet do the
/// same in either order.
public final class Footprint {
  /// For each place whether it was written.
  private final IdentityHashMap<Object, Map<Long, Boolean>> places = new IdentityHashMap<>();

  /// All of an object.
  private static final long WHOLE = -1;

  /// A use of all of an object.
  public void use(Object object, boolean write) {
    use(object, WHOLE, write);
  }

  /// A use of one part of an object, which is always used by its parts.
  public void use(Object object, long part, boolean write) {
    places.computeIfAbsent(object, _ -> new HashMap<>()).merge(part, write, Boolean::logicalOr);
  }

  /// The objects with their parts, and for each whether it was written.
  Map<Object, Map<Long, Boolean>> places() {
    return Collections.unmodifiableMap(places);
  }
}
