package org.qistage.parsing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.Interval;
import org.jspecify.annotations.Nullable;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;
import org.qistage.lexing.Channel;
import org.qistage.lexing.TokenKind;
import org.qistage.parsing.grammar.QiParser;

/// Feeds the tokens of an artifact to the generated parser: those of the default channel, whichever
/// lexer made them. An `EOF` is added when that lexer forgot it.
final class TokenFeed implements TokenStream {
  private static final Map<TokenKind, Integer> TYPES = types();

  private final SourceText source;
  private FedToken[] tokens;
  private int position;

  private TokenFeed(SourceText source, FedToken[] tokens) {
    this.source = source;
    this.tokens = tokens;
  }

  static TokenFeed of(org.qistage.lexing.TokenStream artifact) {
    SourceText source = artifact.source();
    List<org.qistage.lexing.Token> all = artifact.tokens();
    List<FedToken> fed = new ArrayList<>(all.size() / 2 + 2);
    boolean ended = false;
    for (int i = 0; i < all.size() && !ended; i++) {
      org.qistage.lexing.Token token = all.get(i);
      if (token.channel() == Channel.DEFAULT) {
        fed.add(new FedToken(source, token, type(token.kind()), fed.size(), true));
        ended = token.kind() == TokenKind.EOF;
      }
    }
    if (!ended) {
      int end = all.isEmpty() ? 0 : all.getLast().span().end();
      fed.add(FedToken.madeUp(source, TokenKind.EOF, end, fed.size()));
    }
    return new TokenFeed(source, fed.toArray(FedToken[]::new));
  }

  /// The same source with other tokens; the last of them is `EOF`.
  TokenFeed with(List<FedToken> replacement) {
    FedToken[] numbered = new FedToken[replacement.size()];
    for (int i = 0; i < numbered.length; i++) {
      numbered[i] = replacement.get(i).at(i);
    }
    return new TokenFeed(source, numbered);
  }

  private static Map<TokenKind, Integer> types() {
    EnumMap<TokenKind, Integer> types = new EnumMap<>(TokenKind.class);
    for (TokenKind kind : TokenKind.values()) {
      types.put(kind, kind == TokenKind.EOF ? Token.EOF : Token.INVALID_TYPE);
      for (int type = 1; type <= QiParser.VOCABULARY.getMaxTokenType(); type++) {
        if (kind.name().equals(QiParser.VOCABULARY.getSymbolicName(type))) {
          types.put(kind, type);
        }
      }
    }
    return Collections.unmodifiableMap(types);
  }

  /// The kind that a token type of the grammar stands for.
  static TokenKind kind(int type) {
    return type == Token.EOF
        ? TokenKind.EOF
        : TokenKind.valueOf(QiParser.VOCABULARY.getSymbolicName(type));
  }

  static int type(TokenKind kind) {
    return Objects.requireNonNull(TYPES.get(kind));
  }

  SourceText source() {
    return source;
  }

  /// Puts a token that is not in the source before another.
  void insert(int index, TokenKind kind) {
    List<FedToken> more = new ArrayList<>(Arrays.asList(tokens));
    int offset = index == 0 ? 0 : tokens[index - 1].end();
    more.add(index, FedToken.madeUp(source, kind, offset, index));
    tokens = with(more).tokens;
  }

  /// The token that is next.
  FedToken next() {
    return tokens[position];
  }

  /// Whether a token is the first on its line.
  boolean startsLine(int index) {
    return index == 0 || line(index) > source.line(tokens[index - 1].end());
  }

  int line(int index) {
    return source.line(tokens[index].start());
  }

  int column(int index) {
    return source.position(tokens[index].start()).column();
  }

  @Override
  public FedToken get(int index) {
    return tokens[index];
  }

  @Override
  public @Nullable FedToken LT(int offset) {
    int index = offset > 0 ? position + offset - 1 : position + offset;
    if (offset == 0 || index < 0) {
      return null;
    }
    return tokens[Math.min(index, tokens.length - 1)];
  }

  @Override
  public int LA(int offset) {
    int index = offset > 0 ? position + offset - 1 : position + offset;
    if (index < 0) {
      return Token.INVALID_TYPE;
    }
    return tokens[Math.min(index, tokens.length - 1)].type();
  }

  @Override
  public void consume() {
    if (position < tokens.length - 1) {
      position++;
    }
  }

  @Override
  public int mark() {
    return -1;
  }

  @Override
  public void release(int marker) {
    // All tokens stay in memory.
  }

  @Override
  public int index() {
    return position;
  }

  @Override
  public void seek(int index) {
    position = Math.min(index, tokens.length - 1);
  }

  @Override
  public int size() {
    return tokens.length;
  }

  @Override
  public String getSourceName() {
    return source.name();
  }

  @Override
  public @Nullable TokenSource getTokenSource() {
    return null;
  }

  @Override
  public String getText() {
    return source.text();
  }

  @Override
  public String getText(Interval interval) {
    return getText(tokens[interval.a], tokens[interval.b]);
  }

  @Override
  public String getText(RuleContext context) {
    return getText(context.getSourceInterval());
  }

  @Override
  public String getText(Token first, Token last) {
    int start = first.getStartIndex();
    return source.slice(new Span(start, Math.max(start, last.getStopIndex() + 1)));
  }
}
