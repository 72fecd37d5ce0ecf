package org.qistage.lexing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qistage.foundation.Outcome;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;
import org.qistage.lexing.grammar.QiLexer;

/// One run of the lexer over one text.
final class Lexing {
  /// The kind of each token type of the grammar; none for the types that are faults.
  private static final @Nullable TokenKind[] KINDS = kinds();

  private final SourceText source;
  private final String text;
  private final Scanner scanner;
  private final FaultReporter faults;
  private final List<Token> tokens;

  Lexing(SourceText source) {
    this.source = source;
    this.text = source.text();
    this.scanner = new Scanner(text);
    this.faults = new FaultReporter(text);
    this.tokens = new ArrayList<>(text.length() / 3 + 16);
  }

  private static @Nullable TokenKind[] kinds() {
    @Nullable TokenKind[] kinds = new TokenKind[QiLexer.VOCABULARY.getMaxTokenType() + 1];
    for (TokenKind kind : TokenKind.values()) {
      for (int type = 1; type < kinds.length; type++) {
        if (kind.name().equals(QiLexer.VOCABULARY.getSymbolicName(type))) {
          kinds[type] = kind;
        }
      }
    }
    kinds[QiLexer.INVALID] = null;
    return kinds;
  }

  Outcome<TokenStream> run() {
    int at = 0;
    while (at < text.length()) {
      if (tokens.size() == Lexer.TOKEN_LIMIT) {
        faults.tooManyTokens(at);
        at = add(TokenKind.INVALID, at, text.length(), Channel.ERROR);
        break;
      }
      int type = scanner.scan(at);
      int end = scanner.end();
      TokenKind kind = KINDS[type];
      at = kind == null ? fault(type, at, end) : token(kind, at, end);
    }
    add(TokenKind.EOF, at, at, Channel.DEFAULT);
    return new Outcome<>(new TokenStream(source, tokens), faults.diagnostics());
  }

  private int token(TokenKind kind, int start, int end) {
    return switch (kind.category()) {
      case NAME -> {
        String name = faults.checkName(start, end);
        yield add(name.isEmpty() ? kind : TokenKind.keyword(name).orElse(kind), start, end);
      }
      case LITERAL -> {
        if (kind == TokenKind.STRING_LITERAL || kind == TokenKind.CHARACTER_LITERAL) {
          faults.checkEscapes(start, end);
        }
        yield add(kind, start, end);
      }
      case TRIVIA -> {
        boolean misplaced = kind == TokenKind.BYTE_ORDER_MARK && start > 0;
        yield misplaced
            ? fault(QiLexer.INVALID, start, end)
            : add(kind, start, end, Channel.TRIVIA);
      }
      case KEYWORD, SOFT_KEYWORD, PUNCTUATION, INVALID, END -> add(kind, start, end);
    };
  }

  /// Adds the token that a fault stands for, and reports the fault.
  ///
  /// @return where that token ends, which may be before or after the end of the text matched
  private int fault(int type, int start, int end) {
    return switch (type) {
      case QiLexer.UNTERMINATED_STRING ->
          add(TokenKind.STRING_LITERAL, start, faults.unterminatedString(start, end));
      case QiLexer.REVERSED_STRING -> {
        faults.reversedString(start, end);
        yield add(TokenKind.STRING_LITERAL, start, end);
      }
      case QiLexer.MALFORMED_CHARACTER -> {
        faults.malformedCharacter(start, end);
        yield add(TokenKind.CHARACTER_LITERAL, start, end);
      }
      case QiLexer.UNTERMINATED_CHARACTER -> {
        faults.unterminatedCharacter(start, end);
        yield add(TokenKind.CHARACTER_LITERAL, start, end);
      }
      case QiLexer.UNTERMINATED_COMMENT -> {
        faults.unterminatedComment(start);
        yield add(TokenKind.BLOCK_COMMENT, start, end, Channel.ERROR);
      }
      case QiLexer.MALFORMED_NUMBER -> add(faults.malformedNumber(start, end), start, end);
      case QiLexer.ENUMERATION_COMMA -> {
        faults.enumerationComma(start, end);
        yield add(TokenKind.COMMA, start, end);
      }
      default -> invalid(start, end);
    };
  }

  private int invalid(int start, int end) {
    LookAlikes.Meaning meaning = LookAlikes.of(text.codePointAt(start));
    if (meaning != null) {
      faults.lookAlike(start, end, meaning);
      return meaning.kind() == TokenKind.INVALID
          ? add(TokenKind.INVALID, start, end, Channel.ERROR)
          : add(meaning.kind(), start, end);
    }
    int foreign = faults.foreignSign(start);
    if (foreign >= 0) {
      return add(TokenKind.INVALID, start, foreign, Channel.ERROR);
    }
    int last = end;
    if (!faults.standsAlone(start)) {
      while (last < text.length()
          && scanner.scan(last) == QiLexer.INVALID
          && LookAlikes.of(text.codePointAt(last)) == null
          && !FaultReporter.isForeignSign(text.charAt(last))
          && !faults.standsAlone(last)) {
        last = scanner.end();
      }
    }
    faults.invalid(start, last);
    return add(TokenKind.INVALID, start, last, Channel.ERROR);
  }

  private int add(TokenKind kind, int start, int end) {
    return add(kind, start, end, Channel.DEFAULT);
  }

  private int add(TokenKind kind, int start, int end, Channel channel) {
    boolean fullWidth =
        kind.category() == TokenKind.Category.PUNCTUATION && hasFullWidth(start, end);
    tokens.add(new Token(kind, new Span(start, end), channel, fullWidth));
    return end;
  }

  private boolean hasFullWidth(int start, int end) {
    for (int at = start; at < end; at++) {
      if (text.charAt(at) >= 0x80) {
        return true;
      }
    }
    return false;
  }
}
