package org.qistage.pipeline.view;

import java.util.List;
import java.util.Optional;
import org.qistage.foundation.Language;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;
import org.qistage.foundation.graph.Graph;
import org.qistage.lowering.FunctionShape;
import org.qistage.lowering.LoweredFunction;
import org.qistage.lowering.LoweredGraphs;
import org.qistage.lowering.LoweredLine;
import org.qistage.lowering.LoweredPrinter;
import org.qistage.lowering.PassSnapshot;
import org.qistage.pipeline.CompileSnapshot;

/// The functions of a program as each pass of lowering left them. Everything is made when it is asked for;
/// may be used from any thread.
public final class LoweredPasses {
  private final List<PassSnapshot> passes;
  private final SourceText source;

  private LoweredPasses(List<PassSnapshot> passes, SourceText source) {
    this.passes = passes;
    this.source = source;
  }

  /// The passes of a compilation; of one that did not keep them, there are none.
  public static LoweredPasses of(CompileSnapshot snapshot) {
    return new LoweredPasses(snapshot.passes(), snapshot.source());
  }

  /// A function of the lowered program.
  ///
  /// @param name unique in the program
  /// @param display what stack traces call it
  /// @param states how many suspension points it has
  public record Function(String name, String display, Span span, Shape shape, int states) {}

  /// How a function is called.
  public enum Shape {
    PLAIN,
    /// It may suspend.
    SUSPENDING,
    GENERATOR
  }

  /// The names of the passes, in order.
  public List<String> names() {
    return passes.stream().map(PassSnapshot::pass).toList();
  }

  /// The functions, in the order of the program; none when there are no passes.
  public List<Function> functions() {
    return passes.isEmpty()
        ? List.of()
        : passes.getLast().functions().stream().map(LoweredPasses::function).toList();
  }

  private static Function function(LoweredFunction function) {
    Shape shape =
        function.shape() == FunctionShape.PLAIN
            ? Shape.PLAIN
            : function.shape() == FunctionShape.GENERATOR ? Shape.GENERATOR : Shape.SUSPENDING;
    return new Function(
        function.name(), function.display(), function.span(), shape, function.states().size());
  }

  /// What a pass left of a function, compared with what the pass before left.
  public List<LoweredRow> rows(int pass, String function) {
    List<LoweredLine> after = lines(pass, function);
    return pass == 0 ? LoweredRow.of(after) : LoweredRow.compared(lines(pass - 1, function), after);
  }

  private List<LoweredLine> lines(int pass, String function) {
    PassSnapshot snapshot = passes.get(pass);
    return find(pass, function)
        .map(found -> LoweredPrinter.lines(snapshot, found, source))
        .orElse(List.of());
  }

  private Optional<LoweredFunction> find(int pass, String function) {
    return passes.get(pass).functions().stream()
        .filter(candidate -> candidate.name().equals(function))
        .findFirst();
  }

  /// The blocks of a function as a pass left it; empty when there is no such function.
  public Optional<Graph> controlFlow(int pass, String function, Language language) {
    return find(pass, function).map(found -> LoweredGraphs.controlFlow(found, source, language));
  }

  /// The states of a function in the end; empty when it never suspends.
  public Optional<Graph> states(String function, Language language) {
    return passes.isEmpty()
        ? Optional.empty()
        : find(passes.size() - 1, function)
            .filter(found -> !found.states().isEmpty())
            .map(found -> LoweredGraphs.states(found, source, language));
  }
}
