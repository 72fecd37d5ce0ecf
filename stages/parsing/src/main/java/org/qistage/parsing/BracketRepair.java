package org.qistage.parsing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Edit;
import org.qistage.foundation.Span;
import org.qistage.lexing.TokenKind;
import org.qistage.parsing.grammar.QiParser;

/// Balances the brackets of a faulty token sequence before it is parsed again.
///
/// A missing bracket makes a parser lose its place: everything after it seems to stand in the wrong
/// block. But the layout tells where it belongs. So before the recovering parse this pass walks the
/// tokens with a stack of open brackets and adds or drops brackets until they pair up:
///
/// - `(` and `[` end where a statement ends: before `;`, before a `}`, before a line that begins with
///   a statement's keyword, and before the `{` at the end of a line that began with 如果, 当 and such;
/// - a closing bracket that matches none that is open is dropped;
/// - braces pair up as they come. Only if some are left over is the pass made again with a view to
///   indentation: a `}` further left than its partner's line belongs to a brace further out, one
///   further right is one too many, and a declaration no further right than an open brace's line
///   shows that that brace should have been closed. The second pass counts only if it needs no more
///   repairs than the first.
///
/// The parser then sees balanced brackets, and its own recovery may skip them in pairs. Each repair
/// has one diagnostic.
final class BracketRepair {
  private final TokenFeed feed;
  private final LexicalFaults lexicalFaults;
  private final boolean layout;
  private final boolean bracesMissing;
  private final List<FedToken> repaired = new ArrayList<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final Deque<Open> open = new ArrayDeque<>();
  private boolean strayBraces;
  private boolean openBraces;
  private int lineStart;

  /// An open bracket.
  ///
  /// @param column of the first token on its line
  private record Open(FedToken token, int column, int line) {
    boolean isBrace() {
      return token.type() == QiParser.LEFT_BRACE;
    }
  }

  /// Balanced tokens, and a diagnostic for each repair.
  record Result(TokenFeed feed, List<Diagnostic> diagnostics) {}

  private BracketRepair(
      TokenFeed feed, LexicalFaults lexicalFaults, boolean layout, boolean bracesMissing) {
    this.feed = feed;
    this.lexicalFaults = lexicalFaults;
    this.layout = layout;
    this.bracesMissing = bracesMissing;
  }

  static Result of(TokenFeed feed, LexicalFaults faults) {
    BracketRepair plain = new BracketRepair(feed, faults, false, false);
    plain.run();
    if (plain.openBraces || plain.strayBraces) {
      BracketRepair indented = new BracketRepair(feed, faults, true, plain.strayBraces);
      indented.run();
      if (indented.diagnostics.size() <= plain.diagnostics.size()) {
        return indented.result();
      }
    }
    return plain.result();
  }

  private Result result() {
    return new Result(feed.with(repaired), diagnostics);
  }

  private void run() {
    int last = feed.size() - 1;
    for (int i = 0; i < last; i++) {
      if (feed.startsLine(i)) {
        beginLine(i);
        lineStart = i;
      }
      FedToken token = feed.get(i);
      boolean inList = !open.isEmpty() && !open.peek().isBrace();
      if (inList && token.type() == QiParser.SEMICOLON && isCommaMeant(i)) {
        diagnostics.add(
            Diagnostic.of(new ParseProblem.SemicolonForComma(), token.span())
                .withEdit(token.span(), ","));
        repaired.add(FedToken.madeUp(feed.source(), TokenKind.COMMA, token.start(), 0));
        continue;
      }
      if (inList) {
        endBefore(i, token);
      }
      switch (token.type()) {
        case QiParser.LEFT_PARENTHESIS, QiParser.LEFT_BRACKET, QiParser.LEFT_BRACE -> push(token);
        case QiParser.RIGHT_PARENTHESIS, QiParser.RIGHT_BRACKET, QiParser.RIGHT_BRACE ->
            close(i, token);
        default -> repaired.add(token);
      }
    }
    FedToken end = feed.get(last);
    while (!open.isEmpty()) {
      openBraces |= open.peek().isBrace();
      insertClosing(end);
    }
    repaired.add(end);
  }

  private void push(FedToken token) {
    open.push(new Open(token, feed.column(lineStart), token.getLine()));
    repaired.add(token);
  }

  /// Closes the braces that a new declaration shows to be complete, and opens the one that a header
  /// before an indented line lacks.
  private void beginLine(int i) {
    if (!layout || i == 0) {
      return;
    }
    int column = feed.column(i);
    if (startsDeclaration(i)) {
      while (!open.isEmpty() && open.peek().column() >= column) {
        insertClosing(feed.get(i));
      }
    }
    boolean header =
        bracesMissing
            && isHeader(feed.get(lineStart).type())
            && column > feed.column(lineStart)
            && feed.get(i).type() != QiParser.LEFT_BRACE;
    if (header
        && !lineHolds(lineStart, i, QiParser.LEFT_BRACE)
        && !lineHolds(lineStart, i, QiParser.SEMICOLON)) {
      FedToken before = feed.get(i - 1);
      Span place = Span.at(before.end());
      diagnostics.add(
          Diagnostic.of(new ParseProblem.MissingBlock(Phrase.of(feed.get(i))), place)
              .withEdit(place, " {"));
      push(FedToken.madeUp(feed.source(), TokenKind.LEFT_BRACE, before.end(), 0));
    }
  }

  private boolean lineHolds(int from, int to, int type) {
    for (int i = from; i < to; i++) {
      if (feed.get(i).type() == type) {
        return true;
      }
    }
    return false;
  }

  /// Ends the parentheses and square brackets that cannot go on past a token.
  private void endBefore(int i, FedToken token) {
    boolean ends =
        switch (token.type()) {
          case QiParser.SEMICOLON ->
              open.peek().token().type() == QiParser.LEFT_PARENTHESIS
                  || feed.get(i + 1).type() != QiParser.INTEGER_LITERAL;
          case QiParser.LEFT_BRACE -> isBodyOfHeader(i);
          default -> feed.startsLine(i) && startsStatement(i);
        };
    while (ends && !open.isEmpty() && !open.peek().isBrace()) {
      insertClosing(token);
    }
  }

  /// Whether the bracket around a `;` is closed later on the line, so that a comma was meant.
  private boolean isCommaMeant(int semicolon) {
    if (open.element().token().type() == QiParser.LEFT_BRACKET
        && feed.get(semicolon + 1).type() == QiParser.INTEGER_LITERAL) {
      return false;
    }
    int depth = 0;
    for (int i = semicolon + 1; i < feed.size() && !feed.startsLine(i); i++) {
      switch (feed.get(i).type()) {
        case QiParser.LEFT_PARENTHESIS, QiParser.LEFT_BRACKET, QiParser.LEFT_BRACE -> depth++;
        case QiParser.RIGHT_PARENTHESIS, QiParser.RIGHT_BRACKET, QiParser.RIGHT_BRACE -> depth--;
        default -> {}
      }
      if (depth < 0) {
        return feed.get(i).type() != QiParser.RIGHT_BRACE;
      }
    }
    return false;
  }

  /// Whether a `{` ends a line that began with 如果, 当 and such, and the bracket that is open there
  /// was opened on that line for no closure.
  private boolean isBodyOfHeader(int i) {
    return feed.startsLine(i + 1)
        && open.peek().line() == feed.line(i)
        && isHeader(feed.get(lineStart).type())
        && !lineHolds(lineStart + 1, i, QiParser.FUNCTION)
        && !lineHolds(lineStart + 1, i, QiParser.SPAWN);
  }

  private void close(int i, FedToken token) {
    if (token.type() == QiParser.RIGHT_BRACE) {
      closeBrace(i, token);
      return;
    }
    int opening =
        token.type() == QiParser.RIGHT_PARENTHESIS
            ? QiParser.LEFT_PARENTHESIS
            : QiParser.LEFT_BRACKET;
    boolean matches =
        open.stream()
            .takeWhile(bracket -> !bracket.isBrace())
            .anyMatch(bracket -> bracket.token().type() == opening);
    if (!matches) {
      drop(token);
      return;
    }
    while (open.element().token().type() != opening) {
      insertClosing(token);
    }
    pop(token);
  }

  private void closeBrace(int i, FedToken token) {
    if (open.stream().noneMatch(Open::isBrace)) {
      strayBraces = true;
      drop(token);
      return;
    }
    while (!open.element().isBrace()) {
      insertClosing(token);
    }
    if (layout && feed.startsLine(i)) {
      int column = feed.column(i);
      boolean outer = open.stream().anyMatch(bracket -> bracket.column() == column);
      while (outer && open.element().column() > column) {
        insertClosing(token);
      }
      if (bracesMissing && open.element().column() < column) {
        drop(token);
        return;
      }
    }
    pop(token);
  }

  private void pop(FedToken token) {
    open.pop();
    repaired.add(token);
  }

  private void drop(FedToken token) {
    diagnostics.add(
        Diagnostic.of(new ParseProblem.UnmatchedClosing(token.getText()), token.span())
            .withEdit(token.span(), ""));
  }

  /// Closes the innermost bracket after the token before `next`.
  private void insertClosing(FedToken next) {
    FedToken opening = open.pop().token();
    int offset = repaired.getLast().end();
    TokenKind kind = closing(opening.kind());
    repaired.add(FedToken.madeUp(feed.source(), kind, offset, 0));
    if (opening.written()
        && !lexicalFaults.explain(feed.get(Math.max(0, next.index() - 1)), next)) {
      String text = closingText(opening);
      Span place = Span.at(offset);
      diagnostics.add(
          new Diagnostic(
                  new ParseProblem.MissingClosing(opening.getText(), text, Phrase.of(next)),
                  place,
                  List.of(),
                  List.of(new Edit(place, text)))
              .withLabel(opening.span(), "opening"));
    }
  }

  private static TokenKind closing(TokenKind opening) {
    return switch (opening) {
      case LEFT_PARENTHESIS -> TokenKind.RIGHT_PARENTHESIS;
      case LEFT_BRACKET -> TokenKind.RIGHT_BRACKET;
      default -> TokenKind.RIGHT_BRACE;
    };
  }

  private static String closingText(FedToken opening) {
    return switch (opening.getText()) {
      case "（" -> "）";
      case "［" -> "］";
      case "｛" -> "｝";
      case "【" -> "】";
      default -> closing(opening.kind()).spelling();
    };
  }

  private static boolean isHeader(int type) {
    return switch (type) {
      case QiParser.IF,
          QiParser.ELSE,
          QiParser.ELSE_IF,
          QiParser.WHILE,
          QiParser.FOR,
          QiParser.LOOP,
          QiParser.MATCH,
          QiParser.SELECT,
          QiParser.TRY,
          QiParser.FUNCTION,
          QiParser.ASYNC,
          QiParser.COROUTINE,
          QiParser.PUBLIC,
          QiParser.PRIVATE,
          QiParser.STRUCT,
          QiParser.TYPE,
          QiParser.ENUM,
          QiParser.METHODS ->
          true;
      default -> false;
    };
  }

  private boolean startsDeclaration(int i) {
    int next = feed.get(i + 1).type();
    return switch (feed.get(i).type()) {
      case QiParser.IMPORT, QiParser.PUBLIC, QiParser.PRIVATE, QiParser.STRUCT, QiParser.ASYNC ->
          true;
      case QiParser.COROUTINE -> next == QiParser.FUNCTION;
      case QiParser.FUNCTION, QiParser.ENUM, QiParser.TYPE, QiParser.METHODS ->
          next == QiParser.IDENTIFIER;
      default -> false;
    };
  }

  private boolean startsStatement(int i) {
    return startsDeclaration(i) || StatementStarts.isKeyword(feed.get(i).type());
  }
}
