package org.qistage.runtime.trace;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The kinds of events, each with the names of its columns `a`, `b`, `c`, `d` and `value`; an empty name
/// for a column that it does not use. The names are those of the JSON form.
@SuppressWarnings("EnumOrdinal") // the numbers are those of the recorded form
public enum EventKind {
  // The scheduler
  /// A task is made, by the running task. Its name is a text.
  SPAWNED("task", "", "name", "", ""),
  /// A task joins the ready queue, at its tail. The cause is a {@link Cause}; the origin is the event that
  /// it follows from.
  READIED("task", "cause", "by", "origin", ""),
  /// A task is taken from the ready queue and runs.
  STARTED("task", "position", "", "", ""),
  /// A task that has ended meanwhile is taken from the ready queue.
  SKIPPED("task", "position", "", "", ""),
  /// The running task has saved its frames. It waits as {@link Cause} says: for an object, a task, or a
  /// moment, which is `value`.
  SUSPENDED("task", "cause", "object", "other", "value"),
  /// The running task waits in one more thing of a 选择, or has a time limit: as {@link #SUSPENDED}.
  ALTERNATIVE("task", "cause", "object", "other", "value"),
  COMPLETED("task", "reference", "", "", "value"),
  FAILED("task", "", "object", "", ""),
  CANCELLED("task", "", "object", "", ""),
  TIMER_FIRED("task", "", "", "", ""),

  // Channels and the like
  SENT("", "buffered", "object", "reference", "value"),
  RECEIVED("", "buffered", "object", "reference", "value"),
  CLOSED("", "", "object", "", ""),
  LOCKED("task", "", "object", "", ""),
  UNLOCKED("", "", "object", "", ""),
  COUNTED("", "", "object", "", "value"),
  PRINTED("", "line", "text", "", ""),
  PRINTED_NUMBER("", "line", "", "", "value"),

  // Calls
  ENTERED("activation", "", "function", "", ""),
  /// Left with a value; `object` is not 0 when that is a reference.
  LEFT("activation", "site", "reference", "", "value"),
  YIELDED("activation", "site", "reference", "", "value"),
  /// A generator waits in a state to be resumed.
  WAITING("activation", "site", "state", "", ""),
  RESUMED("activation", "site", "state", "", ""),
  /// The frame of an activation of the running task has been saved in a state.
  SAVED("activation", "", "state", "", ""),
  /// What a slot of that frame holds which no variable has.
  SLOT("activation", "slot", "reference", "", "value"),
  CAUGHT("activation", "site", "object", "", ""),

  // Statements and what they write
  STATEMENT("activation", "site", "", "", ""),
  LOCAL("activation", "site", "reference", "", "value"),
  GLOBAL("activation", "site", "name", "reference", "value"),
  FIELD("activation", "site", "object", "index", "value"),
  ELEMENT("activation", "site", "object", "index", "value"),
  ADDED("activation", "site", "object", "index", "value"),
  POPPED("activation", "site", "object", "index", ""),
  INSERTED("activation", "site", "object", "index", "value"),
  REMOVED("activation", "site", "object", "index", ""),
  /// All that an object holds is new; the contents are `length` values from `value` in the pool.
  CONTENTS("activation", "site", "object", "length", "value"),
  /// A key of a 字典 has a value, or is an element of a 集合.
  ENTRY("activation", "site", "object", "key", "value"),
  ENTRY_GONE("activation", "site", "object", "key", ""),
  /// An object is met for the first time.
  OBJECT("", "", "object", "", ""),

  // The heap of a program that counts references
  /// A block is made for an object, with a count of one. Blocks are numbered from 1, in this order.
  ALLOCATED("type", "place", "object", "size", "address"),
  /// What a block holds beside itself, as the elements of an array, has another place.
  STORED("block", "", "", "size", "address"),
  RETAINED("block", "", "", "", "count"),
  RELEASED("block", "", "", "", "count"),
  FREED("block", "", "", "", ""),

  /// The run is over. The outcome is an {@link RunEnd}.
  ENDED("", "outcome", "text", "", "");

  private static final EventKind[] ALL = values();

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> columns;

  private final boolean task;
  private final boolean activation;
  private final boolean site;

  EventKind(String a, String b, String c, String d, String value) {
    columns = List.of(a, b, c, d, value);
    task = a.equals("task");
    activation = a.equals("activation");
    site = b.equals("site");
  }

  /// The names of the columns `a`, `b`, `c`, `d` and `value`.
  public List<String> columns() {
    return columns;
  }

  /// Its name in JSON.
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<EventKind> named(String text) {
    return Arrays.stream(ALL).filter(kind -> kind.text().equals(text)).findFirst();
  }

  static EventKind of(int ordinal) {
    return ALL[ordinal];
  }

  /// Whether the scheduler or what tasks wait for changes.
  public boolean isScheduling() {
    return ordinal() <= COUNTED.ordinal();
  }

  /// Whether a frame comes into a state or out of it.
  public boolean isOfState() {
    return this == SAVED || this == WAITING || this == RESUMED;
  }

  /// Whether the column `a` is a task.
  public boolean hasTask() {
    return task;
  }

  /// Whether the column `a` is an activation.
  public boolean hasActivation() {
    return activation;
  }

  /// Whether the column `b` is a site.
  public boolean hasSite() {
    return site;
  }

  /// Whether `c` is the number of an object.
  public boolean hasObject() {
    return columns.get(2).equals("object");
  }
}
