package org.qistage.pipeline.artifact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.graph.Graph;
import org.qistage.lowering.LoweredFunction;
import org.qistage.lowering.LoweredPrinter;
import org.qistage.lowering.LoweredProgram;
import org.qistage.lowering.PassSnapshot;
import org.qistage.pipeline.CompileSnapshot;
import org.qistage.pipeline.graph.ProgramGraphs;

/// A part of what lowering made, to be shown: all functions or one, as they are in the end or as a
/// pass left them.
///
/// @param title what it shows; empty for the end result
/// @param text its text form
/// @param functions the functions
public record LoweredView(
    String title, String text, List<LoweredFunction> functions, SourceText source) {
  public LoweredView {
    functions = List.copyOf(functions);
  }

  /// The end result.
  public static LoweredView of(LoweredProgram program) {
    return new LoweredView(
        "", LoweredPrinter.print(program), program.functions(), program.source());
  }

  /// What each pass left, in order; empty when the passes were not kept.
  public static List<LoweredView> passes(CompileSnapshot snapshot) {
    List<LoweredView> views = new ArrayList<>();
    for (PassSnapshot pass : snapshot.passes()) {
      views.add(
          new LoweredView(
              pass.pass(),
              LoweredPrinter.print(pass, snapshot.source()),
              pass.functions(),
              snapshot.source()));
    }
    return views;
  }

  /// The names of its functions.
  public List<String> functionNames() {
    return functions.stream().map(LoweredFunction::name).toList();
  }

  /// Only the function of this name; nothing when there is none.
  public Optional<LoweredView> only(String function) {
    return functions.stream()
        .filter(candidate -> candidate.name().equals(function))
        .findFirst()
        .map(
            found ->
                new LoweredView(
                    title, LoweredPrinter.print(found, source), List.of(found), source));
  }

  /// The blocks of the functions.
  public Graph controlFlow() {
    return ProgramGraphs.controlFlow(functions, source);
  }

  /// The states of the functions that may suspend; empty when none may.
  public Optional<Graph> states() {
    return ProgramGraphs.states(functions, source);
  }
}
