package org.qistage.checking;

import org.jspecify.annotations.Nullable;
import org.qistage.foundation.Span;
import org.qistage.parsing.Import;

/// An import while its file is checked.
final class ImportEntry {
  final Import syntax;

  /// The name before the point in the uses.
  final String alias;

  /// The file that it leads to; null for a module of the library and where the file is missing.
  final @Nullable ProgramContext target;

  /// The module of the library that it leads to; empty for a file.
  final String library;

  boolean used;

  ImportEntry(Import syntax, String alias, @Nullable ProgramContext target, String library) {
    this.syntax = syntax;
    this.alias = alias;
    this.target = target;
    this.library = library;
  }

  /// Where the alias is written, or else the path.
  Span span(ProgramContext program) {
    return syntax.alias().isPresent() ? syntax.alias().get().span() : pathSpan(program);
  }

  Span pathSpan(ProgramContext program) {
    return syntax.pathSpan(program.source);
  }

  /// Whether nothing is known of what it offers.
  boolean unknown() {
    return target == null && library.isEmpty();
  }
}
