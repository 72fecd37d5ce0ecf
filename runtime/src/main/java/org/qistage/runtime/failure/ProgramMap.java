package org.qistage.runtime.failure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What leads from generated classes back to the program's own names and lines. Made by whoever
/// launches the program, from what code generation knows; classes that it does not know are no part
/// of a trace.
///
/// @param classes by binary name, such as `程序$主函数$帧`
public record ProgramMap(Map<String, ClassEntry> classes) {
  public ProgramMap {
    classes = Map.copyOf(classes);
  }

  /// @param file the source file as reports name it
  /// @param display for a frame, task or generator class the name of its function; empty for a class
  ///     that belongs to no function
  /// @param stateLines for a frame or generator class the line of each state's suspension point,
  ///     indexed by state; 0 for unknown
  /// @param methods the name of the function that each method belongs to, by the method's name; a
  ///     method without an entry is no part of a trace
  public record ClassEntry(
      String file, String display, List<Integer> stateLines, Map<String, String> methods) {
    public ClassEntry {
      stateLines = List.copyOf(stateLines);
      methods = Map.copyOf(methods);
    }
  }

  /// A map that knows nothing.
  public static ProgramMap empty() {
    return new ProgramMap(Map.of());
  }

  public static Builder builder() {
    return new Builder();
  }

  /// The name of the task's function; its class's name when that is not known.
  public String taskDisplay(TaskName task) {
    return display(task.className());
  }

  /// The name of the function that a generated class belongs to; the class's name when that is not
  /// known.
  public String display(String className) {
    ClassEntry entry = classes.get(className);
    return entry == null || entry.display().isEmpty() ? className : entry.display();
  }

  /// The line of the trace that a place becomes; none for what the program has no name for.
  Optional<TraceLine> line(Site site) {
    return switch (site) {
      case Site.Call(StackTraceElement element) -> call(element);
      case Site.Suspended(String className, int state) -> suspended(className, state);
      case Site.AwaitedBy(TaskName failed, TaskName waiter) ->
          Optional.of(
              new TraceLine.Awaited(
                  failed.number(), taskDisplay(failed), waiter.number(), taskDisplay(waiter)));
    };
  }

  private Optional<TraceLine> call(StackTraceElement element) {
    ClassEntry entry = classes.get(element.getClassName());
    if (entry == null) {
      return Optional.empty();
    }
    String display = entry.methods().get(element.getMethodName());
    if (display == null || display.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new TraceLine.Call(display, entry.file(), Math.max(0, element.getLineNumber())));
  }

  private Optional<TraceLine> suspended(String className, int state) {
    ClassEntry entry = classes.get(className);
    if (entry == null || entry.display().isEmpty()) {
      return Optional.empty();
    }
    List<Integer> lines = entry.stateLines();
    int line = state >= 0 && state < lines.size() ? lines.get(state) : 0;
    return Optional.of(new TraceLine.Call(entry.display(), entry.file(), line));
  }

  /// Collects the classes of a program.
  public static final class Builder {
    private final Map<String, ClassEntry> classes = new HashMap<>();

    private Builder() {}

    public Builder add(String className, ClassEntry entry) {
      classes.put(className, entry);
      return this;
    }

    public ProgramMap build() {
      return new ProgramMap(classes);
    }
  }
}
