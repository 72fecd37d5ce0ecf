package org.qistage.explorer.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import org.qistage.foundation.Span;

/// Which of several things, each with its piece of the text, the focus lights: all that lie within what is
/// lit; when none does, the smallest that hold it.
public final class Lighting {
  private Lighting() {}

  /// @param own the pieces of text of all things that may be lit
  public static Predicate<Span> of(Collection<Span> own, Optional<Span> lit) {
    if (lit.isEmpty()) {
      return _ -> false;
    }
    Span span = lit.get();
    Predicate<Span> within = each -> each.length() > 0 && span.contains(each);
    if (own.stream().anyMatch(within)) {
      return within;
    }
    Optional<Span> smallest =
        own.stream().filter(each -> each.contains(span)).min(Comparator.comparingInt(Span::length));
    return each -> smallest.filter(each::equals).isPresent();
  }
}
