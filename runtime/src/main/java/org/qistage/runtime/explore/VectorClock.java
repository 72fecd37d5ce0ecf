package org.qistage.runtime.explore;

import java.util.Arrays;

/// How far each task had come, as far as somebody knows: what happened before is what a clock has
/// reached. Tasks that it does not know of have not begun. Changed in place.
final class VectorClock {
  private int[] times;

  VectorClock() {
    times = new int[8];
  }

  VectorClock(VectorClock other) {
    times = other.times.clone();
  }

  int at(int task) {
    return task < times.length ? times[task] : 0;
  }

  void set(int task, int time) {
    reserve(task + 1);
    times[task] = time;
  }

  void tick(int task) {
    set(task, at(task) + 1);
  }

  /// Learns what another knows.
  void join(VectorClock other) {
    reserve(other.times.length);
    for (int task = 0; task < other.times.length; task++) {
      times[task] = Math.max(times[task], other.times[task]);
    }
  }

  private void reserve(int size) {
    if (size > times.length) {
      times = Arrays.copyOf(times, Math.max(size, times.length * 2));
    }
  }
}
