package org.qistage.pipeline.trace;

import org.jspecify.annotations.Nullable;
import org.qistage.pipeline.trace.PersistentTable.Version;

/// An object at one moment.
final class ObjectEntry implements PersistentTable.Entry<ObjectEntry> {
  private final Version version;
  final int number;

  /// What it holds; null while that is what it held at first.
  @Nullable PersistentLongs contents;

  /// Where its keys are, of a large 字典 or 集合 that is written; else null.
  @Nullable KeyIndex keys;

  /// Whether a channel is closed.
  boolean closed;

  /// Of a lock the task that holds it, of a wait group its count, of a channel whether it holds
  /// references.
  long extra;

  /// The last event that wrote it; -1 for none.
  int written = -1;

  ObjectEntry(Version version, int number) {
    this.version = version;
    this.number = number;
  }

  @Override
  public Version version() {
    return version;
  }

  @Override
  public ObjectEntry copy(Version other) {
    ObjectEntry copy = new ObjectEntry(other, number);
    copy.contents = contents == null ? null : contents.snapshot();
    copy.keys = keys == null ? null : keys.snapshot();
    copy.closed = closed;
    copy.extra = extra;
    copy.written = written;
    return copy;
  }
}
