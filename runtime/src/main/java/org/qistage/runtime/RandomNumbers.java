package org.qistage.runtime;

/// The random numbers of one worker: the same seed gives the same ones on every machine.
///
/// The generator is SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators,
/// 2014): a counter in steps of an odd constant, whose bits are then mixed.
final class RandomNumbers {
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private long state;

  RandomNumbers(long seed) {
    state = seed;
  }

  private long next() {
    state += STEP;
    long bits = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
    bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
    return bits ^ (bits >>> 31);
  }

  /// A number of the range, both ends included, each as likely as the others: what lies beyond the
  /// last whole multiple of the range's size is drawn again.
  long between(long from, long to) {
    long size = to - from + 1;
    if (size == 0) {
      return next();
    }
    long draw = next();
    if (size > 0) {
      long number = Long.remainderUnsigned(draw, size);
      while (Long.compareUnsigned(draw - number, -size) > 0) {
        draw = next();
        number = Long.remainderUnsigned(draw, size);
      }
      return from + number;
    }
    while (draw < from || draw > to) {
      draw = next();
    }
    return draw;
  }
}
