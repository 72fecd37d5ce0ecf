package org.qistage.lowering;

import java.util.Locale;

/// What a {@link Instruction.Probe} tells of. Its operands are, after the number of the activation:
public enum ProbePoint {
  /// The function is entered. Operands: the function's name alone, with the file's module before it.
  ENTER(false),
  /// The function is left. Operands: what it returns; nothing where that is 空.
  LEAVE(true),
  /// The function goes on in a suspended state. Operands: the number of the state.
  RESUMED(false),
  /// A generator hands a value over. Operands: the value, if there is one; the state follows as a
  /// {@link #WAIT}.
  YIELD(true),
  /// A generator waits from here in a state until it is resumed. Operands: the number of the state.
  WAIT(false),
  /// A statement begins.
  STATEMENT(false),
  /// A variable of the function has been written. Operands: its register.
  LOCAL(true),
  /// A variable outside functions has been written. Operands: its name, the value.
  GLOBAL(true),
  /// A handler has caught a failure. Operands: the failure.
  CAUGHT(false),
  /// A part of an object has been written. Operands: the object, the number of the part, which kind of
  /// part: a {@link Access} by its ordinal.
  WRITE(false),
  /// An entry of a 字典 or 集合 has been written or removed. Operands: the object, the key.
  WRITE_ENTRY(false),
  /// A variable outside functions has been read. Operands: its name.
  READ_GLOBAL(false),
  /// A part of an object has been read. Operands as for {@link #WRITE}.
  READ(false);

  private final boolean typed;

  ProbePoint(boolean typed) {
    this.typed = typed;
  }

  /// Whether there is one function of the runtime for each representation of its last operand.
  public boolean isTyped() {
    return typed;
  }

  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Which part of an object is written or read.
  public enum Access {
    /// A field of a struct; its number counts from 0.
    FIELD,
    /// The element of an array at an index.
    ELEMENT,
    /// The variable that a cell holds.
    CELL,
    /// The place that a pointer leads to.
    POINTER,
    /// A new last element of an array.
    ADDED,
    /// The last element of an array, which is gone.
    POPPED,
    /// A new element of an array at an index; those behind it have moved.
    INSERTED,
    /// The element of an array that was at an index; those behind it have moved.
    REMOVED,
    /// All of it.
    CONTENTS
  }
}
