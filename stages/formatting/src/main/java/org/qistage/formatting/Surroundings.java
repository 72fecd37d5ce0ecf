package org.qistage.formatting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qistage.lexing.Channel;
import org.qistage.lexing.Token;
import org.qistage.lexing.TokenKind;
import org.qistage.lexing.TokenStream;

/// What stands around each token: the comments that belong to it, and where lines ended.
///
/// A comment belongs to the token before it when it stands on that token's line, else to the token
/// after it. After an opening bracket or a comma a block comment belongs to what follows: `f(/* n */
/// 3, /* m */ 4)`. The printer keeps a comment on the line of its token, or on lines of its own before
/// it, so that reading the output gives every comment to the same token again.
final class Surroundings {
  /// A comment before its token.
  ///
  /// @param ownLine whether it stands on a line of its own, or else on its token's line
  /// @param blank whether an empty line stands before it
  record Lead(Layout.Comment comment, boolean ownLine, boolean blank) {}

  /// @param leads the comments before the token
  /// @param trails the comments after the token, on its line
  /// @param opened whether it is the first token in its brackets
  /// @param line whether a line ended before the first lead, or before the token without leads
  /// @param blank the same for an empty line
  /// @param tokenBlank whether an empty line stands right before the token
  record Around(
      List<Lead> leads,
      List<Layout.Comment> trails,
      boolean opened,
      boolean line,
      boolean blank,
      boolean tokenBlank) {}

  /// A comment as found, and how many lines ended between it and what stands before it.
  private record Found(Layout.Comment comment, int lineEnds) {}

  private final TokenStream stream;
  private final Map<Integer, Around> byOffset = new HashMap<>();

  private Surroundings(TokenStream stream) {
    this.stream = stream;
  }

  static Surroundings of(TokenStream stream) {
    Surroundings surroundings = new Surroundings(stream);
    surroundings.read();
    return surroundings;
  }

  /// What stands around the token that begins at an offset.
  Around at(int offset) {
    Around around = byOffset.get(offset);
    if (around == null) {
      throw new IllegalArgumentException("no token at " + offset);
    }
    return around;
  }

  private void read() {
    Token before = null;
    Leading leading = new Leading(List.of(), false, false, false, false);
    List<Found> comments = new ArrayList<>();
    int lineEnds = 0;
    for (Token token : stream.tokens()) {
      if (token.channel() == Channel.DEFAULT) {
        int trailing = before == null ? 0 : trailing(before, comments);
        if (before != null) {
          put(before, leading, comments.subList(0, trailing));
        }
        boolean opened = before != null && opens(before);
        leading = leading(comments.subList(trailing, comments.size()), opened, lineEnds);
        before = token;
        comments = new ArrayList<>();
        lineEnds = 0;
      } else if (token.kind() == TokenKind.WHITE_SPACE) {
        lineEnds += lineEnds(stream.text(token));
      } else if (token.kind() != TokenKind.BYTE_ORDER_MARK) {
        comments.add(new Found(comment(token), lineEnds));
        lineEnds = 0;
      }
    }
    if (before != null) {
      put(before, leading, comments);
    }
  }

  private record Leading(
      List<Lead> leads, boolean opened, boolean line, boolean blank, boolean tokenBlank) {}

  private void put(Token token, Leading leading, List<Found> trails) {
    byOffset.put(
        token.span().start(),
        new Around(
            leading.leads(),
            trails.stream().map(Found::comment).toList(),
            leading.opened(),
            leading.line(),
            leading.blank(),
            leading.tokenBlank()));
  }

  /// How many of the comments after a token belong to it.
  private static int trailing(Token before, List<Found> comments) {
    boolean opens = opens(before) || before.kind() == TokenKind.COMMA;
    int count = 0;
    while (count < comments.size() && comments.get(count).lineEnds() == 0) {
      if (opens && !comments.get(count).comment().line()) {
        break;
      }
      count++;
    }
    return count;
  }

  private static boolean opens(Token token) {
    return switch (token.kind()) {
      case LEFT_PARENTHESIS, LEFT_BRACKET, LEFT_BRACE -> true;
      default -> false;
    };
  }

  /// A comment stands on a line of its own when its line, or that of a comment after it, ends before
  /// the token.
  private static Leading leading(List<Found> comments, boolean opened, int lineEndsAtToken) {
    List<Lead> leads = new ArrayList<>();
    boolean ownLine = false;
    for (int i = comments.size() - 1; i >= 0; i--) {
      int after = i + 1 < comments.size() ? comments.get(i + 1).lineEnds() : lineEndsAtToken;
      Found found = comments.get(i);
      ownLine |= after > 0 || found.comment().line();
      leads.addFirst(new Lead(found.comment(), ownLine, found.lineEnds() > 1));
    }
    int first = comments.isEmpty() ? lineEndsAtToken : comments.getFirst().lineEnds();
    return new Leading(List.copyOf(leads), opened, first > 0, first > 1, lineEndsAtToken > 1);
  }

  private Layout.Comment comment(Token token) {
    List<String> lines = stream.text(token).lines().map(String::stripTrailing).toList();
    return new Layout.Comment(lines, token.kind() == TokenKind.LINE_COMMENT);
  }

  private static int lineEnds(String text) {
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if (c == '\n' || (c == '\r' && !pair)) {
        count++;
      }
    }
    return count;
  }
}
