package org.qistage.pipeline.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.qistage.foundation.Span;
import org.qistage.foundation.graph.GraphNode;
import org.qistage.lowering.Block;
import org.qistage.lowering.Instruction;
import org.qistage.lowering.LoweredFunction;
import org.qistage.pipeline.CompileSnapshot;
import org.qistage.pipeline.graph.TreeGraphs;

/// What each stage made of each piece of a program's text. It is found out once for a program and then asked
/// for one piece after the other; may be used from any thread.
public final class Provenance {
  private final List<TokenRow> tokens;
  private final TreeRows tree;
  private final List<GraphNode> typed;
  private final List<Span> lowered;
  private final List<Span> instructions;

  private Provenance(
      List<TokenRow> tokens,
      TreeRows tree,
      List<GraphNode> typed,
      List<Span> lowered,
      List<Span> instructions) {
    this.tokens = tokens;
    this.tree = tree;
    this.typed = typed;
    this.lowered = lowered;
    this.instructions = instructions;
  }

  /// The way of one piece of the text through the stages.
  ///
  /// @param tokens those within it, or the one that holds it; trivia only where there is nothing else
  /// @param node the smallest node of the syntax tree that holds it
  /// @param type of the smallest node of the typed tree that holds it and has one, such as `整数`
  /// @param lowered how many instructions lowering made of it in the end
  /// @param bytecode how many instructions of the JVM it has come to
  public record Chain(
      Span span,
      List<TokenRow> tokens,
      Optional<TreeRow> node,
      Optional<String> type,
      int lowered,
      int bytecode) {
    public Chain {
      tokens = List.copyOf(tokens);
    }
  }

  public static Provenance of(CompileSnapshot snapshot) {
    return new Provenance(
        TokenRow.of(snapshot),
        TreeRows.syntax(snapshot),
        snapshot.typed().map(program -> TreeGraphs.of(program).nodes()).orElse(List.of()),
        snapshot.passes().isEmpty() ? List.of() : spans(snapshot.passes().getLast().functions()),
        BytecodeView.of(snapshot).stream()
            .flatMap(made -> made.methods().stream())
            .flatMap(method -> method.rows().stream())
            .flatMap(row -> row.from().stream())
            .map(BytecodeView.Origin::span)
            .toList());
  }

  private static List<Span> spans(List<LoweredFunction> functions) {
    List<Span> spans = new ArrayList<>();
    for (LoweredFunction function : functions) {
      for (Block block : function.blocks()) {
        block.instructions().stream().map(Instruction::span).forEach(spans::add);
        spans.add(block.terminator().span());
      }
    }
    return List.copyOf(spans);
  }

  /// The way of a piece of the text.
  public Chain chain(Span span) {
    List<TokenRow> found = of(tokens, TokenRow::span, span);
    List<TokenRow> parsed = found.stream().filter(token -> !token.trivia()).toList();
    // Nothing is made of a comment, though statements that it stands in hold it.
    Optional<Span> code = TokenRow.code(tokens, span);
    return new Chain(
        span,
        parsed.isEmpty() ? found : parsed,
        tree.smallest(span).stream().mapToObj(tree::row).findFirst(),
        code.flatMap(this::type),
        code.map(seen -> of(lowered, Function.identity(), seen).size()).orElse(0),
        code.map(seen -> of(instructions, Function.identity(), seen).size()).orElse(0));
  }

  private Optional<String> type(Span span) {
    return typed.stream()
        .filter(node -> node.span().filter(own -> own.contains(span)).isPresent())
        .filter(node -> typeOf(node).isPresent())
        .min(Comparator.comparingInt(node -> node.span().map(Span::length).orElse(0)))
        .flatMap(Provenance::typeOf);
  }

  private static Optional<String> typeOf(GraphNode node) {
    return node.lines().stream()
        .filter(line -> line.startsWith(": "))
        .map(line -> line.substring(2))
        .findFirst();
  }

  /// What lies within a piece of the text; where nothing does, the smallest that hold it.
  private static <T> List<T> of(List<T> all, Function<T, Span> spanOf, Span span) {
    List<T> within =
        all.stream()
            .filter(each -> spanOf.apply(each).length() > 0)
            .filter(each -> span.contains(spanOf.apply(each)))
            .toList();
    if (!within.isEmpty()) {
      return within;
    }
    Optional<Span> smallest =
        all.stream()
            .map(spanOf)
            .filter(own -> own.contains(span))
            .min(Comparator.comparingInt(Span::length));
    return smallest.isEmpty()
        ? List.of()
        : all.stream().filter(each -> spanOf.apply(each).equals(smallest.get())).toList();
  }
}
