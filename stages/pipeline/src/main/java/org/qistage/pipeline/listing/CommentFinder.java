package org.qistage.pipeline.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qistage.foundation.Span;
import org.qistage.lexing.Token;
import org.qistage.lexing.TokenKind;
import org.qistage.lexing.TokenStream;

/// Finds the comments that belong to declarations.
final class CommentFinder {
  private final List<Token> tokens;
  private final Optional<TokenStream> stream;

  CommentFinder(Optional<TokenStream> stream) {
    this.stream = stream;
    this.tokens = stream.map(TokenStream::tokens).orElse(List.of());
  }

  /// The `//` comments on the lines right above a place, without their marks.
  String above(int offset) {
    List<String> lines = new ArrayList<>();
    int at = indexOf(offset) - 1;
    while (at >= 0) {
      // Between the comment and what it is about there is one line end, and no more.
      boolean near = is(at, TokenKind.WHITE_SPACE) && lineEnds(at) == 1;
      if (!near || !is(at - 1, TokenKind.LINE_COMMENT) || !beginsLine(at - 1)) {
        break;
      }
      lines.addFirst(unmarked(at - 1));
      at -= 2;
    }
    return String.join("\n", lines).strip();
  }

  /// The `//` comment after a place, on its line.
  String after(int offset) {
    for (int at = indexOf(offset); at < tokens.size(); at++) {
      if (is(at, TokenKind.LINE_COMMENT)) {
        return unmarked(at).strip();
      }
      boolean goesOn =
          is(at, TokenKind.COMMA)
              || is(at, TokenKind.SEMICOLON)
              || (is(at, TokenKind.WHITE_SPACE) && lineEnds(at) == 0);
      if (!goesOn) {
        break;
      }
    }
    return "";
  }

  /// The `//` comments that the file begins with, when an empty line or 包 follows them.
  String atHead() {
    List<String> lines = new ArrayList<>();
    for (int at = 0; at < tokens.size(); at++) {
      if (is(at, TokenKind.LINE_COMMENT)) {
        lines.add(unmarked(at));
      } else if (is(at, TokenKind.WHITE_SPACE) && lineEnds(at) > 1 && !lines.isEmpty()) {
        return String.join("\n", lines).strip();
      } else if (!is(at, TokenKind.WHITE_SPACE) && !is(at, TokenKind.BYTE_ORDER_MARK)) {
        return is(at, TokenKind.PACKAGE) ? String.join("\n", lines).strip() : "";
      }
    }
    return "";
  }

  /// The text under a span without its comments.
  String without(Span span) {
    StringBuilder text = new StringBuilder();
    for (int at = indexOf(span.start()); at < tokens.size(); at++) {
      if (tokens.get(at).span().start() >= span.end()) {
        break;
      }
      boolean comment = is(at, TokenKind.LINE_COMMENT) || is(at, TokenKind.BLOCK_COMMENT);
      text.append(comment ? " " : text(at));
    }
    return text.toString();
  }

  /// The index of the first token that does not begin before an offset.
  private int indexOf(int offset) {
    int low = 0;
    int high = tokens.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (tokens.get(middle).span().start() < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private boolean is(int index, TokenKind kind) {
    return index >= 0 && index < tokens.size() && tokens.get(index).kind() == kind;
  }

  private boolean beginsLine(int index) {
    return index == 0
        || is(index - 1, TokenKind.BYTE_ORDER_MARK)
        || (is(index - 1, TokenKind.WHITE_SPACE) && (index == 1 || lineEnds(index - 1) > 0));
  }

  private long lineEnds(int index) {
    return text(index)
        .replace("\r\n", "\n")
        .replace('\r', '\n')
        .chars()
        .filter(c -> c == '\n')
        .count();
  }

  private String text(int index) {
    return stream.map(known -> known.text(tokens.get(index))).orElse("");
  }

  /// A comment without its slashes and the space after them.
  private String unmarked(int index) {
    return text(index).replaceFirst("^[/／]+ ?", "").stripTrailing();
  }
}
