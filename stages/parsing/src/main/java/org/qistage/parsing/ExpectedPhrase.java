package org.qistage.parsing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.qistage.lexing.TokenKind;
import org.qistage.parsing.grammar.QiParser;

/// Puts a set of expected token types into a few words: groups of tokens that begin the same part of
/// a program become that part, and operators are left out where anything else is left.
final class ExpectedPhrase {
  /// A longer list helps nobody.
  private static final int LIMIT = 4;

  private static final List<TokenKind> FIRST =
      List.of(
          TokenKind.SEMICOLON,
          TokenKind.COMMA,
          TokenKind.RIGHT_PARENTHESIS,
          TokenKind.RIGHT_BRACKET,
          TokenKind.RIGHT_BRACE,
          TokenKind.LEFT_PARENTHESIS,
          TokenKind.LEFT_BRACE,
          TokenKind.COLON,
          TokenKind.FAT_ARROW,
          TokenKind.ASSIGN);

  private ExpectedPhrase() {}

  static Phrase of(IntervalSet expected, ParserRuleContext context) {
    Set<Phrase> phrases = new LinkedHashSet<>();
    Set<TokenKind> kinds = new LinkedHashSet<>();
    for (int type : expected.toList()) {
      if (type == Token.EOF || type > 0) {
        kinds.add(TokenFeed.kind(type));
      }
    }
    FIRST.stream()
        .filter(kinds::contains)
        .filter(kind -> !isPartOfLarger(kind, kinds))
        .forEach(kind -> phrases.add(new Phrase.Kind(kind)));
    addParts(phrases, kinds, context);
    if (phrases.isEmpty()) {
      for (TokenKind kind : kinds) {
        phrases.add(new Phrase.Kind(kind));
      }
    }
    return new Phrase.AnyOf(List.copyOf(phrases).subList(0, Math.min(LIMIT, phrases.size())));
  }

  /// Whether a bracket only begins one of many expected statements or expressions, or an operator.
  private static boolean isPartOfLarger(TokenKind kind, Set<TokenKind> kinds) {
    return switch (kind) {
      case LEFT_PARENTHESIS, LEFT_BRACE, ASSIGN ->
          kinds.contains(TokenKind.INTEGER_LITERAL) || kinds.contains(TokenKind.PLUS);
      case SEMICOLON -> kinds.contains(TokenKind.RETURN);
      default -> false;
    };
  }

  private static void addParts(
      Set<Phrase> phrases, Set<TokenKind> kinds, ParserRuleContext context) {
    if (kinds.contains(TokenKind.RETURN)) {
      boolean inBlock = kinds.contains(TokenKind.RIGHT_BRACE);
      phrases.add(inBlock ? Phrase.Part.STATEMENT : Phrase.Part.DECLARATION);
    } else if (context instanceof QiParser.MatchStatementContext
        || context instanceof QiParser.PatternContext) {
      phrases.add(Phrase.Part.PATTERN);
    } else if (kinds.contains(TokenKind.INTEGER_LITERAL)) {
      phrases.add(Phrase.Part.EXPRESSION);
    } else if (kinds.contains(TokenKind.INTEGER_TYPE) && !kinds.contains(TokenKind.RETURN)) {
      phrases.add(Phrase.Part.TYPE);
    } else if (kinds.contains(TokenKind.IDENTIFIER)) {
      phrases.add(Phrase.Part.NAME);
    } else if (kinds.contains(TokenKind.FUNCTION)) {
      List<TokenKind> words = new ArrayList<>(kinds);
      words.removeIf(kind -> !kind.isKeyword());
      words.forEach(kind -> phrases.add(new Phrase.Kind(kind)));
    } else {
      kinds.stream()
          .filter(TokenKind::isKeyword)
          .filter(kind -> kind != TokenKind.AND && kind != TokenKind.OR)
          .forEach(kind -> phrases.add(new Phrase.Kind(kind)));
    }
  }
}
