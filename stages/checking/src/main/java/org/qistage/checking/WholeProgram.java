package org.qistage.checking;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.qistage.checking.typed.TypeDefinition;

/// What the checks of all files of a program share.
final class WholeProgram {
  final SuspendGraph suspensions = new SuspendGraph();

  /// The structs and enums of all files by the names of their types.
  final Map<String, TypeEntry> types = new LinkedHashMap<>();

  /// How many files there are so far.
  int files;

  /// How many functions are being checked inside one another because one needs the element type of
  /// the next.
  int nesting;

  /// How many undefined names have been compared with all others.
  int suggestions;

  /// The structs and enums as a file sees them: its own, and those of the other files, which values in
  /// it may be made of.
  List<TypeDefinition> definitions(ProgramContext file) {
    Stream<TypeEntry> own = types.values().stream().filter(entry -> entry.home() == file);
    Stream<TypeEntry> others = types.values().stream().filter(entry -> entry.home() != file);
    return Stream.concat(own, others).map(entry -> entry.definition(file)).toList();
  }
}
