package org.qistage.checking;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.qistage.checking.typed.SymbolId;
import org.qistage.checking.typed.TypedFunction;
import org.qistage.checking.typed.TypedProgram;
import org.qistage.foundation.DeepStack;
import org.qistage.foundation.Outcome;
import org.qistage.foundation.Stage;
import org.qistage.parsing.Import;
import org.qistage.parsing.SyntaxTree;

/// The checking stage: resolves names, infers types and finds out which functions may suspend.
///
/// It works in four steps: collect what the files declare; check each body, once; decide
/// suspendability for the whole program; complete the typed trees with it. There is a result for every
/// tree, however faulty.
public final class Checker implements Stage<SyntaxTree, TypedProgram> {

  /// Checks a program of one file. What it imports from other files is reported as missing.
  @Override
  public Outcome<TypedProgram> apply(SyntaxTree tree) {
    return DeepStack.get(
        () -> {
          ProgramFile file = ProgramFile.alone(tree);
          Check check = new Check(List.of(file));
          for (int i = 0; i < file.imports().size(); i++) {
            if (file.imports().get(i) instanceof ImportTarget.Missing) {
              Import imported = tree.program().imports().get(i);
              check
                  .contexts
                  .getFirst()
                  .reporter
                  .report(
                      new PackageProblem.ImportNotFollowed(imported.path()),
                      imported.pathSpan(tree.source()));
            }
          }
          return check.run().getFirst();
        });
  }

  /// Checks the files of a program together.
  ///
  /// @param files a file after all that it imports, the files that join the compiled one before it
  /// @return the outcome of each file, in the same order
  public static List<Outcome<TypedProgram>> checkTogether(List<ProgramFile> files) {
    return DeepStack.get(() -> new Check(files).run());
  }

  /// One run of the stage.
  private static final class Check {
    private final WholeProgram whole = new WholeProgram();
    private final List<ProgramContext> contexts = new ArrayList<>();

    Check(List<ProgramFile> files) {
      PackageScope joined = new PackageScope(whole);
      for (ProgramFile file : files) {
        PackageScope names =
            file.role() == ProgramFile.Role.IMPORTED ? new PackageScope(whole) : joined;
        contexts.add(new ProgramContext(file, names, whole));
      }
    }

    List<Outcome<TypedProgram>> run() {
      contexts.forEach(program -> new ImportCollector(program, contexts).collect());
      List<DeclarationCollector> collectors =
          contexts.stream().map(DeclarationCollector::new).toList();
      List<TypeCollector> types = contexts.stream().map(TypeCollector::new).toList();
      types.forEach(TypeCollector::declare);
      types.forEach(TypeCollector::define);
      types.forEach(TypeCollector::reportInfinite);
      collectors.forEach(DeclarationCollector::collect);
      contexts.forEach(program -> new ImportCollector(program, contexts).checkNames());
      List<Optional<SymbolId>> entries =
          collectors.stream().map(DeclarationCollector::entry).toList();
      contexts.forEach(GlobalChecker::checkAll);
      contexts.forEach(Check::checkBodies);
      for (int i = 0; i < contexts.size(); i++) {
        GlobalChecker.initializeFirst(contexts, contexts.get(i), entries.get(i));
      }
      contexts.forEach(ImportCollector::reportUnused);
      whole.suspensions.solve(
          contexts.stream().flatMap(program -> program.functions.stream()).toList());
      List<Outcome<TypedProgram>> outcomes = new ArrayList<>();
      for (int i = 0; i < contexts.size(); i++) {
        outcomes.add(outcome(contexts.get(i), entries.get(i)));
      }
      return outcomes;
    }

    private static void checkBodies(ProgramContext program) {
      if (!program.functions.isEmpty()) {
        FunctionChecker checker = new FunctionChecker(program, program.functions.getFirst().body);
        for (FunctionEntry function : program.functions) {
          if (function.state == FunctionEntry.State.COLLECTED) {
            checker.check(function);
          }
        }
      }
      program.printForms.report(program.reporter);
    }

    private Outcome<TypedProgram> outcome(ProgramContext program, Optional<SymbolId> entry) {
      TypedProgram typed =
          new TypedProgram(
              program.source,
              program.file.module(),
              program.whole.definitions(program),
              GlobalChecker.initializer(
                  program, new SuspendMarker(program.blocks, program.suspensions)),
              entry.isPresent() ? GlobalChecker.starts(contexts, program) : List.of(),
              completed(program),
              program.symbols.build(),
              program.scopes.build(),
              entry,
              program.suspensions.awaitingElements(),
              program.suspensions.suspendingValues(),
              program.suspensions.reasons(program.functions),
              program.nodes.build());
      return new Outcome<>(typed, program.reporter.inSourceOrder());
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
}
