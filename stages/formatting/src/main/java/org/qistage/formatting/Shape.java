package org.qistage.formatting;

/// The layouts of one part.
///
/// @param natural on one line if it may and fits
/// @param spread with its last brackets spread over lines, for a part that a call ends with
/// @param spreads whether the two differ
record Shape(Layout natural, Layout spread, boolean spreads) {
  /// A part that has only one layout.
  static Shape only(Layout layout) {
    return new Shape(layout, layout, false);
  }

  static Shape of(Layout natural, Layout spread) {
    return new Shape(natural, spread, true);
  }
}
