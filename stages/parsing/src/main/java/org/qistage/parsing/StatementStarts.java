package org.qistage.parsing;

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
}
