package org.qistage.checking.library;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qistage.checking.library.LibraryEntry.Requirement;
import org.qistage.checking.typed.SuspendCause;

/// Collects the entries of the table, area by area.
final class Entries {
  private final Map<String, List<LibraryEntry>> forms = new LinkedHashMap<>();

  /// A function: `幂(底: 整数, 指数: 整数): 整数`, in a module `http.get(url: 字符串): 未来<响应>`.
  void function(String signature, String runtimeName) {
    add(signature, false, runtimeName, Requirement.NONE, Optional.empty(), false);
  }

  /// A function that may suspend the task that calls it.
  void suspending(String signature, String runtimeName, SuspendCause cause) {
    add(signature, false, runtimeName, Requirement.NONE, Optional.of(cause), false);
  }

  /// A function that starts a task of the runtime's and gives its 未来.
  void asynchronous(String signature, String runtimeName) {
    add(signature, false, runtimeName, Requirement.NONE, Optional.empty(), true);
  }

  /// A function that the checker itself knows what to make of.
  void language(String signature) {
    add(signature, false, "", Requirement.NONE, Optional.empty(), false);
  }

  /// A method that the checker itself knows what to make of.
  void languageMethod(String signature) {
    add(signature, true, "", Requirement.NONE, Optional.empty(), false);
  }

  /// A method: `数组<T>.弹出(): T`.
  void method(String signature, String runtimeName) {
    add(signature, true, runtimeName, Requirement.NONE, Optional.empty(), false);
  }

  /// A method that only exists where the elements can do something.
  void method(String signature, String runtimeName, Requirement requirement) {
    add(signature, true, runtimeName, requirement, Optional.empty(), false);
  }

  /// A method that may suspend the task that calls it.
  void suspendingMethod(String signature, String runtimeName, SuspendCause cause) {
    add(signature, true, runtimeName, Requirement.NONE, Optional.of(cause), false);
  }

  private void add(
      String text,
      boolean method,
      String runtimeName,
      Requirement requirement,
      Optional<SuspendCause> suspension,
      boolean asynchronous) {
    Signature signature = Signature.read(text, method);
    String name =
        method
            ? signature.receiver().replaceFirst("<.*", "") + "." + signature.name()
            : signature.name();
    forms
        .computeIfAbsent(name, _ -> new ArrayList<>(1))
        .add(
            new LibraryEntry(
                name,
                method,
                signature.parameters(),
                signature.result(),
                runtimeName,
                requirement,
                suspension,
                asynchronous));
  }

  /// The forms of each name, in the order of the table.
  Map<String, List<LibraryEntry>> all() {
    return forms;
  }
}
