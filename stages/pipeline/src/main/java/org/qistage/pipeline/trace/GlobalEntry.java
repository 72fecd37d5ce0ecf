package org.qistage.pipeline.trace;

import org.qistage.pipeline.trace.PersistentTable.Version;

/// A variable outside functions at one moment.
///
/// @param name the number of its name among the texts
/// @param written the event that wrote it last
record GlobalEntry(Version version, int name, boolean reference, long value, int written)
    implements PersistentTable.Entry<GlobalEntry> {
  @Override
  public GlobalEntry copy(Version other) {
    return new GlobalEntry(other, name, reference, value, written);
  }
}
