package org.qistage.explorer.model;

import java.util.List;

/// A view that shows one of several things at a time, each of which belongs on a picture of all views.
public interface Faced {
  /// The keys of what it does not show at first.
  List<String> faces();

  /// Shows one of them.
  void show(String face);
}
