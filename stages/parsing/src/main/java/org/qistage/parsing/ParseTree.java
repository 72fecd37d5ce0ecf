package org.qistage.parsing;

import java.util.List;
import org.qistage.foundation.Span;
import org.qistage.lexing.TokenKind;

/// The parse tree: which rules of the grammar made what of the tokens, before the syntax tree leaves
/// the details out. For views and for
/// the formatter; no stage reads it.
public sealed interface ParseTree {
  Span span();

  /// A rule of the grammar and what it was applied to.
  ///
  /// @param rule its name, with `#label` when the alternative has one
  record Rule(String rule, Span span, List<ParseTree> children) implements ParseTree {
    public Rule {
      children = List.copyOf(children);
    }
  }

  /// A token that a rule took.
  record Leaf(TokenKind kind, Span span) implements ParseTree {}

  /// A token that recovery made up where it was missing; the span is empty.
  record Missing(TokenKind kind, Span span) implements ParseTree {}

  /// A token that recovery skipped.
  record Skipped(TokenKind kind, Span span) implements ParseTree {}
}
