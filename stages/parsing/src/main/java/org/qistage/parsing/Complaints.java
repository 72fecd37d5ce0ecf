package org.qistage.parsing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Span;
import org.qistage.lexing.TokenKind;
import org.qistage.parsing.grammar.QiParser;
import org.qistage.parsing.grammar.QiParser.BlockContext;
import org.qistage.parsing.grammar.QiParser.ExpressionValueContext;
import org.qistage.parsing.grammar.QiParser.FunctionContext;
import org.qistage.parsing.grammar.QiParser.MemberNameContext;
import org.qistage.parsing.grammar.QiParser.NameContext;
import org.qistage.parsing.grammar.QiParser.PatternContext;
import org.qistage.parsing.grammar.QiParser.TypeContext;
import org.qistage.parsing.grammar.QiParser.TypeNameContext;

/// Says what is wrong at a token that the grammar does not take.
///
/// One fault, one diagnostic: a line gets at most one, and none where the lexer has already found
/// fault with the very text (see {@link LexicalFaults}), or where a statement begins with a keyword
/// and a name in one word, such as `如果条件 {`: that is a name, which the checker does not find and
/// knows to take apart.
final class Complaints {
  /// After so many errors the rest are not reported.
  static final int LIMIT = 1_000;

  /// A comment on the same line that reads like the rest of a division.
  private static final Pattern DIVISION =
      Pattern.compile("[ \\t]*(//)[ \\t]*[\\p{L}\\d_(][^\\s，。]*[;；][ \\t]*\\R");

  private final TokenFeed feed;
  private final LexicalFaults lexicalFaults;
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final Set<Integer> lines = new HashSet<>();
  private final CommonMistakes mistakes;

  Complaints(TokenFeed feed, LexicalFaults lexicalFaults) {
    this.feed = feed;
    this.lexicalFaults = lexicalFaults;
    this.mistakes = new CommonMistakes(feed);
  }

  List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /// Whether a fault at a token would not be reported any more.
  boolean ignores(int index) {
    boolean both =
        lines.contains(feed.line(index)) && lines.contains(feed.line(Math.max(0, index - 1)));
    return diagnostics.size() > LIMIT || both;
  }

  boolean isLineFaulty(int line) {
    return lines.contains(line);
  }

  void add(Diagnostic diagnostic) {
    if (!lines.add(feed.source().line(diagnostic.primary().start()))) {
      return;
    }
    if (diagnostics.size() < LIMIT) {
      diagnostics.add(diagnostic);
    } else if (diagnostics.size() == LIMIT) {
      diagnostics.add(Diagnostic.of(new ParseProblem.TooManyErrors(LIMIT), diagnostic.primary()));
    }
  }

  /// Reports a token.
  ///
  /// @param index of the token
  /// @param expected the types that could have stood there
  /// @param context the part that was being parsed
  void unexpected(int index, IntervalSet expected, ParserRuleContext context) {
    FedToken found = feed.get(index);
    FedToken before = feed.get(Math.max(0, index - 1));
    boolean missingSpace =
        expected.contains(QiParser.SEMICOLON) && mistakes.isGluedKeyword(index - 1);
    if (missingSpace || lexicalFaults.explain(before, found)) {
      lines.add(found.getLine());
      return;
    }
    add(diagnose(index, before, found, expected, context));
  }

  private Diagnostic diagnose(
      int index, FedToken before, FedToken found, IntervalSet expected, ParserRuleContext context) {
    Optional<Diagnostic> mistake = mistakes.find(index, expected, context);
    if (mistake.isPresent()) {
      return mistake.get();
    }
    Span at = found.span();
    int type = found.type();
    if (isNameExpected(expected, context)) {
      return isReserved(found) && onLineOf(before, found)
          ? Diagnostic.of(new ParseProblem.KeywordAsName(found.getText()), at)
          : missing(new ParseProblem.MissingName(Phrase.of(found)), before, found);
    }
    if (context instanceof TypeContext || context instanceof TypeNameContext) {
      return missing(new ParseProblem.MissingType(Phrase.of(found)), before, found);
    }
    if (context instanceof ExpressionValueContext && before.type() == QiParser.LEFT_BRACE) {
      // Only `{}` goes on after an expression, so this brace should not be here.
      IntervalSet end = IntervalSet.of(QiParser.SEMICOLON);
      return unexpected(before, end, context);
    }
    if (expected.contains(QiParser.RETURN)) {
      return unexpected(found, expected, context);
    }
    if (isExpressionStart(expected)) {
      return missingExpression(before, found, expected, context);
    }
    if (expected.contains(QiParser.SEMICOLON) && endsStatement(index)) {
      return commentForDivision(before, found).orElseGet(() -> missingSemicolon(before));
    }
    if (isBlockExpected(expected, context)) {
      return missing(new ParseProblem.MissingBlock(Phrase.of(found)), before, found);
    }
    if (expected.contains(QiParser.COMMA) && startsExpression(type)) {
      Span place = Span.at(before.end());
      return Diagnostic.of(new ParseProblem.MissingComma(), place).withEdit(place, ",");
    }
    return unexpected(found, expected, context);
  }

  private static Diagnostic unexpected(
      FedToken found, IntervalSet expected, ParserRuleContext context) {
    var problem =
        new ParseProblem.UnexpectedToken(Phrase.of(found), ExpectedPhrase.of(expected, context));
    return Diagnostic.of(problem, found.span());
  }

  private Diagnostic missingExpression(
      FedToken before, FedToken found, IntervalSet expected, ParserRuleContext context) {
    if (before.type() == QiParser.PRINT || before.type() == QiParser.PRINT_LINE) {
      return Diagnostic.of(new ParseProblem.PrintWithoutValue(before.getText()), before.span())
          .withEdit(Span.at(before.end()), "()");
    }
    boolean others =
        expected.contains(QiParser.RIGHT_PARENTHESIS)
            || expected.contains(QiParser.RIGHT_BRACKET)
            || expected.contains(QiParser.RIGHT_BRACE)
            || context instanceof PatternContext;
    if (others) {
      return unexpected(found, expected, context);
    }
    return missing(new ParseProblem.MissingExpression(Phrase.of(found)), before, found);
  }

  /// Something is missing before a token: the carets are at the token, or after the one before it
  /// when the token is on another line.
  private Diagnostic missing(ParseProblem problem, FedToken before, FedToken found) {
    boolean near = onLineOf(before, found) && found.kind() != TokenKind.EOF;
    return Diagnostic.of(problem, near ? found.span() : Span.at(before.end()));
  }

  private static Diagnostic missingSemicolon(FedToken before) {
    Span place = Span.at(before.end());
    return Diagnostic.of(new ParseProblem.MissingSemicolon(), place).withEdit(place, ";");
  }

  /// `7 // 2;`: the comment holds the semicolon that is missing, and what could be a divisor.
  private Optional<Diagnostic> commentForDivision(FedToken before, FedToken found) {
    if (found.start() < before.end()) {
      return Optional.empty();
    }
    String between =
        feed.source().slice(new Span(/* start= */ before.end(), /* end= */ found.start()));
    Matcher matcher = DIVISION.matcher(between);
    if (!matcher.lookingAt() || !CommonMistakes.endsOperand(before)) {
      return Optional.empty();
    }
    Span sign = Span.at(before.end() + matcher.start(1)).to(Span.at(before.end() + matcher.end(1)));
    return Optional.of(
        Diagnostic.of(new ParseProblem.CommentForDivision(), sign).withEdit(sign, "/"));
  }

  private boolean onLineOf(FedToken before, FedToken found) {
    return feed.source().line(before.end()) == found.getLine();
  }

  /// Whether a statement must have ended before a token.
  private boolean endsStatement(int index) {
    int type = feed.get(index).type();
    return feed.startsLine(index)
        || type == QiParser.RIGHT_BRACE
        || type == QiParser.EOF
        || StatementStarts.isKeyword(type);
  }

  private static boolean isNameExpected(IntervalSet expected, ParserRuleContext context) {
    boolean onlyName =
        expected.contains(QiParser.IDENTIFIER)
            && !expected.contains(QiParser.INTEGER_LITERAL)
            && !expected.contains(QiParser.INTEGER_TYPE);
    return onlyName || context instanceof NameContext || context instanceof MemberNameContext;
  }

  /// Whether a block must begin here; the body of a function may be a value instead.
  private static boolean isBlockExpected(IntervalSet expected, ParserRuleContext context) {
    return context instanceof BlockContext
        ? !expected.contains(QiParser.RIGHT_BRACE)
        : context instanceof FunctionContext && expected.contains(QiParser.LEFT_BRACE);
  }

  private static boolean isReserved(FedToken token) {
    return token.kind().category() == TokenKind.Category.KEYWORD;
  }

  private static boolean isExpressionStart(IntervalSet expected) {
    return expected.contains(QiParser.INTEGER_LITERAL) && expected.contains(QiParser.IDENTIFIER);
  }

  private static boolean startsExpression(int type) {
    return switch (type) {
      case QiParser.IDENTIFIER,
          QiParser.INTEGER_LITERAL,
          QiParser.FLOAT_LITERAL,
          QiParser.STRING_LITERAL,
          QiParser.CHARACTER_LITERAL,
          QiParser.TRUE,
          QiParser.FALSE,
          QiParser.UNIT,
          QiParser.AWAIT,
          QiParser.SPAWN,
          QiParser.CHANNEL,
          QiParser.FUNCTION ->
          true;
      default -> false;
    };
  }
}
