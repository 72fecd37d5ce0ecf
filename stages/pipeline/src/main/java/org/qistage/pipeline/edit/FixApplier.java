package org.qistage.pipeline.edit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Edit;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.foundation.SourceText;
import org.qistage.pipeline.CompileRequest;
import org.qistage.pipeline.CompileSnapshot;
import org.qistage.pipeline.FileSource;
import org.qistage.pipeline.Pipeline;
import org.qistage.pipeline.StageId;

/// Applies the edits that diagnostics propose, until none is left that helps.
///
/// In each round all diagnostics whose edits do not touch each other are fixed at once. When the
/// program is then worse (it has more lexical and syntax errors, or more errors in all), each is tried
/// alone, and what makes the program worse is left. A text that was there before ends the work, so two
/// fixes that undo each other do no harm.
public final class FixApplier {
  /// Fixes uncover problems that could not be seen before, but not without end.
  private static final int ROUNDS = 50;

  /// Trying each fix alone takes a compilation each.
  private static final int TRIES = 200;

  private final FileSource files;
  private final Pipeline pipeline;
  private final Predicate<Diagnostic> wanted;
  private final Set<String> seen = new HashSet<>();
  private int tries;

  private FixApplier(FileSource files, Pipeline pipeline, Predicate<Diagnostic> wanted) {
    this.files = files;
    this.pipeline = pipeline;
    this.wanted = wanted;
  }

  /// Fixes what can be fixed.
  public static FixedProgram fix(SourceText source) {
    return fix(source, FileSource.none(), Pipeline.standard(), _ -> true);
  }

  /// Fixes the diagnostics that are wanted. Only this file is changed.
  ///
  /// @param files where the files come from that it imports
  public static FixedProgram fix(
      SourceText source, FileSource files, Pipeline pipeline, Predicate<Diagnostic> wanted) {
    return new FixApplier(files, pipeline, wanted).run(source);
  }

  private FixedProgram run(SourceText source) {
    State state = state(source);
    int applied = 0;
    for (int round = 0; round < ROUNDS && seen.add(state.source().text()); round++) {
      List<Diagnostic> chosen = apart(state.fixable());
      if (chosen.isEmpty()) {
        break;
      }
      Step step = together(state, chosen);
      if (step.applied() == 0) {
        break;
      }
      state = step.state();
      applied += step.applied();
    }
    return new FixedProgram(state.source(), applied, state.diagnostics());
  }

  /// A program and what is said about it.
  ///
  /// @param structural how many errors the lexer and the parser report
  private record State(
      SourceText source, List<LocatedDiagnostic> diagnostics, long structural, long errors) {
    boolean isWorseThan(State other) {
      return structural > other.structural || errors > other.errors;
    }

    /// The diagnostics of this program that have edits.
    List<Diagnostic> fixable() {
      return diagnostics.stream()
          .filter(located -> located.source().equals(source))
          .map(LocatedDiagnostic::diagnostic)
          .filter(diagnostic -> !diagnostic.edits().isEmpty())
          .toList();
    }
  }

  private record Step(State state, int applied) {}

  private State state(SourceText source) {
    CompileSnapshot snapshot =
        pipeline.compile(CompileRequest.of(source, StageId.CHECK).withFiles(files));
    long structural =
        snapshot.reports().stream()
            .filter(report -> report.stage() != StageId.CHECK)
            .flatMap(report -> report.diagnostics().stream())
            .filter(located -> located.diagnostic().isError())
            .count();
    List<LocatedDiagnostic> all = snapshot.diagnostics();
    long errors = all.stream().filter(located -> located.diagnostic().isError()).count();
    return new State(source, all, structural, errors);
  }

  /// Fixes all at once, or else one after another.
  private Step together(State before, List<Diagnostic> chosen) {
    State after = state(edited(before.source(), chosen));
    if (!after.isWorseThan(before)) {
      return new Step(after, chosen.size());
    }
    for (Diagnostic diagnostic : chosen) {
      if (tries++ >= TRIES) {
        break;
      }
      State alone = state(edited(before.source(), List.of(diagnostic)));
      if (!alone.isWorseThan(before) && !seen.contains(alone.source().text())) {
        return new Step(alone, 1);
      }
    }
    return new Step(before, 0);
  }

  /// The first of the diagnostics, and each further one that touches none before it.
  private List<Diagnostic> apart(List<Diagnostic> diagnostics) {
    List<Diagnostic> chosen = new ArrayList<>();
    List<Edit> taken = new ArrayList<>();
    for (Diagnostic diagnostic : diagnostics) {
      if (wanted.test(diagnostic) && isApart(diagnostic.edits(), taken)) {
        chosen.add(diagnostic);
        taken.addAll(diagnostic.edits());
      }
    }
    return chosen;
  }

  private static boolean isApart(List<Edit> edits, List<Edit> taken) {
    return edits.stream().allMatch(edit -> taken.stream().noneMatch(other -> touches(edit, other)));
  }

  /// Whether two edits overlap or meet; where they meet, their order would matter.
  private static boolean touches(Edit one, Edit other) {
    return one.span().start() <= other.span().end() && other.span().start() <= one.span().end();
  }

  /// The text after the edits of diagnostics, which must not touch each other.
  private static SourceText edited(SourceText source, List<Diagnostic> diagnostics) {
    List<Edit> edits = new ArrayList<>();
    diagnostics.forEach(diagnostic -> edits.addAll(diagnostic.edits()));
    return new SourceText(source.name(), apply(source.text(), edits));
  }

  /// A text after edits. Insertions at one place come in their order.
  static String apply(String text, List<Edit> edits) {
    List<Edit> ordered = new ArrayList<>(edits);
    ordered.sort(Comparator.comparingInt(edit -> edit.span().start()));
    StringBuilder result = new StringBuilder();
    int from = 0;
    for (Edit edit : ordered) {
      if (edit.span().start() < from || edit.span().end() > text.length()) {
        throw new IllegalArgumentException("edits overlap or leave the text: " + edits);
      }
      result.append(text, from, edit.span().start()).append(edit.replacement());
      from = edit.span().end();
    }
    return result.append(text, from, text.length()).toString();
  }
}
