package org.qistage.lowering;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import org.qistage.checking.Checker;
import org.qistage.checking.typed.TypedProgram;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Outcome;
import org.qistage.foundation.SourceText;
import org.qistage.lexing.Lexer;
import org.qistage.lexing.TokenStream;
import org.qistage.parsing.Parser;
import org.qistage.parsing.SyntaxTree;

/// Programs for tests, from their source.
final class Programs {
  private Programs() {}

  /// Checks a program, which must have no errors.
  static TypedProgram check(String source) {
    Outcome<TokenStream> tokens = new Lexer().apply(text(source));
    Outcome<SyntaxTree> tree = new Parser().apply(tokens.result());
    Outcome<TypedProgram> typed = new Checker().apply(tree.result());
    if (tokens.hasErrors() || tree.hasErrors() || typed.hasErrors()) {
      List<Diagnostic> errors = new ArrayList<>(tokens.diagnostics());
      errors.addAll(tree.diagnostics());
      errors.addAll(typed.diagnostics());
      errors.removeIf(diagnostic -> !diagnostic.isError());
      throw new IllegalArgumentException("first of " + errors.size() + ": " + errors.getFirst());
    }
    return typed.result();
  }

  /// Checks a program whatever errors it has.
  static TypedProgram checkAnyway(String source) {
    return new Checker()
        .apply(new Parser().apply(new Lexer().apply(text(source)).result()).result())
        .result();
  }

  static SourceText text(String source) {
    return new SourceText("test.qi", source);
  }

  /// Lowers a program and verifies what each pass made.
  static LoweringResult lower(String source) {
    LoweringResult result = new Lowering().lowerWithPasses(check(source));
    for (PassSnapshot snapshot : result.passes()) {
      for (LoweredFunction function : snapshot.functions()) {
        List<String> problems = LoweredVerifier.problems(function);
        if (!problems.isEmpty()) {
          throw new AssertionError("after " + snapshot.pass() + ": " + problems);
        }
      }
    }
    return result;
  }

  static LoweredFunction function(LoweringResult result, String name) {
    return result.program().functions().stream()
        .filter(function -> function.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  static LoweredFunction function(PassSnapshot snapshot, String name) {
    return snapshot.functions().stream()
        .filter(function -> function.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  static PassSnapshot snapshot(LoweringResult result, String pass) {
    return result.passes().stream()
        .filter(snapshot -> snapshot.pass().equals(pass))
        .findFirst()
        .orElseThrow();
  }

  static List<Instruction> instructions(LoweredFunction function) {
    return function.blocks().stream().flatMap(block -> block.instructions().stream()).toList();
  }

  /// What a program prints when its operations suspend as the oracle says.
  static String run(String source, BooleanSupplier oracle) {
    return new LoweredMachine(lower(source).program(), oracle).run();
  }

  /// What a program prints, whether everything suspends or nothing does.
  static String run(String source) {
    String never = run(source, () -> false);
    String always = run(source, () -> true);
    if (!never.equals(always)) {
      throw new AssertionError("suspended: " + always + "\nnot suspended: " + never);
    }
    return never;
  }

  /// Does something on a thread with a stack of a given size.
  static <T> T onStack(long bytes, Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(null, task, "stack", bytes);
    thread.start();
    try {
      return task.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }
}
