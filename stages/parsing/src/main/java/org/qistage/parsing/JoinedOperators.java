package org.qistage.parsing;

import java.util.ArrayList;
import java.util.List;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Span;
import org.qistage.lexing.Channel;
import org.qistage.lexing.Token;
import org.qistage.lexing.TokenKind;
import org.qistage.parsing.grammar.QiParser;

/// Puts what was meant in place of operators that Qi does not have or reads otherwise, before a faulty
/// token sequence is parsed again: `) -> 整数` for `) : 整数`, `x++;` for `x += 1;`, and `数组<整数>= 值`
/// for `数组<整数> = 值`. The rest of the program then means what its author thinks, and nothing is said
/// but the one mistake.
final class JoinedOperators {
  private final TokenFeed feed;
  private final List<FedToken> tokens = new ArrayList<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  private JoinedOperators(TokenFeed feed) {
    this.feed = feed;
  }

  /// The tokens that were meant, and a diagnostic for each mistake.
  record Result(TokenFeed feed, List<Diagnostic> diagnostics) {}

  static Result of(TokenFeed feed) {
    JoinedOperators operators = new JoinedOperators(feed);
    for (int at = 0; at < feed.size(); ) {
      at += operators.take(at);
    }
    return new Result(
        operators.diagnostics.isEmpty() ? feed : feed.with(operators.tokens),
        operators.diagnostics);
  }

  /// Takes over one or more tokens.
  ///
  /// @return how many
  private int take(int at) {
    FedToken token = feed.get(at);
    if (isArrow(at)) {
      Span span = token.span().to(feed.get(at + 1).span());
      tokens.add(token(TokenKind.COLON, span));
      diagnostics.add(Diagnostic.of(new ParseProblem.ArrowForColon(), span).withEdit(span, ":"));
      return 2;
    }
    if (isStep(at)) {
      step(at);
      return 2;
    }
    if (token.type() == QiParser.GREATER_EQUAL && endsDeclaredType(at)) {
      int middle = token.start() + 1;
      tokens.add(token(TokenKind.GREATER, new Span(token.start(), middle)));
      tokens.add(token(TokenKind.ASSIGN, new Span(middle, token.end())));
      diagnostics.add(
          Diagnostic.of(new ParseProblem.JoinedGreater(), token.span())
              .withEdit(token.span(), "> ="));
      return 1;
    }
    tokens.add(token);
    return 1;
  }

  private FedToken token(TokenKind kind, Span span) {
    Token made = new Token(kind, span, Channel.DEFAULT, false);
    return new FedToken(feed.source(), made, TokenFeed.type(kind), -1, true);
  }

  private boolean touchesNext(int at) {
    return at + 1 < feed.size() && feed.get(at).end() == feed.get(at + 1).start();
  }

  private int type(int at) {
    return at >= 0 && at < feed.size() ? feed.get(at).type() : org.antlr.v4.runtime.Token.EOF;
  }

  /// `->` after the parentheses of a function; no expression has these two in a row.
  private boolean isArrow(int at) {
    return type(at) == QiParser.MINUS
        && type(at + 1) == QiParser.GREATER
        && type(at - 1) == QiParser.RIGHT_PARENTHESIS
        && touchesNext(at);
  }

  /// `x++` or `x--` at the end of a statement.
  private boolean isStep(int at) {
    boolean doubled =
        (type(at) == QiParser.PLUS || type(at) == QiParser.MINUS) && type(at + 1) == type(at);
    return doubled
        && touchesNext(at)
        && type(at + 2) == QiParser.SEMICOLON
        && at > 0
        && CommonMistakes.endsOperand(feed.get(at - 1));
  }

  /// The 1 is not in the source, so a value that recovery made up stands for it.
  private void step(int at) {
    boolean plus = type(at) == QiParser.PLUS;
    String operator = plus ? "++" : "--";
    String assignment = plus ? "+=" : "-=";
    Span span = feed.get(at).span().to(feed.get(at + 1).span());
    tokens.add(token(plus ? TokenKind.PLUS_ASSIGN : TokenKind.MINUS_ASSIGN, span));
    tokens.add(FedToken.madeUp(feed.source(), TokenKind.IDENTIFIER, span.end(), -1));
    diagnostics.add(
        Diagnostic.of(new ParseProblem.StepOperator(operator, assignment), span)
            .withEdit(span, " " + assignment + " 1"));
  }

  /// Whether the type of a declaration, such as `变量 名: 数组<整数`, stands before a place.
  private boolean endsDeclaredType(int at) {
    int open = 1;
    int back = at - 1;
    while (back >= 0 && open > 0) {
      switch (type(back)) {
        case QiParser.LESS -> open--;
        case QiParser.GREATER -> open++;
        case QiParser.COMMA, QiParser.DOT, QiParser.LEFT_BRACKET, QiParser.RIGHT_BRACKET -> {}
        default -> {
          boolean word = !feed.get(back).kind().category().equals(TokenKind.Category.PUNCTUATION);
          if (!word) {
            return false;
          }
        }
      }
      back--;
    }
    // The type's own name, the colon, the variable's name, its keyword.
    while (type(back) != QiParser.COLON && back > at - 60 && back > 0) {
      if (feed.get(back).kind() == TokenKind.SEMICOLON || type(back) == QiParser.ASSIGN) {
        return false;
      }
      back--;
    }
    int keyword = type(back - 2);
    return type(back) == QiParser.COLON
        && (keyword == QiParser.VARIABLE
            || keyword == QiParser.CONSTANT
            || keyword == QiParser.MUTABLE);
  }
}
