package org.qistage.parsing;

import org.antlr.v4.runtime.Token;
import org.qistage.parsing.grammar.QiParser;

/// The keywords that can only begin a statement or a declaration, so that recovery may trust them.
final class StatementStarts {
  private StatementStarts() {}

  static boolean isKeyword(int type) {
    return switch (type) {
      case QiParser.VARIABLE,
          QiParser.CONSTANT,
          QiParser.IF,
          QiParser.WHILE,
          QiParser.FOR,
          QiParser.LOOP,
          QiParser.MATCH,
          QiParser.SELECT,
          QiParser.TRY,
          QiParser.THROW,
          QiParser.RETURN,
          QiParser.BREAK,
          QiParser.CONTINUE,
          QiParser.YIELD,
          QiParser.PRINT,
          QiParser.PRINT_LINE,
          QiParser.STRUCT,
          QiParser.ASYNC,
          QiParser.PUBLIC,
          QiParser.PRIVATE,
          QiParser.IMPORT,
          QiParser.PACKAGE ->
          true;
      default -> false;
    };
  }

  /// Whether a declaration begins with a token, soft keywords included.
  static boolean isDeclaration(TokenFeed feed, int index) {
    int next = index + 1 < feed.size() ? feed.get(index + 1).type() : Token.EOF;
    return switch (feed.get(index).type()) {
      case QiParser.IMPORT, QiParser.PUBLIC, QiParser.PRIVATE, QiParser.STRUCT, QiParser.ASYNC ->
          true;
      case QiParser.COROUTINE -> next == QiParser.FUNCTION;
      case QiParser.FUNCTION, QiParser.ENUM, QiParser.TYPE, QiParser.METHODS ->
          next == QiParser.IDENTIFIER;
      default -> false;
    };
  }
}
