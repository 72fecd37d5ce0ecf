package org.qistage.runtime.memory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/// Gives out addresses as a simple allocator does: from a free list of the size where there is one, else
/// from the end. So a freed address is soon seen again. Every address is a multiple of 16.
final class AddressSpace {
  private static final long FIRST = 0x10000;
  private static final long ALIGNMENT = 16;

  private final Map<Long, Deque<Long>> free = new HashMap<>();
  private long end = FIRST;

  static long rounded(long bytes) {
    return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  long take(long bytes) {
    long size = rounded(bytes);
    Deque<Long> list = free.get(size);
    if (list != null && !list.isEmpty()) {
      return list.pop();
    }
    long address = end;
    end += size;
    return address;
  }

  void give(long address, long bytes) {
    free.computeIfAbsent(rounded(bytes), _ -> new ArrayDeque<>()).push(address);
  }
}
