package org.qistage.lowering;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.IntStream;

/// An immutable set of registers.
public final class RegisterSet {
  public static final RegisterSet EMPTY = new RegisterSet(new int[0]);

  /// In ascending order, each once.
  private final int[] registers;

  private RegisterSet(int[] registers) {
    this.registers = registers;
  }

  /// @param registers the registers in any order; copied
  public static RegisterSet of(int[] registers) {
    return registers.length == 0
        ? EMPTY
        : new RegisterSet(IntStream.of(registers).sorted().distinct().toArray());
  }

  public static RegisterSet of(Collection<Integer> registers) {
    return of(registers.stream().mapToInt(Integer::intValue).toArray());
  }

  public boolean contains(int register) {
    return Arrays.binarySearch(registers, register) >= 0;
  }

  public boolean isEmpty() {
    return registers.length == 0;
  }

  public int size() {
    return registers.length;
  }

  /// The register at a place in ascending order, from 0.
  public int get(int place) {
    return registers[place];
  }

  /// The registers in ascending order.
  public IntStream stream() {
    return IntStream.of(registers);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RegisterSet that && Arrays.equals(registers, that.registers);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(registers);
  }

  @Override
  public String toString() {
    return Arrays.toString(registers);
  }
}
