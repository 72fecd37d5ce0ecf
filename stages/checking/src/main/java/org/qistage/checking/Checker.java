package org.qistage.checking;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.qistage.checking.typed.ScopeKind;
import org.qistage.checking.typed.SuspendReason;
import org.qistage.checking.typed.SymbolId;
import org.qistage.checking.typed.TypedFunction;
import org.qistage.checking.typed.TypedProgram;
import org.qistage.foundation.DeepStack;
import org.qistage.foundation.Outcome;
import org.qistage.foundation.Span;
import org.qistage.foundation.Stage;
import org.qistage.parsing.SyntaxTree;

/// The checking stage: resolves names, infers types and finds out which functions may suspend.
///
/// It works in four steps: collect what the file declares; check each body, once; decide
/// suspendability for the whole program; complete the typed tree with it. There is a result for every
/// tree, however faulty.
public final class Checker implements Stage<SyntaxTree, TypedProgram> {
  @Override
  public Outcome<TypedProgram> apply(SyntaxTree tree) {
    return DeepStack.get(() -> check(tree));
  }

  private static Outcome<TypedProgram> check(SyntaxTree tree) {
    ProgramContext program = new ProgramContext(tree.source());
    Span whole = new Span(0, tree.source().text().length());
    int library = program.scopes.open(ScopeKind.LIBRARY, -1, whole);
    int module = program.scopes.open(ScopeKind.MODULE, library, whole);

    DeclarationCollector collector = new DeclarationCollector(program, module);
    collector.collect(tree.program());
    Optional<SymbolId> entry = collector.entry();

    checkBodies(program, module);
    program.printForms.report(program.reporter);

    program.suspensions.solve(program.functions);
    List<SuspendReason> reasons = program.suspensions.reasons(program.functions);
    TypedProgram typed =
        new TypedProgram(
            tree.source(),
            "",
            List.of(),
            Optional.empty(),
            List.of(),
            completed(program),
            program.symbols.build(),
            program.scopes.build(),
            entry,
            program.suspensions.awaitingElements(),
            reasons,
            program.nodes.build());
    return new Outcome<>(typed, program.reporter.inSourceOrder());
  }

  private static void checkBodies(ProgramContext program, int module) {
    if (program.functions.isEmpty()) {
      return;
    }
    FunctionChecker checker = new FunctionChecker(program, module, program.functions.getFirst());
    for (FunctionEntry function : program.functions) {
      if (function.state == FunctionEntry.State.COLLECTED) {
        checker.check(function);
      }
    }
  }

  private static List<TypedFunction> completed(ProgramContext program) {
    SuspendMarker marker = new SuspendMarker(program.blocks, program.suspensions);
    List<TypedFunction> functions = new ArrayList<>(program.functions.size());
    for (FunctionEntry function : program.functions) {
      TypedFunction typed = Objects.requireNonNull(function.typed, function::name);
      functions.add(program.unmarked.contains(function) ? marker.mark(typed) : typed);
    }
    return functions;
  }
}
