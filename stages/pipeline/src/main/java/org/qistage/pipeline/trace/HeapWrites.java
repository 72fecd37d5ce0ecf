package org.qistage.pipeline.trace;

import org.qistage.runtime.trace.EventKind;
import org.qistage.runtime.trace.ObjectKind;
import org.qistage.runtime.trace.ObjectTable;
import org.qistage.runtime.trace.TraceLog;

/// Applies what events write into objects.
final class HeapWrites {
  private HeapWrites() {}

  static void apply(EventKind kind, int event, TraceState state) {
    TraceLog log = state.log();
    ObjectEntry object = state.object(log.c(event), event);
    if (object == null) {
      return;
    }
    PersistentLongs contents = state.contents(object);
    int index = log.d(event);
    long value = log.value(event);
    switch (kind) {
      case FIELD, ELEMENT -> {
        if (index >= 0 && index < contents.size()) {
          contents.set(index, value, state.version());
        }
      }
      case ADDED -> contents.add(value, state.version());
      case POPPED -> contents.removeLast(state.version());
      case INSERTED -> {
        if (index >= 0 && index <= contents.size()) {
          contents.insert(index, value, state.version());
        }
      }
      case REMOVED -> {
        if (index >= 0 && index < contents.size()) {
          contents.remove(index, state.version());
        }
      }
      case CONTENTS -> {
        object.contents = pooled(log.objects(), value, index);
        object.keys = null;
      }
      case ENTRY -> entry(object, contents, index, value, state);
      case ENTRY_GONE -> entryGone(object, contents, index, state);
      default -> throw new IllegalArgumentException(kind + " writes no object");
    }
  }

  private static PersistentLongs pooled(ObjectTable table, long start, int length) {
    boolean there = start >= 0 && length >= 0 && start + length <= table.poolSize();
    return there ? new PersistentLongs(table, (int) start, length) : new PersistentLongs();
  }

  /// How many values an entry of a collection has: a 字典 has a key and a value.
  private static int width(ObjectEntry object, TraceState state) {
    return state.log().objects().kind(object.number) == ObjectKind.DICTIONARY ? 2 : 1;
  }

  /// Where a key stands in the contents; -1 when it is not there.
  private static int find(
      ObjectEntry object, PersistentLongs contents, int key, int width, TraceState state) {
    if (object.keys == null && contents.size() >= KeyIndex.SMALLEST * width) {
      object.keys = KeyIndex.of(contents, width, state.version());
      state.worked(contents.size());
    }
    if (object.keys != null) {
      int position = object.keys.find(key);
      return position < 0 ? -1 : position * width;
    }
    for (int place = 0; place < contents.size(); place += width) {
      if (contents.get(place) == key) {
        return place;
      }
    }
    return -1;
  }

  private static void entry(
      ObjectEntry object, PersistentLongs contents, int key, long value, TraceState state) {
    int width = width(object, state);
    int place = find(object, contents, key, width, state);
    if (place < 0) {
      if (object.keys != null) {
        object.keys.added(key, state.version());
      }
      contents.add(key, state.version());
      if (width == 2) {
        contents.add(value, state.version());
      }
    } else if (width == 2) {
      contents.set(place + 1, value, state.version());
    }
  }

  private static void entryGone(
      ObjectEntry object, PersistentLongs contents, int key, TraceState state) {
    int width = width(object, state);
    int place = find(object, contents, key, width, state);
    if (place < 0) {
      return;
    }
    if (object.keys != null) {
      object.keys.removed(key, place / width, state.version());
    }
    for (int i = 0; i < width; i++) {
      contents.remove(place, state.version());
    }
  }
}
