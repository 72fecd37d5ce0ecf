package org.qistage.checking;

import java.util.HashMap;
import java.util.Map;

/// What the files of one package declare: the compiled file and those that join it share one, every
/// imported file has its own.
final class PackageScope {
  /// The first variable outside functions of each name.
  final Map<String, GlobalEntry> globalsByName = new HashMap<>();

  /// The first function of each name.
  final Map<String, FunctionEntry> functionsByName = new HashMap<>();

  /// The structs and enums.
  final DeclaredTypes types;

  PackageScope(WholeProgram whole) {
    types = new DeclaredTypes(whole);
  }
}
