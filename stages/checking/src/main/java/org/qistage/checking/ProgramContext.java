package org.qistage.checking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qistage.foundation.Origins;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;

/// What the parts of the checker share while they check one program.
final class ProgramContext {
  final SourceText source;
  final Reporter reporter = new Reporter();

  /// Makes the ids of the typed nodes.
  final Origins.Builder nodes = new Origins.Builder();

  final SymbolTable symbols = new SymbolTable();
  final ScopeTable scopes = new ScopeTable();
  final SuspendGraph suspensions = new SuspendGraph();
  final PrintForms printForms = new PrintForms();
  final TypeResolver types = new TypeResolver(this);

  /// All functions in source order, and the first of each name.
  final List<FunctionEntry> functions = new ArrayList<>();

  final Map<String, FunctionEntry> functionsByName = new HashMap<>();

  /// Names whose declarations are not supported yet: their uses are not told again.
  final Set<String> unsupportedNames = new HashSet<>();

  /// The `启动 { … }` blocks by the id of their typed node, and the functions that hold one or resume
  /// a coroutine: {@link SuspendMarker} completes these.
  final Map<Integer, SuspendGraph.Node> blocks = new HashMap<>();

  final Set<FunctionEntry> unmarked = new HashSet<>();

  /// How many functions are being checked inside one another because one needs the element type of
  /// the next.
  int nesting;

  /// How many undefined names have been compared with all others.
  int suggestions;

  ProgramContext(SourceText source) {
    this.source = source;
  }

  void unsupported(String feature, Span span) {
    reporter.report(new NameProblem.NotSupportedYet(feature), span);
  }
}
