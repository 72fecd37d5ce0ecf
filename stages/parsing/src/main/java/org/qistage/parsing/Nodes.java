package org.qistage.parsing;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.NodeId;
import org.qistage.foundation.Span;
import org.qistage.parsing.grammar.QiParser;
import org.qistage.parsing.grammar.QiParser.BlockContext;

/// What the tree builders share: ids with the rules that made them, spans of parse-tree parts, and
/// the diagnostics for what the grammar takes but the language does not.
final class Nodes {
  private final List<String> rules = new ArrayList<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  /// A fresh id for a node made by a rule, such as `expression#additive`.
  NodeId id(String rule) {
    rules.add(rule);
    return new NodeId(rules.size() - 1);
  }

  List<String> rules() {
    return rules;
  }

  void report(ParseProblem problem, Span primary) {
    report(Diagnostic.of(problem, primary));
  }

  void report(Diagnostic diagnostic) {
    if (diagnostics.size() < Complaints.LIMIT) {
      diagnostics.add(diagnostic);
    } else if (diagnostics.size() == Complaints.LIMIT) {
      var last = new ParseProblem.TooManyErrors(Complaints.LIMIT);
      diagnostics.add(Diagnostic.of(last, diagnostic.primary()));
    }
  }

  List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  static Span span(ParserRuleContext context) {
    FedToken start = (FedToken) context.start;
    FedToken stop = (FedToken) context.stop;
    if (stop == null || stop.end() < start.start()) {
      return Span.at(start.start());
    }
    return new Span(start.start(), stop.end());
  }

  static Span span(TerminalNode node) {
    return ((FedToken) node.getSymbol()).span();
  }

  /// The place where something is missing from a part: its end.
  static Span after(ParserRuleContext context) {
    return Span.at(span(context).end());
  }

  /// The type of the token that is a part's n-th child, or 0.
  static int tokenType(ParserRuleContext context, int n) {
    ParseTree child = context.getChild(n);
    return child instanceof TerminalNode node ? node.getSymbol().getType() : 0;
  }

  /// Whether a part has a token of a type that was really written.
  static boolean has(ParserRuleContext context, int type) {
    return find(context, type) != null;
  }

  static @Nullable TerminalNode find(ParserRuleContext context, int type) {
    TerminalNode node = context.getToken(type, 0);
    return node != null && ((FedToken) node.getSymbol()).written() ? node : null;
  }

  /// Whether recovery skipped tokens inside a part, not inside a part of it.
  static boolean skipped(ParserRuleContext context) {
    return context.children != null && context.children.stream().anyMatch(Nodes::isSkipped);
  }

  private static boolean isSkipped(ParseTree child) {
    return child instanceof ErrorNode node && ((FedToken) node.getSymbol()).written();
  }

  /// Whether recovery skipped tokens between a head, such as a condition, and its block.
  static boolean headIsIncomplete(ParserRuleContext owner) {
    BlockContext block = owner.getRuleContext(BlockContext.class, 0);
    return block != null && block.getChildCount() > 0 && isSkipped(block.getChild(0));
  }

  static boolean isName(@Nullable ParserRuleContext context) {
    return context instanceof QiParser.NameContext || context instanceof QiParser.MemberNameContext;
  }
}
