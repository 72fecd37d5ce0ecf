package org.qistage.parsing;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;
import org.jspecify.annotations.Nullable;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;
import org.qistage.lexing.Channel;
import org.qistage.lexing.TokenKind;

/// A token of the artifact as the generated parser wants to see it.
///
/// @param index its place among the tokens fed to the parser, or -1
/// @param written whether it stands in the source; recovery makes up others, with an empty span
record FedToken(
    SourceText source, org.qistage.lexing.Token token, int type, int index, boolean written)
    implements Token {
  /// A token that is not in the source.
  static FedToken madeUp(SourceText source, TokenKind kind, int offset, int index) {
    var token = new org.qistage.lexing.Token(kind, Span.at(offset), Channel.DEFAULT, false);
    return new FedToken(source, token, TokenFeed.type(kind), index, false);
  }

  FedToken at(int newIndex) {
    return newIndex == index ? this : new FedToken(source, token, type, newIndex, written);
  }

  TokenKind kind() {
    return token.kind();
  }

  Span span() {
    return token.span();
  }

  int start() {
    return token.span().start();
  }

  int end() {
    return token.span().end();
  }

  @Override
  public String getText() {
    return source.slice(token.span());
  }

  @Override
  public int getType() {
    return type;
  }

  @Override
  public int getLine() {
    return source.line(start());
  }

  @Override
  public int getCharPositionInLine() {
    return source.position(start()).column() - 1;
  }

  @Override
  public int getChannel() {
    return DEFAULT_CHANNEL;
  }

  @Override
  public int getTokenIndex() {
    return index;
  }

  @Override
  public int getStartIndex() {
    return start();
  }

  @Override
  public int getStopIndex() {
    return end() - 1;
  }

  @Override
  public @Nullable TokenSource getTokenSource() {
    return null;
  }

  @Override
  public @Nullable CharStream getInputStream() {
    return null;
  }
}
