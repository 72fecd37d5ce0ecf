package org.qistage.runtime;

import org.jspecify.annotations.Nullable;
import org.qistage.runtime.trace.EventKind;
import org.qistage.runtime.trace.ObjectKind;
import org.qistage.runtime.value.ArrayValue;
import org.qistage.runtime.value.CellBool;
import org.qistage.runtime.value.CellF64;
import org.qistage.runtime.value.CellI32;
import org.qistage.runtime.value.CellI64;
import org.qistage.runtime.value.CellRef;
import org.qistage.runtime.value.DictValue;
import org.qistage.runtime.value.KeyedValue;
import org.qistage.runtime.value.Pointer;
import org.qistage.runtime.value.PointerBool;
import org.qistage.runtime.value.PointerF64;
import org.qistage.runtime.value.PointerI32;
import org.qistage.runtime.value.PointerI64;
import org.qistage.runtime.value.PointerRef;
import org.qistage.runtime.value.ValueParts;

/// Notes what has been written into objects and variables outside functions. Probes tell of a write after
/// it is done, so the values are read from the objects.
final class WriteRecorder {
  private final RecordedEvents events;
  private final ObjectRecorder objects;

  WriteRecorder(RecordedEvents events) {
    this.events = events;
    this.objects = events.objects();
  }

  /// A variable outside functions has been written.
  void global(int activation, int site, String name, long bits, @Nullable Object ref) {
    long value = events.value(bits, ref);
    events.add(
        EventKind.GLOBAL, activation, site, events.text(name), RecordedEvents.flag(ref), value);
  }

  /// A part of an object has been written.
  void write(int activation, int site, @Nullable Object object, long index, ObjectAccess access) {
    if (object == null) {
      return;
    }
    boolean known = objects.isKnown(object);
    int holder = events.number(object);
    if (!known && changesSize(access)) {
      // What the object was met with holds it already.
      return;
    }
    switch (access) {
      case FIELD -> field(activation, site, object, (int) index);
      case ELEMENT ->
          element(EventKind.ELEMENT, activation, site, (ArrayValue) object, (int) index);
      case ADDED -> {
        ArrayValue array = (ArrayValue) object;
        element(EventKind.ADDED, activation, site, array, ValueParts.length(array) - 1);
      }
      case INSERTED ->
          element(EventKind.INSERTED, activation, site, (ArrayValue) object, (int) index);
      case POPPED ->
          events.add(
              EventKind.POPPED,
              activation,
              site,
              holder,
              ValueParts.length((ArrayValue) object),
              0);
      case REMOVED -> events.add(EventKind.REMOVED, activation, site, holder, (int) index, 0);
      case CELL, POINTER -> pointed(activation, site, object);
      case CONTENTS -> {
        int start = objects.contents(object);
        events.checkHeap();
        events.add(EventKind.CONTENTS, activation, site, holder, objects.lengthFrom(start), start);
      }
    }
  }

  private static boolean changesSize(ObjectAccess access) {
    return switch (access) {
      case ADDED, POPPED, INSERTED, REMOVED -> true;
      case FIELD, ELEMENT, CELL, POINTER, CONTENTS -> false;
    };
  }

  private void field(int activation, int site, Object object, int index) {
    int holder = events.number(object);
    long value = objects.field(object, index);
    events.add(EventKind.FIELD, activation, site, holder, index, value);
  }

  private void element(EventKind kind, int activation, int site, ArrayValue array, int index) {
    int holder = events.number(array);
    long value = objects.element(array, index);
    events.add(kind, activation, site, holder, index, value);
  }

  /// What a pointer leads to: a variable in a cell, an element, a field, or a variable outside functions.
  private void pointed(int activation, int site, Object pointer) {
    switch (pointer) {
      case CellI64 cell -> cell(activation, site, cell, cell.value);
      case CellI32 cell -> cell(activation, site, cell, cell.value);
      case CellF64 cell -> cell(activation, site, cell, Double.doubleToRawLongBits(cell.value));
      case CellBool cell -> cell(activation, site, cell, cell.value ? 1 : 0);
      case CellRef cell -> cell(activation, site, cell, events.number(cell.value));
      case Pointer other -> {
        switch (other.holder()) {
          case ArrayValue array ->
              element(EventKind.ELEMENT, activation, site, array, (int) other.position());
          case String name -> place(activation, site, name, other);
          default -> field(activation, site, other.holder(), (int) other.position());
        }
      }
      default -> throw new IllegalStateException("no pointer: " + pointer.getClass());
    }
  }

  private void cell(int activation, int site, Object cell, long value) {
    int object = events.number(cell);
    events.add(EventKind.FIELD, activation, site, object, 0, value);
  }

  private void place(int activation, int site, String name, Pointer pointer) {
    switch (pointer) {
      case PointerI64 place -> global(activation, site, name, place.get(), null);
      case PointerI32 place -> global(activation, site, name, place.get(), null);
      case PointerF64 place ->
          global(activation, site, name, Double.doubleToRawLongBits(place.get()), null);
      case PointerBool place -> global(activation, site, name, place.get() ? 1 : 0, null);
      case PointerRef place -> global(activation, site, name, 0, place.get());
      default -> throw new IllegalStateException("no pointer: " + pointer.getClass());
    }
  }

  /// An entry of a 字典 or a 集合 has been written or taken away.
  void entry(int activation, int site, @Nullable Object object, @Nullable Object key) {
    if (!(object instanceof KeyedValue keyed)) {
      return;
    }
    int holder = events.number(keyed);
    int held = events.number(ValueParts.heldKey(keyed, key));
    if (ValueParts.contains(keyed, key)) {
      int value = keyed instanceof DictValue ? events.number(ValueParts.value(keyed, key)) : 0;
      events.add(EventKind.ENTRY, activation, site, holder, held, value);
    } else if (events.log().objects().kind(held) == ObjectKind.STRING
        || events.log().objects().kind(held) == ObjectKind.BOX) {
      events.add(EventKind.ENTRY_GONE, activation, site, holder, held, 0);
    } else {
      // An equal key may be another object.
      int start = objects.contents(keyed);
      events.add(EventKind.CONTENTS, activation, site, holder, objects.lengthFrom(start), start);
    }
  }
}
