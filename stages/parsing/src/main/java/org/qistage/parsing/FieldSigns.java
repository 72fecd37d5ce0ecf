package org.qistage.parsing;

import java.util.ArrayList;
import java.util.List;
import org.qistage.foundation.Diagnostic;
import org.qistage.lexing.Channel;
import org.qistage.lexing.Token;
import org.qistage.lexing.TokenKind;
import org.qistage.parsing.grammar.QiParser;

/// Takes `=` for the `:` that was meant in `点 { 横 = 1, 纵 = 2 }`, before a faulty token sequence is
/// parsed again. Only where a value stands before the brace can it not begin a block.
final class FieldSigns {
  private final TokenFeed feed;
  private final List<FedToken> tokens = new ArrayList<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  private FieldSigns(TokenFeed feed) {
    this.feed = feed;
    for (int i = 0; i < feed.size(); i++) {
      tokens.add(feed.get(i));
    }
  }

  /// The tokens that were meant, and a diagnostic for each literal with such signs.
  record Result(TokenFeed feed, List<Diagnostic> diagnostics) {}

  static Result of(TokenFeed feed) {
    FieldSigns signs = new FieldSigns(feed);
    for (int i = 0; i < feed.size(); i++) {
      if (signs.opensLiteral(i)) {
        signs.repair(i);
      }
    }
    return new Result(
        signs.diagnostics.isEmpty() ? feed : feed.with(signs.tokens), signs.diagnostics);
  }

  private int type(int index) {
    return index >= 0 && index < feed.size()
        ? feed.get(index).type()
        : org.antlr.v4.runtime.Token.EOF;
  }

  private boolean isName(int index) {
    return index >= 0 && index < feed.size() && isName(feed.get(index));
  }

  private static boolean isName(FedToken token) {
    TokenKind.Category category = token.kind().category();
    return category == TokenKind.Category.NAME || category == TokenKind.Category.SOFT_KEYWORD;
  }

  /// Whether `{` at an index opens a struct literal: a name stands before it where a value must.
  private boolean opensLiteral(int brace) {
    if (type(brace) != QiParser.LEFT_BRACE || !isName(brace - 1) || !isName(brace + 1)) {
      return false;
    }
    int head = type(brace - 2) == QiParser.DOT && isName(brace - 3) ? brace - 3 : brace - 1;
    return switch (type(head - 1)) {
      case QiParser.NEW,
          QiParser.LEFT_PARENTHESIS,
          QiParser.LEFT_BRACKET,
          QiParser.COMMA,
          QiParser.RETURN,
          QiParser.THROW,
          QiParser.YIELD ->
          true;
      case QiParser.ASSIGN -> !bindsCondition(head - 1);
      default -> false;
    };
  }

  /// Whether it is the `=` of `如果 变量 名 = …`.
  private boolean bindsCondition(int assign) {
    int before = type(assign - 3);
    return type(assign - 2) == QiParser.VARIABLE
        && (before == QiParser.IF || before == QiParser.ELSE_IF || before == QiParser.WHILE);
  }

  /// Puts `:` for every `=` after a name that is directly in the braces. One diagnostic tells of all.
  private void repair(int brace) {
    List<FedToken> found = new ArrayList<>();
    int depth = 1;
    for (int i = brace + 1; i < feed.size() && depth > 0; i++) {
      boolean field = isName(i - 1) && (type(i - 2) == QiParser.COMMA || i - 2 == brace);
      switch (type(i)) {
        case QiParser.LEFT_BRACE, QiParser.LEFT_PARENTHESIS, QiParser.LEFT_BRACKET -> depth++;
        case QiParser.RIGHT_BRACE, QiParser.RIGHT_PARENTHESIS, QiParser.RIGHT_BRACKET -> depth--;
        case QiParser.SEMICOLON -> {
          if (depth == 1) {
            return; // the statements of a block
          }
        }
        case QiParser.ASSIGN -> {
          if (depth == 1 && field) {
            found.add(feed.get(i));
          }
        }
        default -> {}
      }
    }
    if (found.isEmpty()) {
      return;
    }
    FedToken first = found.getFirst();
    var problem = new ParseProblem.AssignedField(feed.get(first.index() - 1).getText());
    Diagnostic diagnostic = Diagnostic.of(problem, first.span());
    for (FedToken sign : found) {
      diagnostic = diagnostic.withEdit(sign.span(), ":");
      Token colon = new Token(TokenKind.COLON, sign.span(), Channel.DEFAULT, false);
      tokens.set(
          sign.index(),
          new FedToken(feed.source(), colon, QiParser.COLON, sign.index(), sign.written()));
    }
    diagnostics.add(diagnostic);
  }
}
