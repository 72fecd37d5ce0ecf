package org.qistage.checking;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an imported file offers: its own declarations, and those of the files that it imports with
/// `公开 导入`.
final class PackageMembers {
  private PackageMembers() {}

  /// The file and those that it re-exports, directly or through others; its own come first.
  private static List<ProgramContext> offering(ProgramContext file) {
    List<ProgramContext> found = new ArrayList<>();
    Set<ProgramContext> seen = new HashSet<>();
    found.add(file);
    seen.add(file);
    for (int i = 0; i < found.size(); i++) {
      for (ImportEntry entry : found.get(i).importsInOrder) {
        if (entry.syntax.exported() && entry.target != null && seen.add(entry.target)) {
          found.add(entry.target);
        }
      }
    }
    return found;
  }

  /// The function of a name; a 公开 one if there is one. Null when there is none at all.
  static @Nullable FunctionEntry function(ProgramContext file, String name) {
    FunctionEntry hidden = null;
    for (ProgramContext each : offering(file)) {
      FunctionEntry function = each.names.functionsByName.get(name);
      if (function != null && function.syntax.exported()) {
        return function;
      }
      hidden = hidden == null && each == file ? function : hidden;
    }
    return hidden;
  }

  /// The struct or enum of a name; a 公开 one if there is one. Null when there is none at all.
  static @Nullable TypeEntry type(ProgramContext file, String name) {
    TypeEntry hidden = null;
    for (ProgramContext each : offering(file)) {
      TypeEntry type = each.declaredTypes.find(name);
      if (type != null && type.exported) {
        return type;
      }
      hidden = hidden == null && each == file ? type : hidden;
    }
    return hidden;
  }

  /// The variable outside functions of a name, found likewise.
  static @Nullable GlobalEntry global(ProgramContext file, String name) {
    GlobalEntry hidden = null;
    for (ProgramContext each : offering(file)) {
      GlobalEntry global = each.names.globalsByName.get(name);
      if (global != null && global.syntax.exported()) {
        return global;
      }
      hidden = hidden == null && each == file ? global : hidden;
    }
    return hidden;
  }

  /// The file that a 公开 导入 of the file brings under a name; null when there is none.
  static @Nullable ImportEntry reexport(ProgramContext file, String alias) {
    ImportEntry entry = file.imports.get(alias);
    return entry != null && entry.syntax.exported() ? entry : null;
  }

  /// The names that others may use, for suggestions.
  static Set<String> names(ProgramContext file) {
    Set<String> names = new LinkedHashSet<>();
    for (ProgramContext each : offering(file)) {
      each.names.functionsByName.forEach(
          (name, function) -> {
            if (function.syntax.exported()) {
              names.add(name);
            }
          });
      each.declaredTypes.entries().stream()
          .filter(entry -> entry.exported)
          .forEach(entry -> names.add(entry.name));
      each.names.globalsByName.forEach(
          (name, global) -> {
            if (global.syntax.exported()) {
              names.add(name);
            }
          });
    }
    return names;
  }

  /// Whether others can use anything of it, be it through a 公开 导入.
  static boolean offersAnything(ProgramContext file) {
    return !names(file).isEmpty()
        || offering(file).size() > 1
        || file.importsInOrder.stream().anyMatch(entry -> entry.syntax.exported());
  }
}
