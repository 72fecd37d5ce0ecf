package org.qistage.checking;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qistage.checking.typed.SymbolId;
import org.qistage.checking.typed.Type;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Span;
import org.qistage.parsing.Declaration;
import org.qistage.parsing.FunctionFlavor;
import org.qistage.parsing.Name;
import org.qistage.parsing.Parameter;
import org.qistage.parsing.Program;
import org.qistage.parsing.TypeSyntax;

/// Collects what a file declares, so that functions may be called before they are written, and finds
/// its entry.
final class DeclarationCollector {
  private static final List<String> ENTRIES = List.of("入口", "主函数");

  private final ProgramContext program;

  DeclarationCollector(ProgramContext program) {
    this.program = program;
  }

  void collect() {
    Program syntax = program.file.tree().program();
    for (Declaration declaration : syntax.declarations()) {
      if (declaration instanceof Declaration.ModuleVariable variable) {
        collect(variable);
      }
    }
    MethodCollector methods = new MethodCollector(program, this);
    for (Declaration declaration : syntax.declarations()) {
      if (declaration instanceof Declaration.Function function) {
        if (function.receiver().isPresent()) {
          methods.collect(function, function.receiver().get());
        } else {
          collect(function);
        }
      } else if (declaration instanceof Declaration.Methods block) {
        methods.collect(block);
      }
    }
  }

  private void collect(Declaration.Function syntax) {
    FunctionEntry function = add(syntax, null, null);
    if (function.name().isEmpty()) {
      return;
    }
    GlobalEntry variable = program.globalsByName.get(function.name());
    if (variable != null) {
      program.reporter.report(
          program.labelled(
              Diagnostic.of(new NameProblem.DuplicateName(function.name()), function.span()),
              variable,
              "first"));
      return;
    }
    FunctionEntry first = program.functionsByName.putIfAbsent(function.name(), function);
    if (first != null) {
      program.reporter.report(
          program.labelled(
              Diagnostic.of(new NameProblem.DuplicateName(function.name()), function.span()),
              first,
              "first"));
    }
  }

  /// Adds a function with its parameters.
  ///
  /// @param owner of a method the type that has it
  /// @param receiver of a method the name of its first parameter
  FunctionEntry add(
      Declaration.Function syntax, @Nullable TypeEntry owner, @Nullable Name receiver) {
    FunctionEntry function = program.symbols.addFunction(syntax, owner);
    program.functions.add(function);
    program.scopes.declare(program.module, function.id(program));
    Map<String, VariableEntry> parameters = new HashMap<>();
    if (owner != null && receiver != null) {
      addParameter(function, receiver, owner.type, receiver.span(), parameters);
    }
    for (Parameter parameter : syntax.parameters()) {
      Type type = program.types.value(parameter.type());
      addParameter(function, parameter.name(), type, parameter.span(), parameters);
    }
    syntax.result().ifPresent(result -> setResult(function, result));
    return function;
  }

  private void collect(Declaration.ModuleVariable syntax) {
    GlobalEntry global = program.symbols.addGlobal(syntax, program.globals.size());
    program.globals.add(global);
    program.scopes.declare(program.module, global.id(program));
    String name = global.name().text();
    if (name.isEmpty()) {
      return;
    }
    Declared first = program.functionsByName.get(name); // of a file of the same package
    first = first == null ? program.globalsByName.putIfAbsent(name, global) : first;
    if (first != null) {
      program.reporter.report(
          program.labelled(
              Diagnostic.of(new NameProblem.DuplicateName(name), global.span()), first, "first"));
    }
  }

  private void addParameter(
      FunctionEntry function,
      Name name,
      Type type,
      Span typeSpan,
      Map<String, VariableEntry> others) {
    VariableEntry parameter =
        program.symbols.addVariable(
            name.text(), name.span(), VariableEntry.Kind.PARAMETER, type, function.body);
    parameter.typeSpan = typeSpan;
    VariableEntry first = name.text().isEmpty() ? null : others.putIfAbsent(name.text(), parameter);
    if (first != null) {
      program.reporter.report(
          Diagnostic.of(new NameProblem.DuplicateName(name.text()), name.span())
              .withLabel(first.span, "first"));
    }
    function.parameters.add(parameter);
  }

  /// A type after the parameters: of what 返回 gives, of a 协程 函数 what 让出 gives. An 异步 函数 may
  /// write the 未来 that its call gives.
  private void setResult(FunctionEntry function, TypeSyntax syntax) {
    Type type = program.types.result(syntax);
    switch (function.flavor()) {
      case COROUTINE -> {
        function.element = type;
        function.elementSpan = syntax.span();
      }
      case ASYNC -> function.result = type instanceof Type.FutureOf(Type value) ? value : type;
      case PLAIN -> {
        function.result = type;
        function.deliversFuture = type instanceof Type.FutureOf;
      }
    }
  }

  /// The function that a run starts with, if the file is the compiled one and has it.
  Optional<SymbolId> entry() {
    if (program.file.role() != ProgramFile.Role.COMPILED) {
      return Optional.empty();
    }
    FunctionEntry entry = null;
    for (FunctionEntry function : program.functions) {
      if (!ENTRIES.contains(function.name())) {
        continue;
      }
      if (entry == null) {
        entry = function;
        checkEntry(function);
      } else if (!entry.name().equals(function.name())) {
        program.reporter.report(
            Diagnostic.of(
                    new NameProblem.TwoEntries(entry.name(), function.name()), function.span())
                .withLabel(entry.span(), "first"));
      }
    }
    return Optional.ofNullable(entry).map(function -> function.id(program));
  }

  private void checkEntry(FunctionEntry function) {
    if (!function.parameters.isEmpty()) {
      Span parameters =
          function.parameters.getFirst().typeSpan.to(function.parameters.getLast().typeSpan);
      program.reporter.report(new NameProblem.EntryParameters(function.name()), parameters);
    }
    if (function.flavor() == FunctionFlavor.COROUTINE) {
      program.reporter.report(new NameProblem.EntryIsCoroutine(function.name()), function.span());
    }
  }
}
