package org.qistage.runtime;

import org.qistage.runtime.memory.HeapObject;
import org.qistage.runtime.memory.HeapObserver;
import org.qistage.runtime.trace.EventKind;

/// Notes what happens to the heap of a program that counts references. A block is an object that has been
/// allocated: texts that are equal are one object of a recording, but may be several blocks.
final class HeapRecorder implements HeapObserver {
  private final RecordedEvents events;

  HeapRecorder(RecordedEvents events) {
    this.events = events;
  }

  @Override
  public void allocated(HeapObject header, Object object) {
    int type = events.text(header.typeTag());
    int place = events.text(header.site());
    int number = events.number(object);
    events.add(
        EventKind.ALLOCATED, type, place, number, Math.toIntExact(header.size()), header.address());
  }

  @Override
  public void stored(HeapObject header) {
    int size = (int) Math.min(Integer.MAX_VALUE, header.storageSize());
    events.add(EventKind.STORED, block(header), 0, 0, size, header.storageAddress());
  }

  @Override
  public void retained(HeapObject header) {
    events.add(EventKind.RETAINED, block(header), 0, 0, 0, header.count());
  }

  @Override
  public void released(HeapObject header) {
    events.add(EventKind.RELEASED, block(header), 0, 0, 0, header.count());
  }

  @Override
  public void freed(HeapObject header) {
    events.add(EventKind.FREED, block(header), 0, 0, 0, 0);
  }

  private static int block(HeapObject header) {
    return Math.toIntExact(header.number());
  }
}
