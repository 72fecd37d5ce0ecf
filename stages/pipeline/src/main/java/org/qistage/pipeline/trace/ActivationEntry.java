package org.qistage.pipeline.trace;

import java.util.Arrays;
import org.qistage.pipeline.trace.PersistentTable.Version;

/// An activation of a function at one moment.
final class ActivationEntry implements PersistentTable.Entry<ActivationEntry> {
  static final int NOT_WRITTEN = -1;

  private final Version version;
  final int number;

  /// The index of its function; -1 when that is not known.
  final int function;

  /// The state that it is suspended in; 0 while it runs or calls.
  int state;

  /// Whether it is a generator that waits to be resumed, in no task.
  boolean waits;

  /// Where in the stack of a task it was put last.
  int place;

  /// The site of the statement that it is at; 0 before the first.
  int site;

  /// For each variable its value, and the event that wrote it last.
  long[] locals;

  int[] written;

  /// What slots hold that no variable has.
  long[] slots;

  ActivationEntry(Version version, int number, int function, int locals, int slots) {
    this(version, number, function, new long[locals], new int[locals], new long[slots]);
    Arrays.fill(written, NOT_WRITTEN);
  }

  private ActivationEntry(
      Version version, int number, int function, long[] locals, int[] written, long[] slots) {
    this.version = version;
    this.number = number;
    this.function = function;
    this.locals = locals;
    this.written = written;
    this.slots = slots;
  }

  @Override
  public Version version() {
    return version;
  }

  @Override
  public ActivationEntry copy(Version other) {
    ActivationEntry copy =
        new ActivationEntry(
            other, number, function, locals.clone(), written.clone(), slots.clone());
    copy.state = state;
    copy.waits = waits;
    copy.place = place;
    copy.site = site;
    return copy;
  }
}
