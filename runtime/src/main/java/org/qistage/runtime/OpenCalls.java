package org.qistage.runtime;

import java.util.Arrays;

/// The calls that a task is in: the numbers of their activations, outermost first. What failures leave
/// without a word is found out later and counts meanwhile.
final class OpenCalls {
  private int[] activations = new int[16];
  private int size;

  void push(int activation) {
    if (size == activations.length) {
      activations = Arrays.copyOf(activations, size * 2);
    }
    activations[size++] = activation;
  }

  /// Leaves what is inside an activation that runs; a generator that is not there joins.
  void runs(int activation) {
    for (int place = size - 1; place >= 0; place--) {
      if (activations[place] == activation) {
        size = place + 1;
        return;
      }
    }
    push(activation);
  }

  void leave(int activation) {
    runs(activation);
    size--;
  }

  int size() {
    return size;
  }
}
