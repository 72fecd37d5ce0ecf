package org.qistage.lowering;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.IntStream;

/// An immutable set of registers, one bit each.
public final class RegisterSet {
  private final long[] words;

  /// @param words bit `r % 64` of word `r / 64` says whether register r is in the set; copied
  public RegisterSet(long[] words) {
    this.words = words.clone();
  }

  public static RegisterSet of(Collection<Integer> registers) {
    int last = registers.stream().mapToInt(Integer::intValue).max().orElse(-1);
    long[] words = new long[(last + 64) >> 6];
    for (int register : registers) {
      words[register >> 6] |= 1L << register;
    }
    return new RegisterSet(words);
  }

  public boolean contains(int register) {
    int word = register >> 6;
    return word < words.length && (words[word] & 1L << register) != 0;
  }

  public boolean isEmpty() {
    return next(0) < 0;
  }

  /// The least register in the set that is not less than `from`; -1 when there is none.
  public int next(int from) {
    for (int word = from >> 6; word < words.length; word++) {
      long bits = words[word];
      if (word == from >> 6) {
        bits &= -1L << from;
      }
      if (bits != 0) {
        return (word << 6) + Long.numberOfTrailingZeros(bits);
      }
    }
    return -1;
  }

  /// The registers in ascending order.
  public IntStream stream() {
    return IntStream.iterate(next(0), register -> register >= 0, register -> next(register + 1));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RegisterSet that && Arrays.equals(words, that.words);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(words);
  }

  @Override
  public String toString() {
    return Arrays.toString(stream().toArray());
  }
}
