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
/// - `(`, `[` and the `{` of a literal end where a statement ends: before `;`, before a line that
///   begins with a statement's keyword, and before the `{` at the end of a line that began with 如果,
///   当 and such;
/// - a closing bracket that matches none that is open is dropped;
/// - braces pair up as they come. Only if some are left over is the pass made again with a view to
///   layout: a `}` further left than its partner's line belongs to a brace further out, one further
///   right, or in the middle of another line, is one too many; and a declaration no further right than
///   an open brace's line, or any line no further right than one with an open brace in its middle,
///   shows that that brace should have been closed. The second pass counts only if it needs no more
///   repairs than the first.
///
/// The parser then sees balanced brackets, and its own recovery may skip them in pairs. Each repair
/// has one diagnostic.
final class BracketRepair {
  /// How far the end of a line is looked for.
  private static final int LOOK_AHEAD = 100;

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
  /// @param index its place among the tokens that were given, or that of the token after it
  /// @param column of the first token on its line
  /// @param block whether it is the brace of a block and not that of a literal
  private record Open(FedToken token, int index, int column, int line, boolean block) {
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
      boolean inList = !open.isEmpty() && !open.peek().block();
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
      if (layout && !bracesMissing && isElseInBlock(i)) {
        insertClosing(token);
      }
      switch (token.type()) {
        case QiParser.LEFT_PARENTHESIS, QiParser.LEFT_BRACKET, QiParser.LEFT_BRACE ->
            push(token, i);
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

  private void push(FedToken token, int index) {
    boolean block = token.type() == QiParser.LEFT_BRACE && !isLiteral(index);
    open.push(new Open(token, index, feed.column(lineStart), token.getLine(), block));
    repaired.add(token);
  }

  /// Whether a brace opens a dictionary or a struct literal.
  private boolean isLiteral(int index) {
    // Nothing stands before the first token, nor where everything before was dropped.
    if (repaired.isEmpty() || feed.get(index).type() != QiParser.LEFT_BRACE) {
      return false;
    }
    boolean field =
        feed.get(index + 1).type() == QiParser.IDENTIFIER
            && index + 2 < feed.size()
            && feed.get(index + 2).type() == QiParser.COLON;
    return switch (repaired.getLast().type()) {
      case QiParser.ASSIGN,
          QiParser.LEFT_PARENTHESIS,
          QiParser.LEFT_BRACKET,
          QiParser.COMMA,
          QiParser.RETURN,
          QiParser.LEFT_ARROW ->
          true;
      case QiParser.COLON -> !open.isEmpty() && !open.peek().block();
      case QiParser.IDENTIFIER -> field && !isHeader(feed.get(lineStart).type());
      default -> false;
    };
  }

  /// Closes the braces that a new declaration shows to be complete, and opens the one that a header
  /// before an indented line lacks.
  private void beginLine(int i) {
    if (!layout || i == 0) {
      return;
    }
    int column = feed.column(i);
    while (!bracesMissing && belongsOutside(i, column)) {
      insertClosing(feed.get(i));
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
      push(FedToken.madeUp(feed.source(), TokenKind.LEFT_BRACE, before.end(), 0), i);
    }
  }

  /// Whether a line stands no further right than the line of the innermost brace, so that the brace
  /// should have been closed before. Where the inside of that brace is not indented, only a
  /// declaration tells.
  private boolean belongsOutside(int i, int column) {
    if (open.isEmpty() || feed.get(i).type() == QiParser.RIGHT_BRACE) {
      return false;
    }
    Open bracket = open.element();
    if (bracket.column() < column) {
      return false;
    }
    int inside = bracket.index() + 1;
    boolean indented = !feed.startsLine(inside) || feed.column(inside) > bracket.column();
    return StatementStarts.isDeclaration(feed, i) || (bracket.isBrace() && indented);
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
              open.peek().token().type() != QiParser.LEFT_BRACKET
                  || feed.get(i + 1).type() != QiParser.INTEGER_LITERAL;
          case QiParser.FAT_ARROW -> true;
          case QiParser.LEFT_BRACE -> isParameterList() || isBodyOfHeader(i);
          case QiParser.COLON -> isParameterList() && feed.get(i - 2).type() == QiParser.COLON;
          default -> feed.startsLine(i) && startsStatement(i);
        };
    while (ends && !open.isEmpty() && !open.peek().block()) {
      insertClosing(token);
    }
  }

  /// Whether an 否则 or 捕获 stands inside a block of the same line, with the `}` before it missing.
  private boolean isElseInBlock(int i) {
    int type = feed.get(i).type();
    return (type == QiParser.ELSE || type == QiParser.ELSE_IF || type == QiParser.CATCH)
        && i > 0
        && feed.get(i - 1).type() != QiParser.RIGHT_BRACE
        && !open.isEmpty()
        && open.peek().block()
        && open.peek().line() == feed.line(i);
  }

  /// Whether the bracket around a `;` is closed later on the line, so that a comma was meant.
  private boolean isCommaMeant(int semicolon) {
    if (open.element().token().type() == QiParser.LEFT_BRACKET
        && feed.get(semicolon + 1).type() == QiParser.INTEGER_LITERAL) {
      return false;
    }
    int depth = 0;
    int end = Math.min(feed.size(), semicolon + LOOK_AHEAD);
    for (int i = semicolon + 1; i < end && !feed.startsLine(i); i++) {
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

  /// Whether the innermost open bracket holds the parameters of a function, which have no braces and
  /// each no more than one colon, or the name of a 捕获.
  private boolean isParameterList() {
    int before = open.element().index() - 1;
    if (before < 1 || open.element().token().type() != QiParser.LEFT_PARENTHESIS) {
      return false;
    }
    // A receiver, or no name: 函数 (…); a name: 函数 名(…); a name after a receiver: 函数 (…) 名(…).
    return feed.get(before).type() == QiParser.FUNCTION
        || feed.get(before).type() == QiParser.CATCH
        || feed.get(before - 1).type() == QiParser.FUNCTION
        || (feed.get(before).type() == QiParser.IDENTIFIER
            && feed.get(before - 1).type() == QiParser.RIGHT_PARENTHESIS);
  }

  /// Whether a `{` ends a line that began with 如果, 当 and such, and the bracket that is open there
  /// was opened on that line and holds no closure.
  private boolean isBodyOfHeader(int i) {
    int from = open.element().index();
    return feed.startsLine(i + 1)
        && open.element().line() == feed.line(i)
        && isHeader(feed.get(lineStart).type())
        && !lineHolds(from, i, QiParser.FUNCTION)
        && !lineHolds(from, i, QiParser.SPAWN);
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
    } else if (bracesMissing && open.element().line() < feed.line(i)) {
      drop(token);
      return;
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

  private boolean startsStatement(int i) {
    return StatementStarts.isDeclaration(feed, i) || StatementStarts.isKeyword(feed.get(i).type());
  }
}
