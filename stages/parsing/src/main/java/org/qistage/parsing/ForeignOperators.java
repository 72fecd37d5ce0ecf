package org.qistage.parsing;

import java.util.Map;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Span;
import org.qistage.lexing.TokenKind;
import org.qistage.parsing.grammar.QiParser;

/// Operators of other languages: those that Qi spells otherwise, and those for which it has functions.
/// What is put in their place lets the parser and the checker go on without a word about the rest.
final class ForeignOperators {
  private static final Map<String, TokenKind> WORDS =
      Map.of(
          "and", TokenKind.AND,
          "并且", TokenKind.AND,
          "且", TokenKind.AND,
          "or", TokenKind.OR,
          "或者", TokenKind.OR,
          "not", TokenKind.NOT);

  private final MeantTokens tokens;

  ForeignOperators(MeantTokens tokens) {
    this.tokens = tokens;
  }

  void repair() {
    for (int at = 1; at + 1 < tokens.size(); at++) {
      if (!respelled(at) && !word(at) && !range(at)) {
        bits(at);
      }
    }
  }

  /// `<>`, `===`, `!==` and the `:=` of a declaration.
  private boolean respelled(int at) {
    int type = tokens.type(at);
    int next = tokens.touchesPrevious(at + 1) ? tokens.type(at + 1) : 0;
    if (type == QiParser.LESS && next == QiParser.GREATER && tokens.endsOperand(at - 1)) {
      return respell(at, at + 1, TokenKind.NOT_EQUAL);
    }
    if (type == QiParser.EQUAL && next == QiParser.ASSIGN) {
      return respell(at, at + 1, TokenKind.EQUAL);
    }
    if (type == QiParser.NOT_EQUAL && next == QiParser.ASSIGN) {
      return respell(at, at + 1, TokenKind.NOT_EQUAL);
    }
    if (type != QiParser.DEFINE || !tokens.isName(at - 1)) {
      return false;
    }
    int head = tokens.type(at - 2);
    if (head == QiParser.VARIABLE || head == QiParser.CONSTANT || head == QiParser.MUTABLE) {
      return respell(at, at, TokenKind.ASSIGN);
    }
    return tokens.startsStatement(at - 1) && declaration(at);
  }

  private boolean respell(int first, int last, TokenKind meant) {
    Span span = tokens.span(first, last);
    var problem = new ParseProblem.ForeignOperator(tokens.text(first, last), meant.spelling());
    tokens.report(Diagnostic.of(problem, span).withEdit(span, meant.spelling()));
    tokens.replace(first, last, meant);
    return true;
  }

  /// `x := 1` as a statement.
  private boolean declaration(int at) {
    Span sign = tokens.get(at).span();
    String meant = "变量 " + tokens.text(at - 1) + " =";
    Span start = Span.at(tokens.get(at - 1).start());
    tokens.report(
        Diagnostic.of(new ParseProblem.ForeignOperator(tokens.text(at), meant), sign)
            .withEdit(start, "变量 ")
            .withEdit(sign, "="));
    tokens.replace(at, at, TokenKind.ASSIGN);
    tokens.insert(at - 1, TokenKind.VARIABLE);
    return true;
  }

  /// `甲 且 乙`, `甲 and 乙`, `not 甲`. Two names in a row are also a field's type and name, but none
  /// that is called so.
  private boolean word(int at) {
    TokenKind meant = tokens.isName(at) ? WORDS.get(tokens.text(at)) : null;
    if (meant == null || tokens.type(at + 1) == QiParser.LEFT_PARENTHESIS) {
      return false;
    }
    boolean prefix = meant == TokenKind.NOT;
    boolean fits =
        !tokens.startsLine(at + 1)
            && tokens.startsOperand(at + 1)
            && prefix != (tokens.endsOperand(at - 1) && !tokens.startsLine(at));
    return fits && respell(at, at, meant);
  }

  /// `甲..乙` and `甲..=乙`.
  private boolean range(int at) {
    boolean dots =
        tokens.type(at) == QiParser.DOT
            && tokens.type(at + 1) == QiParser.DOT
            && tokens.touchesPrevious(at + 1)
            && tokens.endsOperand(at - 1);
    if (!dots) {
      return false;
    }
    int last = at + 1;
    boolean closed = tokens.type(at + 2) == QiParser.ASSIGN && tokens.touchesPrevious(at + 2);
    boolean third = tokens.type(at + 2) == QiParser.DOT || tokens.type(at + 2) == QiParser.LESS;
    last += closed || (third && tokens.touchesPrevious(at + 2)) ? 1 : 0;
    int from = tokens.expressionStart(at - 1);
    int to = tokens.expressionEnd(last + 1);
    if (to <= last) {
      return false;
    }
    String operator = tokens.text(at, last);
    String more = closed ? " + 1" : "";
    String call = "范围(" + tokens.text(from, at - 1) + ", " + tokens.text(last + 1, to) + more + ")";
    Span signs = tokens.span(at, last);
    Diagnostic fault = Diagnostic.of(new ParseProblem.RangeOperator(operator, call), signs);
    boolean sliced = tokens.type(from - 1) == QiParser.LEFT_BRACKET && tokens.endsOperand(from - 2);
    tokens.report(
        sliced || operator.equals("...")
            ? fault
            : fault
                .withEdit(Span.at(tokens.get(from).start()), "范围(")
                .withEdit(withSpaces(at, last), ", ")
                .withEdit(Span.at(tokens.get(to).end()), more + ")"));
    if (sliced) {
      tokens.replace(at, last, TokenKind.PLUS);
    } else {
      tokens.insert(to + 1, TokenKind.RIGHT_BRACKET);
      tokens.replace(at, last, TokenKind.COMMA);
      tokens.insert(from, TokenKind.LEFT_BRACKET);
    }
    return true;
  }

  /// An operator with the space around it.
  private Span withSpaces(int first, int last) {
    return new Span(
        /* start= */ tokens.get(first - 1).end(), /* end= */ tokens.get(last + 1).start());
  }

  private void bits(int at) {
    int type = tokens.type(at);
    boolean doubled = tokens.type(at + 1) == type && tokens.touchesPrevious(at + 1);
    if (!tokens.endsOperand(at - 1)) {
      return;
    }
    if (type == QiParser.AMPERSAND && tokens.startsOperand(at + 1)) {
      call(at, at, "位与");
    } else if (doubled && type == QiParser.LESS && tokens.startsOperand(at + 2)) {
      call(at, at + 1, "左移");
    } else if (doubled
        && type == QiParser.GREATER
        && tokens.startsOperand(at + 2)
        && !endsTypeArguments(at)) {
      call(at, at + 1, "右移");
    }
  }

  /// Whether a `<` stands before in the same statement, so that `>>` ends types.
  private boolean endsTypeArguments(int at) {
    for (int i = at - 1; i >= 0; i--) {
      switch (tokens.type(i)) {
        case QiParser.LESS -> {
          return true;
        }
        case QiParser.SEMICOLON, QiParser.LEFT_BRACE, QiParser.RIGHT_BRACE -> {
          return false;
        }
        default -> {}
      }
    }
    return false;
  }

  /// A machine writes the call only where the operands leave no doubt: with no other operator beside
  /// them, and numbers that the bits are taken of.
  private void call(int first, int last, String function) {
    int from = tokens.operandStart(first - 1);
    int to = tokens.operandEnd(last + 1);
    if (from < 0) {
      return;
    }
    String operator = tokens.text(first, last);
    String call =
        function + "(" + tokens.text(from, first - 1) + ", " + tokens.text(last + 1, to) + ")";
    Span sign = tokens.span(first, last);
    Diagnostic fault = Diagnostic.of(new ParseProblem.BitOperator(operator, call), sign);
    boolean alone = endsExpression(from - 1) && endsExpression(to + 1);
    boolean numbers =
        last > first
            || tokens.type(from) == QiParser.INTEGER_LITERAL
            || tokens.type(to) == QiParser.INTEGER_LITERAL;
    tokens.report(
        alone && numbers
            ? fault
                .withEdit(Span.at(tokens.get(from).start()), function + "(")
                .withEdit(withSpaces(first, last), ", ")
                .withEdit(Span.at(tokens.get(to).end()), ")")
            : fault);
    // A call of nothing: its operands are looked at, its result may be anything.
    tokens.insert(to + 1, TokenKind.RIGHT_PARENTHESIS);
    tokens.replace(first, last, TokenKind.COMMA);
    tokens.insert(from, TokenKind.LEFT_PARENTHESIS);
    tokens.insert(from, TokenKind.IDENTIFIER);
  }

  private boolean endsExpression(int at) {
    return switch (tokens.type(at)) {
      case QiParser.ASSIGN,
          QiParser.COMMA,
          QiParser.SEMICOLON,
          QiParser.LEFT_PARENTHESIS,
          QiParser.RIGHT_PARENTHESIS,
          QiParser.LEFT_BRACKET,
          QiParser.RIGHT_BRACKET,
          QiParser.RETURN,
          QiParser.EQUAL,
          QiParser.NOT_EQUAL ->
          true;
      default -> false;
    };
  }
}
