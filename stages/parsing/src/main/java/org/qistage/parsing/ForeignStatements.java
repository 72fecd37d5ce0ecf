package org.qistage.parsing;

import java.util.Optional;
import java.util.Set;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Span;
import org.qistage.lexing.TokenKind;
import org.qistage.parsing.grammar.QiParser;

/// Statements and types as other languages write them: what Qi has instead is put in their place, so
/// that there is one thing to say about each.
final class ForeignStatements {
  private static final Set<String> FINALLY = Set.of("最后", "最终", "finally");
  private static final Set<String> ELSE_IF = Set.of("elif", "elsif", "elseif", "否则若");

  private final MeantTokens tokens;

  ForeignStatements(MeantTokens tokens) {
    this.tokens = tokens;
  }

  void repair() {
    for (int at = 0; at + 1 < tokens.size(); at++) {
      switch (tokens.type(at)) {
        case QiParser.VARIABLE, QiParser.CONSTANT, QiParser.MUTABLE -> variables(at);
        case QiParser.SELECT -> select(at);
        case QiParser.FOR -> counted(at);
        case QiParser.IN -> membership(at);
        case QiParser.LEFT_BRACKET -> arrayType(at);
        case QiParser.FAT_ARROW -> arrowFunction(at);
        case QiParser.IDENTIFIER -> branch(at);
        default -> {}
      }
    }
  }

  /// `变量 甲 = 1, 乙 = 2;`
  private void variables(int head) {
    boolean typed = false;
    if (!tokens.startsStatement(head)) {
      return;
    }
    for (int at = head + 1; at + 1 < tokens.size(); at++) {
      int type = tokens.type(at);
      if (type == QiParser.SEMICOLON || MeantTokens.closes(type)) {
        return;
      }
      if (MeantTokens.opens(type)) {
        at = tokens.partner(at);
      } else if (type == QiParser.ASSIGN || type == QiParser.COLON) {
        typed = true;
      } else if (type == QiParser.COMMA && typed && declares(at + 1)) {
        separate(head, at);
        return;
      }
    }
  }

  private boolean declares(int name) {
    int next = tokens.type(name + 1);
    return tokens.isName(name) && (next == QiParser.ASSIGN || next == QiParser.COLON);
  }

  private void separate(int head, int comma) {
    String keyword = tokens.text(head);
    Span span = tokens.get(comma).span();
    String code = tokens.text(head, comma - 1) + "; " + keyword + " " + tokens.text(comma + 1);
    tokens.report(
        Diagnostic.of(new ParseProblem.SeveralVariables(keyword, code + " = …;"), span)
            .withEdit(span, "; " + keyword));
    TokenKind kind = tokens.get(head).kind();
    tokens.replace(comma, comma, TokenKind.SEMICOLON);
    tokens.insert(comma + 1, kind);
  }

  /// `选择 值 { 情况 1 => …` and `选择 (值) { 情况 1: …`, with the keywords of 匹配 for edits.
  private void select(int head) {
    if (!tokens.startsStatement(head) || tokens.type(head + 1) == QiParser.LEFT_BRACE) {
      return;
    }
    int brace = head + 1;
    while (tokens.type(brace) != QiParser.LEFT_BRACE) {
      int type = tokens.type(brace);
      if (type == QiParser.SEMICOLON || MeantTokens.closes(type)) {
        return;
      }
      brace = MeantTokens.opens(type) ? tokens.partner(brace) + 1 : brace + 1;
    }
    if (brace == head + 1) {
      return;
    }
    Span span = tokens.get(head).span();
    String value = tokens.text(head + 1, brace - 1);
    Diagnostic fault = Diagnostic.of(new ParseProblem.SelectForMatch(value), span);
    tokens.replace(head, head, TokenKind.MATCH);
    tokens.report(arms(brace, fault.withEdit(span, "匹配")));
  }

  /// Makes arms of the cases between two braces.
  private Diagnostic arms(int brace, Diagnostic fault) {
    Diagnostic diagnostic = fault;
    boolean open = false;
    for (int at = brace + 1; at < tokens.size(); at++) {
      int type = tokens.type(at);
      boolean ends = MeantTokens.closes(type);
      if (type == QiParser.CASE || type == QiParser.DEFAULT || ends) {
        if (open) {
          diagnostic = diagnostic.withEdit(Span.at(tokens.get(at - 1).end()), " }");
          tokens.insert(at, TokenKind.RIGHT_BRACE);
          at++;
        }
        if (ends) {
          return diagnostic;
        }
        int sign = sign(at);
        open = tokens.type(sign) == QiParser.COLON;
        diagnostic = arm(at, sign, diagnostic);
        at = tokens.type(at) == QiParser.CASE ? at - 1 : at;
        int body = type == QiParser.CASE ? sign : sign + 1;
        if (type == QiParser.CASE) {
          tokens.remove(at + 1, at + 1);
        }
        if (open) {
          tokens.insert(body, TokenKind.LEFT_BRACE);
        }
        at = body - (open ? 0 : 1);
      } else if (MeantTokens.opens(type)) {
        at = tokens.partner(at);
      }
    }
    return diagnostic;
  }

  /// The `:` or `=>` after the value of a case.
  private int sign(int head) {
    int at = head + 1;
    while (tokens.type(at) != QiParser.COLON
        && tokens.type(at) != QiParser.FAT_ARROW
        && !MeantTokens.closes(tokens.type(at))) {
      at = MeantTokens.opens(tokens.type(at)) ? tokens.partner(at) + 1 : at + 1;
    }
    return at;
  }

  private Diagnostic arm(int head, int sign, Diagnostic fault) {
    Diagnostic diagnostic = fault;
    Span word = tokens.get(head).span();
    if (tokens.type(head) == QiParser.DEFAULT) {
      diagnostic = diagnostic.withEdit(word, "_");
    } else {
      diagnostic = diagnostic.withEdit(new Span(word.start(), tokens.get(head + 1).start()), "");
    }
    if (tokens.type(sign) == QiParser.COLON) {
      diagnostic = diagnostic.withEdit(tokens.get(sign).span(), " => {");
      tokens.replace(sign, sign, TokenKind.FAT_ARROW);
    }
    return diagnostic;
  }

  /// `对于 (变量 i = 0; i < n; i = i + 1) { … }`
  private void counted(int head) {
    int first = head + 1;
    boolean bracketed = tokens.type(first) == QiParser.LEFT_PARENTHESIS;
    int at = bracketed ? first + 1 : first;
    at += tokens.type(at) == QiParser.VARIABLE || tokens.type(at) == QiParser.MUTABLE ? 1 : 0;
    int assign = at + 1;
    if (!tokens.isName(at)
        || (tokens.type(assign) != QiParser.ASSIGN && tokens.type(assign) != QiParser.DEFINE)) {
      return;
    }
    int second = find(assign, QiParser.SEMICOLON);
    int third = find(second + 1, QiParser.SEMICOLON);
    int end = bracketed ? tokens.partner(first) : find(third + 1, QiParser.LEFT_BRACE) - 1;
    if (second < 0 || third < 0 || end <= third) {
      return;
    }
    String name = tokens.text(at);
    String from = tokens.text(assign + 1, second - 1);
    Optional<String> limit = limit(name, second, third);
    boolean plain = limit.isPresent() && steps(name, third, end + (bracketed ? 0 : 1));
    String code = "对于 " + name + " 在 范围(" + from + ", " + limit.orElse("…") + ")";
    Span span = tokens.span(first, end);
    Diagnostic fault =
        Diagnostic.of(
            new ParseProblem.CountedFor(plain ? code : "对于 " + name + " 在 范围(从, 到, 步长)"), span);
    tokens.report(plain ? fault.withEdit(span, code.substring("对于 ".length())) : fault);
    becomeRange(first, at, assign, second, third, end);
  }

  /// Leaves `名 在 [初值, 上限]`, whose elements have the type of the variable.
  private void becomeRange(int first, int name, int assign, int second, int third, int end) {
    boolean bounded = third - second > 3 && tokens.text(second + 1).equals(tokens.text(name));
    tokens.remove(third, end);
    if (bounded) {
      tokens.insert(third, TokenKind.RIGHT_BRACKET);
      tokens.remove(second + 1, second + 2);
      tokens.replace(second, second, TokenKind.COMMA);
    } else {
      tokens.remove(second, third - 1);
      tokens.insert(second, TokenKind.RIGHT_BRACKET);
    }
    tokens.insert(assign + 1, TokenKind.LEFT_BRACKET);
    tokens.replace(assign, assign, TokenKind.IN);
    if (name > first) {
      tokens.remove(first, name - 1);
    }
  }

  private int find(int from, int wanted) {
    int at = from;
    while (from >= 0 && at < tokens.size() && !MeantTokens.closes(tokens.type(at))) {
      if (tokens.type(at) == wanted) {
        return at;
      }
      at = MeantTokens.opens(tokens.type(at)) ? tokens.partner(at) + 1 : at + 1;
    }
    return -1;
  }

  /// The value before which counting ends, given as `i < 值` or `i <= 值`.
  private Optional<String> limit(String name, int second, int third) {
    boolean counts = third > second + 3 && tokens.text(second + 1).equals(name);
    if (!counts) {
      return Optional.empty();
    }
    String value = tokens.text(second + 3, third - 1);
    return switch (tokens.type(second + 2)) {
      case QiParser.LESS -> Optional.of(value);
      case QiParser.LESS_EQUAL -> Optional.of(value + " + 1");
      default -> Optional.empty();
    };
  }

  /// Whether what follows the second `;` counts on by one.
  private boolean steps(String name, int third, int end) {
    String step = tokens.text(third + 1, end - 1).replaceAll("\\s", "");
    return step.equals(name + "++")
        || step.equals("++" + name)
        || step.equals(name + "+=1")
        || step.equals(name + "=" + name + "+1");
  }

  /// `如果 1 在 列 { … }`
  private void membership(int at) {
    if (!tokens.endsOperand(at - 1) || !tokens.startsOperand(at + 1)) {
      return;
    }
    int from = tokens.operandStart(at - 1);
    int to = tokens.operandEnd(at + 1);
    int before = tokens.type(from - 1);
    if (from <= 0 || before == QiParser.DOT || isLoopHead(from)) {
      return;
    }
    String element = tokens.text(from, at - 1);
    String collection = tokens.text(at + 1, to);
    Diagnostic fault =
        Diagnostic.of(
            new ParseProblem.Membership(collection + ".包含(" + element + ")"),
            tokens.get(at).span());
    boolean alone = before == QiParser.IF || before == QiParser.WHILE || before == QiParser.ELSE_IF;
    tokens.report(
        alone ? fault.withEdit(tokens.span(from, to), collection + ".包含(" + element + ")") : fault);
    tokens.insert(to + 1, TokenKind.RIGHT_PARENTHESIS);
    tokens.replace(at, at, TokenKind.COMMA);
    tokens.insert(from, TokenKind.LEFT_PARENTHESIS);
    tokens.insert(from, TokenKind.IDENTIFIER);
  }

  /// Whether a 对于 stands shortly before, so that what it names comes here.
  private boolean isLoopHead(int name) {
    return tokens.type(name - 1) == QiParser.FOR
        || tokens.type(name - 2) == QiParser.FOR
        || tokens.type(name - 3) == QiParser.FOR;
  }

  /// `变量 列: 整数[]`; an index is never empty.
  private void arrayType(int at) {
    int before = tokens.type(at - 2);
    boolean suffix =
        at > 2
            && tokens.type(at + 1) == QiParser.RIGHT_BRACKET
            && (before == QiParser.COLON || before == QiParser.LESS);
    if (!suffix) {
      return;
    }
    String element = tokens.text(at - 1);
    Span span = tokens.span(at - 1, at + 1);
    tokens.report(
        Diagnostic.of(new ParseProblem.ArrayTypeSuffix(element), span)
            .withEdit(span, "数组<" + element + ">"));
    tokens.remove(at, at);
    tokens.insert(at - 1, TokenKind.LEFT_BRACKET);
  }

  /// `x => x * 2` as an argument or a value.
  private void arrowFunction(int at) {
    boolean bracketed = tokens.type(at - 1) == QiParser.RIGHT_PARENTHESIS;
    int from = bracketed ? tokens.operandStart(at - 1) : at - 1;
    int before = tokens.type(from - 1);
    boolean value =
        before == QiParser.LEFT_PARENTHESIS
            || before == QiParser.COMMA
            || before == QiParser.ASSIGN;
    boolean argument = before == QiParser.ASSIGN || insideParentheses(from);
    if (from <= 0 || !value || !argument || !(bracketed || tokens.isName(at - 1))) {
      return;
    }
    boolean block = tokens.type(at + 1) == QiParser.LEFT_BRACE;
    int to = block ? tokens.partner(at + 1) : tokens.expressionEnd(at + 1);
    if (to <= at) {
      return;
    }
    String parameter = bracketed ? tokens.text(from + 1) : tokens.text(from);
    String body = block ? "{ … }" : "{ 返回 " + tokens.text(at + 1, to) + "; }";
    tokens.report(
        Diagnostic.of(
            new ParseProblem.ArrowFunction("函数 (" + parameter + ": 类型): 类型 " + body),
            tokens.get(at).span()));
    tokens.remove(from, to);
    tokens.insert(from, TokenKind.IDENTIFIER);
  }

  /// Whether the innermost bracket around an index is a parenthesis.
  private boolean insideParentheses(int index) {
    int depth = 0;
    for (int i = index - 1; i >= 0; i--) {
      if (MeantTokens.closes(tokens.type(i))) {
        depth++;
      } else if (MeantTokens.opens(tokens.type(i)) && depth-- == 0) {
        return tokens.type(i) == QiParser.LEFT_PARENTHESIS;
      }
    }
    return false;
  }

  /// `elif …`, `else …` and `finally { … }` after a block.
  private void branch(int at) {
    if (tokens.type(at - 1) != QiParser.RIGHT_BRACE) {
      return;
    }
    String word = tokens.text(at);
    int next = tokens.type(at + 1);
    Span span = tokens.get(at).span();
    if (FINALLY.contains(word) && next == QiParser.LEFT_BRACE) {
      tokens.report(Diagnostic.of(new ParseProblem.Finally(word), span));
      tokens.remove(at, at);
    } else if (word.equals("else") && tokens.isName(at + 1) && tokens.text(at + 1).equals("if")) {
      keyword(at, at + 1, TokenKind.ELSE_IF);
    } else if (word.equals("else") && (next == QiParser.LEFT_BRACE || next == QiParser.IF)) {
      keyword(at, at, TokenKind.ELSE);
    } else if (ELSE_IF.contains(word) && tokens.startsOperand(at + 1)) {
      keyword(at, at, TokenKind.ELSE_IF);
    }
  }

  private void keyword(int first, int last, TokenKind meant) {
    Span span = tokens.span(first, last);
    var problem = new ParseProblem.KeywordMistaken(tokens.text(first, last), meant.spelling());
    tokens.report(Diagnostic.of(problem, span).withEdit(span, meant.spelling()));
    tokens.replace(first, last, meant);
  }
}
