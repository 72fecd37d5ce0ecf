package org.qistage.runtime.memory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The header of an object, and where it came from.
public final class HeapObject {
  /// Counted from 1 in the order of the allocations.
  final long number;

  final long address;
  final long size;

  /// What the Qi program calls its type.
  final String typeTag;

  /// Where it was allocated: file, line and function.
  final String site;

  long count;
  long storageAddress;
  long storageSize;

  /// What is held for it outside of its own fields: a task's arguments.
  List<Object> extra = List.of();

  /// The object while it lives; null once it has been freed.
  @Nullable Object object;

  HeapObject(Object object, long number, long address, long size, String typeTag, String site) {
    this.object = object;
    this.number = number;
    this.address = address;
    this.size = size;
    this.typeTag = typeTag;
    this.site = site;
    this.count = 1;
  }

  /// Counted from 1 in the order of the allocations.
  public long number() {
    return number;
  }

  /// With its header, in bytes; without its storage.
  public long size() {
    return size;
  }

  public long storageAddress() {
    return storageAddress;
  }

  public long storageSize() {
    return storageSize;
  }

  public long address() {
    return address;
  }

  /// With its header and its storage, in bytes.
  public long bytes() {
    return size + storageSize;
  }

  public long count() {
    return count;
  }

  public String typeTag() {
    return typeTag;
  }

  public String site() {
    return site;
  }
}
