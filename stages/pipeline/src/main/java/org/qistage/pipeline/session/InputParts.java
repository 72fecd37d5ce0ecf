package org.qistage.pipeline.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qistage.foundation.Span;
import org.qistage.lexing.TokenKind;
import org.qistage.lexing.TokenStream;
import org.qistage.parsing.ParseTree;
import org.qistage.parsing.ParseTrees;

/// Takes an input apart into its declarations and statements.
final class InputParts {
  /// What a part of an input is.
  enum Kind {
    FUNCTION,
    /// A struct, an enum, or methods.
    TYPE,
    METHODS,
    VARIABLE,
    /// An expression and a semicolon.
    EXPRESSION,
    STATEMENT,
    IMPORT
  }

  /// @param name what it declares, or the whole of an import; empty when it declares nothing
  record Part(Kind kind, String name, Span span) {}

  private InputParts() {}

  /// The parts, in order.
  ///
  /// @param tokens of an input that has no errors but of place
  static List<Part> of(TokenStream tokens) {
    List<Part> parts = new ArrayList<>();
    Optional<ParseTree> tree = ParseTrees.of(tokens);
    if (tree.isPresent() && tree.get() instanceof ParseTree.Rule program) {
      for (ParseTree child : program.children()) {
        if (child instanceof ParseTree.Rule statement && !statement.children().isEmpty()) {
          parts.add(part(statement, tokens));
        }
      }
    }
    return parts;
  }

  private static Part part(ParseTree.Rule statement, TokenStream tokens) {
    Span span = statement.span();
    if (!(statement.children().getFirst() instanceof ParseTree.Rule inner)) {
      return new Part(Kind.STATEMENT, "", span);
    }
    return switch (inner.rule()) {
      case "declaration#function" ->
          has(inner, "receiver")
              ? new Part(Kind.METHODS, receiver(inner, tokens) + "." + name(inner, tokens), span)
              : new Part(Kind.FUNCTION, name(inner, tokens), span);
      case "declaration#struct", "declaration#enumeration" ->
          new Part(Kind.TYPE, name(inner, tokens), span);
      case "declaration#methods" -> new Part(Kind.METHODS, "方法 " + name(inner, tokens), span);
      case "plainStatement#variableStatement", "declaration#exportedVariable" ->
          new Part(Kind.VARIABLE, variable(inner, tokens), span);
      case "importClause" -> new Part(Kind.IMPORT, tokens.source().slice(span), span);
      case "expressionClause" ->
          inner.children().size() == 1 && !isPrint(inner)
              ? new Part(Kind.EXPRESSION, "", span)
              : new Part(Kind.STATEMENT, "", span);
      default -> new Part(Kind.STATEMENT, "", span);
    };
  }

  private static boolean has(ParseTree.Rule rule, String child) {
    return rule.children().stream().anyMatch(part -> isRule(part, child));
  }

  private static boolean isRule(ParseTree tree, String name) {
    return tree instanceof ParseTree.Rule rule && rule.rule().equals(name);
  }

  /// Whether it is 打印 or 打印行, which give no value.
  private static boolean isPrint(ParseTree tree) {
    ParseTree at = tree;
    while (at instanceof ParseTree.Rule rule && !rule.children().isEmpty()) {
      at = rule.children().getFirst();
    }
    return at instanceof ParseTree.Leaf(TokenKind kind, _)
        && (kind == TokenKind.PRINT || kind == TokenKind.PRINT_LINE);
  }

  private static String variable(ParseTree.Rule statement, TokenStream tokens) {
    return statement.children().stream()
        .filter(child -> isRule(child, "variable"))
        .map(child -> name((ParseTree.Rule) child, tokens))
        .findFirst()
        .orElse("");
  }

  private static String name(ParseTree.Rule rule, TokenStream tokens) {
    return rule.children().stream()
        .filter(child -> isRule(child, "name"))
        .map(child -> tokens.source().slice(child.span()))
        .findFirst()
        .orElse("");
  }

  private static String receiver(ParseTree.Rule function, TokenStream tokens) {
    return function.children().stream()
        .filter(child -> isRule(child, "receiver"))
        .flatMap(child -> ((ParseTree.Rule) child).children().stream())
        .filter(child -> child instanceof ParseTree.Rule rule && rule.rule().startsWith("type"))
        .map(child -> tokens.source().slice(child.span()))
        .findFirst()
        .orElse("");
  }
}
