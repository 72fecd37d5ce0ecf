package org.qistage.pipeline.launch;

import java.util.List;

/// Changes the classes of a program while they are loaded.
///
/// @param visible the classes that the changed ones need besides those that every program may see
public record CodeChange(List<String> visible, Change change) {
  /// Leaves all as it is.
  public static final CodeChange NONE = new CodeChange(List.of(), (_, bytes) -> bytes);

  /// Lets the program be ended from outside.
  static final CodeChange INTERRUPTIBLE =
      new CodeChange(
          List.of(InterruptibleCode.INTERRUPTIONS.replace('/', '.')),
          (_, bytes) -> InterruptibleCode.of(bytes));

  public CodeChange {
    visible = List.copyOf(visible);
  }

  /// The bytes of a class as they are to be loaded.
  @FunctionalInterface
  public interface Change {
    byte[] of(String className, byte[] bytes);
  }
}
