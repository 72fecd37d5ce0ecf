package org.qistage.parsing;

import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Span;
import org.qistage.lexing.TokenKind;
import org.qistage.parsing.grammar.QiParser;
import org.qistage.parsing.grammar.QiParser.BlockContext;
import org.qistage.parsing.grammar.QiParser.ConditionContext;

/// Recognises mistakes that have a better name than "unexpected token": what comes from other
/// languages, and what reads otherwise than it was meant.
final class CommonMistakes {
  /// What other languages call what Qi has a keyword for.
  private static final Map<String, TokenKind> FOREIGN =
      Map.ofEntries(
          Map.entry("if", TokenKind.IF),
          Map.entry("else", TokenKind.ELSE),
          Map.entry("for", TokenKind.FOR),
          Map.entry("while", TokenKind.WHILE),
          Map.entry("loop", TokenKind.LOOP),
          Map.entry("return", TokenKind.RETURN),
          Map.entry("var", TokenKind.VARIABLE),
          Map.entry("let", TokenKind.VARIABLE),
          Map.entry("const", TokenKind.CONSTANT),
          Map.entry("function", TokenKind.FUNCTION),
          Map.entry("func", TokenKind.FUNCTION),
          Map.entry("fn", TokenKind.FUNCTION),
          Map.entry("def", TokenKind.FUNCTION),
          Map.entry("print", TokenKind.PRINT),
          Map.entry("println", TokenKind.PRINT_LINE),
          Map.entry("async", TokenKind.ASYNC),
          Map.entry("await", TokenKind.AWAIT),
          Map.entry("yield", TokenKind.YIELD),
          Map.entry("import", TokenKind.IMPORT),
          Map.entry("package", TokenKind.PACKAGE),
          Map.entry("struct", TokenKind.STRUCT),
          Map.entry("class", TokenKind.STRUCT),
          Map.entry("enum", TokenKind.ENUM),
          Map.entry("match", TokenKind.MATCH),
          Map.entry("switch", TokenKind.MATCH),
          Map.entry("try", TokenKind.TRY),
          Map.entry("throw", TokenKind.THROW),
          Map.entry("若", TokenKind.IF),
          Map.entry("若是", TokenKind.IF),
          Map.entry("如若", TokenKind.IF),
          Map.entry("不然", TokenKind.ELSE),
          Map.entry("循环当", TokenKind.WHILE),
          Map.entry("输出", TokenKind.PRINT),
          Map.entry("定义", TokenKind.VARIABLE));

  private final TokenFeed feed;

  CommonMistakes(TokenFeed feed) {
    this.feed = feed;
  }

  /// The mistake that a token which does not fit comes from.
  Optional<Diagnostic> find(int index, IntervalSet expected, ParserRuleContext context) {
    FedToken found = feed.get(index);
    FedToken before = feed.get(Math.max(0, index - 1));
    Span at = found.span();
    if (expected.contains(QiParser.FAT_ARROW)) {
      return arm(index);
    }
    return switch (found.type()) {
      case QiParser.ELSE, QiParser.ELSE_IF ->
          when(
              expected.contains(QiParser.RETURN),
              Diagnostic.of(new ParseProblem.ElseWithoutIf(found.getText()), at));
      case QiParser.LEFT_ARROW ->
          when(
              endsOperand(before),
              Diagnostic.of(new ParseProblem.ArrowForLess(), at).withEdit(at, " < -"));
      case QiParser.ASSIGN ->
          when(
              isAfterCondition(context),
              Diagnostic.of(new ParseProblem.AssignmentInCondition(), at).withEdit(at, "=="));
      case QiParser.PLUS -> step(index - 1, "++", "+=");
      case QiParser.LEFT_PARENTHESIS -> namelessFunction(index, context);
      default -> {
        if (isTypeKeyword(found.type()) && expected.contains(QiParser.RETURN)) {
          yield typeBeforeName(index);
        }
        Optional<Diagnostic> step = step(index - 2, "--", "-=");
        Optional<Diagnostic> word = step.isPresent() ? step : word(index, expected);
        yield word.isPresent() ? word : namelessFunction(index, context);
      }
    };
  }

  /// `1:` and `1 ->` in the arms of a 匹配.
  private Optional<Diagnostic> arm(int index) {
    FedToken found = feed.get(index);
    boolean arrow =
        found.type() == QiParser.MINUS
            && feed.get(index + 1).type() == QiParser.GREATER
            && touches(index);
    if (!arrow && found.type() != QiParser.COLON) {
      return Optional.empty();
    }
    Span span = arrow ? found.span().to(feed.get(index + 1).span()) : found.span();
    String meant = TokenKind.FAT_ARROW.spelling();
    return Optional.of(
        Diagnostic.of(new ParseProblem.ForeignOperator(feed.source().slice(span), meant), span)
            .withEdit(span, (isApart(index) ? "" : " ") + meant));
  }

  private boolean isApart(int index) {
    return index > 0 && feed.get(index - 1).end() < feed.get(index).start();
  }

  private static Optional<Diagnostic> when(boolean condition, Diagnostic diagnostic) {
    return condition ? Optional.of(diagnostic) : Optional.empty();
  }

  private boolean touches(int index) {
    return index >= 0 && feed.get(index).end() == feed.get(index + 1).start();
  }

  /// `x++` or `x--` with its first sign at an index, and nothing that the second could belong to.
  private Optional<Diagnostic> step(int first, String operator, String assignment) {
    int type = operator.equals("++") ? QiParser.PLUS : QiParser.MINUS;
    boolean doubled =
        first > 0
            && feed.get(first).type() == type
            && feed.get(first + 1).type() == type
            && touches(first)
            && endsOperand(feed.get(first - 1));
    if (!doubled) {
      return Optional.empty();
    }
    Span span = feed.get(first).span().to(feed.get(first + 1).span());
    return Optional.of(
        Diagnostic.of(new ParseProblem.StepOperator(operator, assignment), span)
            .withEdit(span, " " + assignment + " 1"));
  }

  /// `整数 x …` at the head of a statement.
  private Optional<Diagnostic> typeBeforeName(int index) {
    FedToken type = feed.get(index);
    FedToken name = feed.get(index + 1);
    if (name.type() != QiParser.IDENTIFIER) {
      return Optional.empty();
    }
    Span span = type.span().to(name.span());
    String typeText = type.getText();
    String nameText = name.getText();
    return Optional.of(
        Diagnostic.of(new ParseProblem.TypeBeforeName(typeText, nameText), span)
            .withEdit(span, "变量 " + nameText + ": " + typeText));
  }

  /// A statement that begins with a word which is nearly a keyword.
  private Optional<Diagnostic> word(int index, IntervalSet expected) {
    int head = index - 1;
    boolean begins =
        head >= 0
            && feed.get(head).type() == QiParser.IDENTIFIER
            && expected.contains(QiParser.SEMICOLON)
            && !feed.startsLine(index)
            && beginsStatement(head);
    if (!begins) {
      return Optional.empty();
    }
    FedToken word = feed.get(head);
    return keywordLike(word.getText())
        .map(
            keyword ->
                Diagnostic.of(
                        new ParseProblem.KeywordMistaken(word.getText(), keyword.spelling()),
                        word.span())
                    .withEdit(word.span(), keyword.spelling()));
  }

  /// Whether a statement is nothing but a name that begins with a keyword.
  boolean isGluedKeyword(int index) {
    if (index < 0 || feed.get(index).type() != QiParser.IDENTIFIER || !beginsStatement(index)) {
      return false;
    }
    String word = feed.get(index).getText();
    for (TokenKind kind : TokenKind.values()) {
      if (StatementStarts.isKeyword(TokenFeed.type(kind)) && word.startsWith(kind.spelling())) {
        return true;
      }
    }
    return false;
  }

  private boolean beginsStatement(int index) {
    if (index == 0 || feed.startsLine(index)) {
      return true;
    }
    int before = feed.get(index - 1).type();
    return before == QiParser.LEFT_BRACE
        || before == QiParser.RIGHT_BRACE
        || before == QiParser.SEMICOLON;
  }

  private static Optional<TokenKind> keywordLike(String word) {
    TokenKind foreign = FOREIGN.get(word);
    if (foreign != null) {
      return Optional.of(foreign);
    }
    for (TokenKind kind : TokenKind.values()) {
      if (kind.isKeyword() && differsInOne(word, kind.spelling())) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  private static boolean differsInOne(String word, String keyword) {
    if (word.length() != keyword.length() || word.length() < 2) {
      return false;
    }
    int different = 0;
    for (int i = 0; i < word.length(); i++) {
      different += word.charAt(i) == keyword.charAt(i) ? 0 : 1;
    }
    return different == 1;
  }

  /// `函数 (…) { … }` as a statement: a declaration that lacks its name.
  private Optional<Diagnostic> namelessFunction(int index, ParserRuleContext context) {
    ParserRuleContext statement = context;
    while (statement != null && !(statement instanceof QiParser.StatementContext)) {
      statement = statement.getParent();
    }
    if (statement == null
        || !(statement.getStart() instanceof FedToken head)
        || head.type() != QiParser.FUNCTION
        || feed.get(head.index() + 1).type() != QiParser.LEFT_PARENTHESIS
        || index == 0
        || feed.get(index - 1).type() != QiParser.RIGHT_BRACE) {
      return Optional.empty();
    }
    Span place = Span.at(head.end());
    Phrase found = new Phrase.Text("(");
    return Optional.of(Diagnostic.of(new ParseProblem.MissingName(found), place));
  }

  static boolean endsOperand(FedToken token) {
    return switch (token.kind().category()) {
      case NAME, LITERAL, SOFT_KEYWORD -> true;
      case PUNCTUATION ->
          token.type() == QiParser.RIGHT_PARENTHESIS || token.type() == QiParser.RIGHT_BRACKET;
      case KEYWORD, TRIVIA, INVALID, END -> false;
    };
  }

  /// Whether the block of a 如果 or 当 was expected.
  private static boolean isAfterCondition(ParserRuleContext context) {
    ParserRuleContext owner = context.getParent();
    return context instanceof BlockContext
        && owner != null
        && owner.getRuleContext(ConditionContext.class, 0) != null;
  }

  private static boolean isTypeKeyword(int type) {
    return switch (type) {
      case QiParser.INTEGER_TYPE,
          QiParser.LONG_TYPE,
          QiParser.SHORT_TYPE,
          QiParser.BYTE_TYPE,
          QiParser.FLOAT_TYPE,
          QiParser.BOOLEAN_TYPE,
          QiParser.CHARACTER_TYPE,
          QiParser.STRING_TYPE ->
          true;
      default -> false;
    };
  }
}
