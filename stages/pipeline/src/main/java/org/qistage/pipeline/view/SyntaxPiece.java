package org.qistage.pipeline.view;

import java.util.Optional;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;
import org.qistage.parsing.SyntaxChildren;
import org.qistage.parsing.SyntaxNode;
import org.qistage.parsing.SyntaxPrinter;
import org.qistage.parsing.SyntaxTree;
import org.qistage.pipeline.StageArtifacts;

/// The part of a syntax tree that stands for a piece of the source.
///
/// @param text the S-expression, as the tree's text form has it
/// @param span of the node
/// @param rule the rule of the grammar that made it
public record SyntaxPiece(String text, Span span, String rule) {

  /// The outermost node for exactly this text, blanks at its ends not counted; else the smallest that holds
  /// it. Empty when there is no tree, or the text is outside of it.
  public static Optional<SyntaxPiece> at(StageArtifacts artifacts, Span span) {
    return artifacts.syntax().flatMap(tree -> at(tree, stripped(tree.source(), span)));
  }

  static Span stripped(SourceText source, Span span) {
    String text = source.slice(span);
    int start = span.start() + text.length() - text.stripLeading().length();
    return new Span(start, Math.max(start, span.start() + text.stripTrailing().length()));
  }

  private static Optional<SyntaxPiece> at(SyntaxTree tree, Span span) {
    SyntaxNode found = tree.program();
    SyntaxNode next = found;
    while (next != null && !next.span().equals(span)) {
      found = next;
      next =
          SyntaxChildren.of(found).stream()
              .filter(child -> child.span().contains(span))
              .findFirst()
              .orElse(null);
    }
    SyntaxNode node = next == null ? found : next;
    return node.span().contains(span)
        ? Optional.of(
            new SyntaxPiece(
                SyntaxPrinter.print(node).stripTrailing(), node.span(), tree.rule(node.id())))
        : Optional.empty();
  }
}
