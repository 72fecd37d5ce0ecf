package org.qistage.explorer.lanes;

/// The part of the lanes that is seen: which events, and which lanes. Immutable.
///
/// @param size how many events there are
/// @param first the event at the left edge, as a fraction where it is between two
/// @param shown so many events are as wide as the view
/// @param lanes how many lanes there are
/// @param top the lane at the upper edge, as a fraction
/// @param rows so many lanes are as high as the view
record LanesWindow(int size, double first, double shown, int lanes, double top, double rows) {
  /// Closer would only make single events wide.
  static final double CLOSEST = 12;

  static LanesWindow whole(int size, int lanes, double rows) {
    return new LanesWindow(size, 0, Math.max(CLOSEST, size), lanes, 0, rows).within();
  }

  /// The same, but with nothing beyond the ends.
  LanesWindow within() {
    double all = Math.max(CLOSEST, size);
    double fewer = Math.clamp(shown, CLOSEST, all);
    return new LanesWindow(
        size,
        Math.clamp(first, 0, all - fewer),
        fewer,
        lanes,
        Math.clamp(top, 0, Math.max(0, lanes - rows)),
        rows);
  }

  /// Shows more or fewer events; one of them stays where it is.
  ///
  /// @param factor above 1 to come closer
  LanesWindow zoomed(double factor, double event) {
    double fewer = Math.clamp(shown / factor, CLOSEST, Math.max(CLOSEST, size));
    double share = (event - first) / shown;
    return new LanesWindow(size, event - share * fewer, fewer, lanes, top, rows).within();
  }

  LanesWindow moved(double events, double by) {
    return new LanesWindow(size, first + events, shown, lanes, top + by, rows).within();
  }

  LanesWindow withRows(double other) {
    return new LanesWindow(size, first, shown, lanes, top, other).within();
  }

  LanesWindow at(double event, double lane) {
    return new LanesWindow(size, event, shown, lanes, lane, rows).within();
  }

  /// Moves as little as needed so that an event and a lane are seen.
  ///
  /// @param lane from 0; less for none
  LanesWindow showing(int event, int lane) {
    double left = first;
    if (event < first || event + 1 > first + shown) {
      left = event - shown / 3;
    }
    double upper = top;
    if (lane >= 0 && lane < top) {
      upper = lane;
    } else if (lane >= 0 && lane + 1 > top + rows) {
      upper = lane + 1 - rows;
    }
    return new LanesWindow(size, left, shown, lanes, upper, rows).within();
  }

  /// Where an event begins, for a view of some width.
  double x(double event, double width) {
    return (event - first) / shown * width;
  }

  /// The event at a place.
  double event(double x, double width) {
    return first + x / Math.max(1, width) * shown;
  }
}
