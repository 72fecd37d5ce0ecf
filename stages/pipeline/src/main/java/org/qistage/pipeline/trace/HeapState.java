package org.qistage.pipeline.trace;

import org.jspecify.annotations.Nullable;
import org.qistage.pipeline.trace.PersistentTable.Version;
import org.qistage.runtime.trace.EventKind;
import org.qistage.runtime.trace.TraceLog;

/// The heap of a program that counts references, after some of its events.
final class HeapState {
  private final TraceLog log;
  final PersistentTable<BlockEntry> blocks;

  /// The block that was made last for an object.
  final PersistentMap blockOf;

  int allocations;
  int retains;
  int releases;
  int frees;
  long liveBytes;
  long peakBytes;

  HeapState(TraceLog log) {
    this(log, new PersistentTable<>(), new PersistentMap());
  }

  private HeapState(TraceLog log, PersistentTable<BlockEntry> blocks, PersistentMap blockOf) {
    this.log = log;
    this.blocks = blocks;
    this.blockOf = blockOf;
  }

  HeapState snapshot() {
    HeapState copy = new HeapState(log, blocks.snapshot(), blockOf.snapshot());
    copy.allocations = allocations;
    copy.retains = retains;
    copy.releases = releases;
    copy.frees = frees;
    copy.liveBytes = liveBytes;
    copy.peakBytes = peakBytes;
    return copy;
  }

  void apply(EventKind kind, int event, Version version) {
    if (kind == EventKind.ALLOCATED) {
      allocated(event, version);
      return;
    }
    BlockEntry block = blocks.get(log.a(event));
    if (block == null) {
      return;
    }
    switch (kind) {
      case RETAINED -> {
        retains++;
        put(block, log.value(event), event, block.stored(), version);
      }
      case RELEASED -> {
        releases++;
        put(block, log.value(event), event, block.stored(), version);
      }
      case STORED -> {
        liveBytes += log.d(event) - storage(block);
        put(block, block.count(), block.changed(), event, version);
      }
      case FREED -> {
        frees++;
        liveBytes -= log.d(block.allocated()) + storage(block);
        blocks.put(block.number(), null, version);
      }
      default -> throw new IllegalArgumentException(kind + " changes no heap");
    }
    peakBytes = Math.max(peakBytes, liveBytes);
  }

  private void allocated(int event, Version version) {
    int number = ++allocations;
    blocks.put(number, new BlockEntry(version, number, event, 1, event, -1), version);
    int object = log.c(event);
    if (object > 0) {
      blockOf.put(object, number, version);
    }
    liveBytes += log.d(event);
    peakBytes = Math.max(peakBytes, liveBytes);
  }

  private void put(BlockEntry block, long count, int changed, int stored, Version version) {
    blocks.put(
        block.number(),
        new BlockEntry(version, block.number(), block.allocated(), count, changed, stored),
        version);
  }

  /// The bytes that a block has beside itself.
  long storage(BlockEntry block) {
    return block.stored() < 0 ? 0 : log.d(block.stored());
  }

  /// The live block of an object; null when there is none.
  @Nullable BlockEntry of(int object) {
    int number = blockOf.get(object);
    return number == PersistentMap.NONE ? null : blocks.get(number);
  }
}
