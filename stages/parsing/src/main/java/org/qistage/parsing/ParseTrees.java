package org.qistage.parsing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.qistage.foundation.DeepStack;
import org.qistage.foundation.Span;
import org.qistage.lexing.TokenStream;

/// Makes the parse tree of a token stream, in the very parse that makes its syntax tree. It takes
/// several times the memory of the syntax tree.
public final class ParseTrees {
  private ParseTrees() {}

  /// The parse tree, with recovery where there are faults; empty when the program is too deep to be
  /// parsed at all.
  public static Optional<ParseTree> of(TokenStream tokens) {
    TokenFeed feed = TokenFeed.of(tokens);
    if (DepthLimit.measure(feed).fault().isPresent()) {
      return Optional.empty();
    }
    return Optional.of(DeepStack.get(() -> rule(Parsing.parseTree(tokens, feed))));
  }

  private static ParseTree rule(ParserRuleContext context) {
    List<ParseTree> children = new ArrayList<>(context.getChildCount());
    for (int i = 0; i < context.getChildCount(); i++) {
      switch (context.getChild(i)) {
        case ParserRuleContext inner -> children.add(rule(inner));
        case TerminalNode terminal -> children.add(token(terminal));
        default -> {}
      }
    }
    Span span = context.start == null ? Span.at(0) : Nodes.span(context);
    return new ParseTree.Rule(name(context), span, children);
  }

  private static ParseTree token(TerminalNode node) {
    FedToken token = (FedToken) node.getSymbol();
    if (!token.written()) {
      return new ParseTree.Missing(token.kind(), token.span());
    }
    return node instanceof ErrorNode
        ? new ParseTree.Skipped(token.kind(), token.span())
        : new ParseTree.Leaf(token.kind(), token.span());
  }

  /// The rule's name; the label of an alternative is the name of its context class.
  private static String name(ParserRuleContext context) {
    String rule = org.qistage.parsing.grammar.QiParser.ruleNames[context.getRuleIndex()];
    String type = context.getClass().getSimpleName();
    String label =
        Character.toLowerCase(type.charAt(0))
            + type.substring(1, type.length() - "Context".length());
    return label.equals(rule) ? rule : rule + "#" + label;
  }
}
