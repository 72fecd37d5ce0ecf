package org.qistage.parsing;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.qistage.foundation.Diagnostic;
import org.qistage.lexing.TokenKind;
import org.qistage.parsing.grammar.QiParser;

/// Takes keywords for names where a declaration plainly gives them to something, as in `变量 当 = 1`
/// and `函数 返回() { … }`, before a faulty token sequence is parsed again. Otherwise the keyword would
/// begin a statement of its own and the declaration would be lost. The word of a type that a
/// declaration gives to something is then its name also where it is used, so that there is nothing more
/// to say about it.
final class KeywordNames {
  private KeywordNames() {}

  /// The tokens with such keywords as identifiers, and a diagnostic for each.
  record Result(TokenFeed feed, List<Diagnostic> diagnostics) {}

  static Result of(TokenFeed feed) {
    List<FedToken> tokens = new ArrayList<>(feed.size());
    List<Diagnostic> diagnostics = new ArrayList<>();
    Set<TokenKind> declared = EnumSet.noneOf(TokenKind.class);
    for (int i = 0; i < feed.size(); i++) {
      FedToken token = feed.get(i);
      boolean declares = isDeclaredName(feed, i);
      if (declares) {
        diagnostics.add(
            Diagnostic.of(new ParseProblem.KeywordAsName(token.getText()), token.span()));
        declared.add(token.kind());
      }
      boolean name = declares || (declared.contains(token.kind()) && isUsedName(feed, i));
      tokens.add(
          name
              ? new FedToken(feed.source(), token.token(), QiParser.IDENTIFIER, i, token.written())
              : token);
    }
    return new Result(diagnostics.isEmpty() ? feed : feed.with(tokens), diagnostics);
  }

  private static boolean isDeclaredName(TokenFeed feed, int index) {
    boolean keyword =
        index > 0
            && index + 1 < feed.size()
            && feed.get(index).kind().category() == TokenKind.Category.KEYWORD
            && !feed.startsLine(index);
    if (!keyword) {
      return false;
    }
    int next = feed.get(index + 1).type();
    return switch (feed.get(index - 1).type()) {
      case QiParser.FUNCTION -> next == QiParser.LEFT_PARENTHESIS;
      case QiParser.STRUCT -> next == QiParser.LEFT_BRACE;
      case QiParser.FOR -> next == QiParser.IN;
      case QiParser.VARIABLE, QiParser.CONSTANT ->
          next == QiParser.ASSIGN || next == QiParser.COLON || next == QiParser.SEMICOLON;
      // A parameter or a field; a literal before a colon is the key of a dictionary.
      case QiParser.LEFT_PARENTHESIS, QiParser.LEFT_BRACE, QiParser.COMMA ->
          next == QiParser.COLON && !isLiteral(feed.get(index).kind());
      default -> false;
    };
  }

  /// Whether the word of a type stands where a type cannot: not after `:` or in `<…>`, and nothing
  /// follows that makes a value of the type.
  private static boolean isUsedName(TokenFeed feed, int index) {
    int before = feed.get(index - 1).type();
    int next = feed.get(index + 1).type();
    boolean place =
        before != QiParser.COLON
            && before != QiParser.LESS
            && next != QiParser.LESS
            && next != QiParser.GREATER
            && next != QiParser.IDENTIFIER;
    return place
        && switch (feed.get(index).kind()) {
          case CHANNEL, FUTURE -> next != QiParser.DOUBLE_COLON;
          case INTEGER_TYPE,
              LONG_TYPE,
              SHORT_TYPE,
              BYTE_TYPE,
              FLOAT_TYPE,
              BOOLEAN_TYPE,
              CHARACTER_TYPE,
              STRING_TYPE ->
              true;
          default -> false;
        };
  }

  private static boolean isLiteral(TokenKind kind) {
    return kind == TokenKind.TRUE || kind == TokenKind.FALSE || kind == TokenKind.UNIT;
  }
}
