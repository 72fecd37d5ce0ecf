package org.qistage.runtime.ffi;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static org.qistage.runtime.ffi.CLibrary.MEMORY;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.NativeFault;
import org.qistage.runtime.failure.QiError;

/// Native memory that counts its references, with the seed's header in front of the data:
///
/// ```
/// address − 32   a mark
/// address − 24   ref_count
/// address − 16   size        of the data in bytes
/// address −  8   type_tag
/// address        the data, at a multiple of 16
/// address + size a mark
/// ```
///
/// The counts are the ones in memory, as C sees them. Which blocks there are and how large they are is
/// known beside it, so that an address can be judged without reading what may not be memory, and so that
/// a program that writes past a block is found out.
///
/// A block that is freed is overwritten and kept back for a while: its address is not used again so
/// soon, and a change to what it was overwritten with shows that somebody still writes there.
final class NativeHeap {
  static final long BLOCK_TAG = 0;
  static final long STRING_TAG = 1;

  private static final int BEFORE = 32;
  private static final int MARK_BYTES = 8;
  private static final long MARK = 0x5149_E6B0_9451_49A7L;
  private static final byte POISON = (byte) 0xDD;

  /// How much is kept back.
  private static final long KEPT_BYTES = 1 << 20;

  private static final int KEPT_BLOCKS = 1024;

  private final Map<Long, Block> blocks = new HashMap<>();
  private final Deque<Block> kept = new ArrayDeque<>();
  private long keptBytes;
  private long lastNumber;

  /// One allocation.
  static final class Block {
    final long number;
    final long address;
    final long size;
    final long tag;
    private boolean freed;

    private Block(long number, long address, long size, long tag) {
      this.number = number;
      this.address = address;
      this.size = size;
      this.tag = tag;
    }

    private long references() {
      return MEMORY.get(JAVA_LONG, address - 24);
    }

    private void setReferences(long count) {
      MEMORY.set(JAVA_LONG, address - 24, count);
    }

    private boolean isWhole() {
      return MEMORY.get(JAVA_LONG, address - BEFORE) == MARK
          && (freed ? references() == 0 : references() > 0)
          && MEMORY.get(JAVA_LONG, address - 16) == size
          && MEMORY.get(JAVA_LONG, address - 8) == tag
          && MEMORY.get(JAVA_LONG_UNALIGNED, address + size) == MARK;
    }
  }

  /// A block that was not freed.
  record Leak(long block, long size, long tag, long references) {}

  /// Makes a block with one reference; its data is zero.
  Block allocate(long size, long tag) {
    if (size < 0) {
      throw QiError.of(new Fault.NegativeSize(size));
    }
    if (size > Long.MAX_VALUE - BEFORE - MARK_BYTES) {
      throw QiError.of(new Fault.MemoryLimit());
    }
    long address = CLibrary.allocate(BEFORE + size + MARK_BYTES) + BEFORE;
    Block block = new Block(++lastNumber, address, size, tag);
    MEMORY.set(JAVA_LONG, address - BEFORE, MARK);
    block.setReferences(1);
    MEMORY.set(JAVA_LONG, address - 16, size);
    MEMORY.set(JAVA_LONG, address - 8, tag);
    MEMORY.set(JAVA_LONG_UNALIGNED, address + size, MARK);
    blocks.put(address, block);
    return block;
  }

  /// The living block at an address.
  ///
  /// @param call the function that was given it
  /// @param parameter which of its parameters it is
  Block at(long address, String call, String parameter) {
    Block block = known(address, call, parameter);
    if (block.freed) {
      throw QiError.of(new NativeFault.UsedAfterFree(call, block.number, block.size));
    }
    return requireWhole(block);
  }

  /// The living block at an address that a reference is to be taken from.
  Block toFree(long address, String call, String parameter) {
    Block block = known(address, call, parameter);
    if (block.freed) {
      throw QiError.of(new NativeFault.FreedTwice(block.number, block.size));
    }
    return requireWhole(block);
  }

  private Block known(long address, String call, String parameter) {
    if (address == 0) {
      throw QiError.of(new NativeFault.NullPointer(call, parameter));
    }
    Block block = blocks.get(address);
    if (block == null) {
      throw QiError.of(new NativeFault.NotAllocated(call, parameter));
    }
    return block;
  }

  private static Block requireWhole(Block block) {
    if (!block.isWhole()) {
      throw QiError.of(new NativeFault.DamagedBlock(block.number, block.size));
    }
    return block;
  }

  void retain(Block block) {
    block.setReferences(block.references() + 1);
  }

  /// Takes one reference away, and frees the block with its last.
  void release(Block block) {
    long left = block.references() - 1;
    block.setReferences(left);
    if (left > 0) {
      return;
    }
    block.freed = true;
    MEMORY.asSlice(block.address, block.size).fill(POISON);
    kept.add(block);
    keptBytes += block.size;
    while (keptBytes > KEPT_BYTES || kept.size() > KEPT_BLOCKS) {
      giveBack(kept.remove());
    }
  }

  private void giveBack(Block block) {
    keptBytes -= block.size;
    requireUntouched(block);
    blocks.remove(block.address);
    CLibrary.free(block.address - BEFORE);
  }

  private static void requireUntouched(Block block) {
    boolean untouched = block.isWhole();
    for (long at = block.address; untouched && at < block.address + block.size; at++) {
      untouched = MEMORY.get(JAVA_BYTE, at) == POISON;
    }
    if (!untouched) {
      throw QiError.of(new NativeFault.WrittenAfterFree(block.number, block.size));
    }
  }

  /// Looks at every block once more, at the end of the run.
  void requireWhole() {
    for (Block block : blocks.values()) {
      if (block.freed) {
        requireUntouched(block);
      } else {
        requireWhole(block);
      }
    }
  }

  /// What has not been freed, in the order of allocation.
  List<Leak> leaks() {
    return blocks.values().stream()
        .filter(block -> !block.freed)
        .sorted(Comparator.comparingLong(block -> block.number))
        .map(block -> new Leak(block.number, block.size, block.tag, block.references()))
        .toList();
  }

  /// Frees everything. Called when no code of the program can run any more.
  void close() {
    blocks.keySet().forEach(address -> CLibrary.free(address - BEFORE));
    blocks.clear();
    kept.clear();
  }
}
