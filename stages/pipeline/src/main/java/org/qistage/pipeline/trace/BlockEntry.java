package org.qistage.pipeline.trace;

import org.qistage.pipeline.trace.PersistentTable.Version;

/// A block of the heap of a program that counts references, at one moment.
///
/// @param allocated the event that made it, which tells its type, place, object and address
/// @param changed the last event that changed its count
/// @param stored the last event that gave it storage; -1 for none
record BlockEntry(Version version, int number, int allocated, long count, int changed, int stored)
    implements PersistentTable.Entry<BlockEntry> {
  @Override
  public BlockEntry copy(Version other) {
    return new BlockEntry(other, number, allocated, count, changed, stored);
  }
}
