package org.qistage.runtime.failure;

import java.util.ArrayList;
import java.util.List;

/// The places that a failure passed on its way out, innermost first: all of a short path, the first
/// and the last few of a long one, with the number of those between. Adding costs constant time.
final class FailurePath {
  static final int FIRST = 20;
  static final int LAST = 10;

  private final List<Site> first;

  /// A ring of the last sites after the first ones; the next goes to `beyond % LAST`.
  private final Site[] last;

  private long beyond;

  FailurePath() {
    first = new ArrayList<>();
    last = new Site[LAST];
  }

  private FailurePath(FailurePath other) {
    first = new ArrayList<>(other.first);
    last = other.last.clone();
    beyond = other.beyond;
  }

  FailurePath copy() {
    return new FailurePath(this);
  }

  void add(Site site) {
    if (first.size() < FIRST) {
      first.add(site);
    } else {
      last[(int) (beyond % LAST)] = site;
      beyond++;
    }
  }

  List<Site> first() {
    return first;
  }

  /// How many sites lie between the first and the last ones.
  long omitted() {
    return Math.max(0, beyond - LAST);
  }

  List<Site> last() {
    List<Site> sites = new ArrayList<>();
    for (long index = Math.max(0, beyond - LAST); index < beyond; index++) {
      sites.add(last[(int) (index % LAST)]);
    }
    return sites;
  }
}
