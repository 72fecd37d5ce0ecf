package org.qistage.parsing;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;
import org.qistage.lexing.Channel;
import org.qistage.lexing.TokenKind;
import org.qistage.parsing.grammar.QiParser;

/// The tokens of a faulty program while they are changed into those that were meant.
final class MeantTokens {
  private final SourceText source;
  private final List<FedToken> tokens = new ArrayList<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  MeantTokens(TokenFeed feed) {
    this.source = feed.source();
    for (int i = 0; i < feed.size(); i++) {
      tokens.add(feed.get(i));
    }
  }

  /// Whether the tokens follow one another in the text, as a lexer leaves them. Another tool's may not.
  boolean areInOrder() {
    for (int i = 1; i < tokens.size(); i++) {
      if (tokens.get(i).start() < tokens.get(i - 1).end()) {
        return false;
      }
    }
    return true;
  }

  List<FedToken> all() {
    return tokens;
  }

  List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  int size() {
    return tokens.size();
  }

  FedToken get(int index) {
    return tokens.get(index);
  }

  int type(int index) {
    return index >= 0 && index < tokens.size() ? tokens.get(index).type() : Token.EOF;
  }

  String text(int index) {
    return tokens.get(index).getText();
  }

  /// What the source has from one token to another.
  String text(int first, int last) {
    return source.slice(span(first, last));
  }

  Span span(int first, int last) {
    return tokens.get(first).span().to(tokens.get(last).span());
  }

  void report(Diagnostic diagnostic) {
    diagnostics.add(diagnostic);
  }

  /// Puts one token in place of those from one index to another, with their span.
  void replace(int first, int last, TokenKind kind) {
    Span span = span(first, last);
    remove(first, last);
    var token = new org.qistage.lexing.Token(kind, span, Channel.DEFAULT, false);
    tokens.add(first, new FedToken(source, token, TokenFeed.type(kind), -1, true));
  }

  void remove(int first, int last) {
    tokens.subList(first, last + 1).clear();
  }

  /// Puts a token that is not in the source before another. An identifier among them names nothing, and
  /// nobody complains of it.
  void insert(int index, TokenKind kind) {
    int offset = index == 0 ? 0 : tokens.get(index - 1).end();
    tokens.add(index, FedToken.madeUp(source, kind, offset, -1));
  }

  /// Whether a token begins where the one before it ends.
  boolean touchesPrevious(int index) {
    return index > 0
        && index < tokens.size()
        && tokens.get(index - 1).end() == tokens.get(index).start();
  }

  boolean startsLine(int index) {
    return index == 0
        || source.line(tokens.get(index).start()) > source.line(tokens.get(index - 1).end());
  }

  /// Whether a statement begins at an index.
  boolean startsStatement(int index) {
    return switch (type(index - 1)) {
      case QiParser.LEFT_BRACE, QiParser.RIGHT_BRACE, QiParser.SEMICOLON, QiParser.FAT_ARROW ->
          true;
      default -> index == 0;
    };
  }

  boolean endsOperand(int index) {
    return index >= 0 && CommonMistakes.endsOperand(tokens.get(index));
  }

  boolean startsOperand(int index) {
    return switch (tokens.get(index).kind().category()) {
      case NAME, LITERAL, SOFT_KEYWORD -> true;
      default -> type(index) == QiParser.LEFT_PARENTHESIS;
    };
  }

  boolean isName(int index) {
    return type(index) == QiParser.IDENTIFIER;
  }

  static boolean opens(int type) {
    return type == QiParser.LEFT_PARENTHESIS
        || type == QiParser.LEFT_BRACKET
        || type == QiParser.LEFT_BRACE;
  }

  static boolean closes(int type) {
    return type == QiParser.RIGHT_PARENTHESIS
        || type == QiParser.RIGHT_BRACKET
        || type == QiParser.RIGHT_BRACE
        || type == Token.EOF;
  }

  /// The bracket that closes the one at an index, or the last token before the end.
  int partner(int open) {
    int depth = 0;
    for (int i = open; i < tokens.size() - 1; i++) {
      if (opens(type(i))) {
        depth++;
      } else if (closes(type(i)) && --depth <= 0) {
        return i;
      }
    }
    return tokens.size() - 2;
  }

  /// The bracket that opens what the one at an index closes, or -1.
  private int opener(int close) {
    int depth = 0;
    for (int i = close; i >= 0; i--) {
      if (closes(type(i))) {
        depth++;
      } else if (opens(type(i)) && --depth == 0) {
        return i;
      }
    }
    return -1;
  }

  /// Where the operand begins that ends at an index: a name or literal with its calls, members and
  /// indices.
  int operandStart(int end) {
    int at = end;
    while (at >= 0) {
      if (type(at) == QiParser.RIGHT_PARENTHESIS || type(at) == QiParser.RIGHT_BRACKET) {
        at = opener(at);
        if (at <= 0 || !endsOperand(at - 1)) {
          return at;
        }
        at--;
      } else if (type(at - 1) == QiParser.DOT || type(at - 1) == QiParser.DOUBLE_COLON) {
        at -= 2;
      } else {
        return at;
      }
    }
    return -1;
  }

  /// Where the operand ends that begins at an index.
  int operandEnd(int start) {
    int at = type(start) == QiParser.LEFT_PARENTHESIS ? partner(start) : start;
    while (true) {
      int next = type(at + 1);
      if (next == QiParser.LEFT_PARENTHESIS || next == QiParser.LEFT_BRACKET) {
        at = partner(at + 1);
      } else if (next == QiParser.DOT && type(at + 2) != QiParser.DOT) {
        at += 2;
      } else {
        return at;
      }
    }
  }

  /// Where the expression begins that ends at an index: after what cannot be part of one.
  int expressionStart(int end) {
    int at = end;
    while (at > 0 && !boundary(at) && !opens(type(at))) {
      at = closes(type(at)) ? Math.max(0, opener(at)) : at;
      at--;
    }
    return at + 1;
  }

  /// Where the expression ends that begins at an index, before a block or what cannot be part of it.
  int expressionEnd(int start) {
    int at = start;
    while (!boundary(at) && !closes(type(at)) && (at == start || !startsLine(at))) {
      at = opens(type(at)) ? partner(at) + 1 : at + 1;
    }
    return at - 1;
  }

  private boolean boundary(int index) {
    return switch (tokens.get(index).kind().category()) {
      case NAME, LITERAL, SOFT_KEYWORD -> false;
      case PUNCTUATION ->
          switch (type(index)) {
            case QiParser.PLUS,
                QiParser.MINUS,
                QiParser.STAR,
                QiParser.SLASH,
                QiParser.PERCENT,
                QiParser.DOT,
                QiParser.DOUBLE_COLON,
                QiParser.RIGHT_PARENTHESIS,
                QiParser.RIGHT_BRACKET,
                QiParser.LEFT_PARENTHESIS,
                QiParser.LEFT_BRACKET ->
                false;
            default -> true;
          };
      case KEYWORD, TRIVIA, INVALID, END -> true;
    };
  }
}
