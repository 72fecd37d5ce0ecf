package org.qistage.parsing;

import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.atn.RuleTransition;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;
import org.qistage.lexing.TokenKind;
import org.qistage.parsing.grammar.QiParser;
import org.qistage.parsing.grammar.QiParser.BlockContext;
import org.qistage.parsing.grammar.QiParser.DeclarationContext;
import org.qistage.parsing.grammar.QiParser.ExpressionValueContext;
import org.qistage.parsing.grammar.QiParser.FieldContext;
import org.qistage.parsing.grammar.QiParser.ImportClauseContext;
import org.qistage.parsing.grammar.QiParser.MatchArmContext;
import org.qistage.parsing.grammar.QiParser.MatchStatementContext;
import org.qistage.parsing.grammar.QiParser.MemberNameContext;
import org.qistage.parsing.grammar.QiParser.NameContext;
import org.qistage.parsing.grammar.QiParser.PackageClauseContext;
import org.qistage.parsing.grammar.QiParser.PlainStatementContext;
import org.qistage.parsing.grammar.QiParser.ProgramContext;
import org.qistage.parsing.grammar.QiParser.SelectCaseContext;
import org.qistage.parsing.grammar.QiParser.StatementContext;
import org.qistage.parsing.grammar.QiParser.TypeNameContext;
import org.qistage.parsing.grammar.QiParser.VariantContext;

/// Goes on after an error, over tokens whose brackets pair up (see {@link BracketRepair}).
///
/// ANTLR's own strategy skips to any token that some enclosing rule could take next; since a
/// statement may begin with a name, a number or a bracket, it stops almost at once and in the middle
/// of things. This one
///
/// - makes up a missing token, or takes a keyword for the missing name, where the parse then fits;
/// - skips within a statement only as far as its own rules could go on, bracketed groups whole, and
///   never past a `;`, a closing bracket or a line that begins with a statement's keyword;
/// - skips between statements to where the next one begins.
final class Recovery extends DefaultErrorStrategy {
  /// A pattern of 匹配 is shorter.
  private static final int ARM_LENGTH = 12;

  /// Each of these takes time in proportion to the file.
  private static final int WRAP_LIMIT = 50;

  private final TokenFeed feed;
  private final Complaints complaints;
  private int wrapped;
  private int optionState;
  private int optionIndex = -1;
  private @Nullable ParserRuleContext optionContext;

  Recovery(TokenFeed feed, Complaints complaints) {
    this.feed = feed;
    this.complaints = complaints;
  }

  @Override
  public void reportError(Parser parser, RecognitionException error) {
    if (inErrorRecoveryMode(parser)) {
      return;
    }
    int from = feed.index();
    int stuck = from;
    if (error instanceof NoViableAltException
        && error.getOffendingToken() instanceof FedToken token) {
      stuck = Math.max(from, token.index());
    }
    complain(parser, from, stuck);
  }

  private void complain(Parser parser, int from, int stuck) {
    beginErrorCondition(parser);
    if (complaints.ignores(stuck)) {
      return;
    }
    boolean atOption = optionIndex == from && parser.getContext().equals(optionContext);
    int state = atOption ? optionState : parser.getState();
    IntervalSet expected = ExpectedTokens.at(parser, state, feed, from, stuck);
    complaints.unexpected(stuck, expected, parser.getContext());
  }

  @Override
  protected void reportUnwantedToken(Parser parser) {
    if (!inErrorRecoveryMode(parser)) {
      complain(parser, feed.index(), feed.index());
    }
  }

  @Override
  protected void reportMissingToken(Parser parser) {
    reportUnwantedToken(parser);
  }

  @Override
  protected Token getMissingSymbol(Parser parser) {
    IntervalSet expected = getExpectedTokens(parser);
    TokenKind kind =
        expected.contains(QiParser.IDENTIFIER)
            ? TokenKind.IDENTIFIER
            : TokenFeed.kind(expected.getMinElement());
    int index = feed.index();
    int offset = index == 0 ? 0 : feed.get(index - 1).end();
    // Without a place among the tokens, so that the generated parser puts it into the parse tree.
    return FedToken.madeUp(feed.source(), kind, offset, -1);
  }

  /// Called by the generated parser before and between the parts of a repetition.
  @Override
  public void sync(Parser parser) {
    ATNState state = parser.getATN().states.get(parser.getState());
    int next = feed.LA(1);
    IntervalSet expected = parser.getATN().nextTokens(state);
    if (expected.contains(next) || expected.contains(Token.EPSILON)) {
      return;
    }
    ParserRuleContext context = parser.getContext();
    switch (state.getStateType()) {
      case ATNState.STAR_LOOP_ENTRY, ATNState.STAR_LOOP_BACK, ATNState.PLUS_LOOP_BACK -> {
        reportUnwantedToken(parser);
        if (holdsStatements(context) && next == QiParser.CASE) {
          skipCases(parser);
        } else if (holdsStatements(context)) {
          skipToStatement(parser, true);
        } else if (holdsMembers(context)) {
          skipToMember(parser);
        } else {
          skipTo(parser, expected);
        }
      }
      // Before an option: what follows it fails where it is known what is missing. The option is
      // remembered, since it too was expected there.
      default -> {
        optionState = parser.getState();
        optionIndex = feed.index();
        optionContext = context;
      }
    }
  }

  /// Called when the one token that may come next is not there. Gives the token to go on with.
  @Override
  public Token recoverInline(Parser parser) {
    reportUnwantedToken(parser);
    ParserRuleContext context = parser.getContext();
    IntervalSet expected = getExpectedTokens(parser);
    if (context instanceof NameContext
        || context instanceof MemberNameContext
        || context instanceof TypeNameContext) {
      return takeForName(parser);
    }
    boolean onlySemicolon = expected.contains(QiParser.SEMICOLON) && expected.size() == 1;
    if (onlySemicolon || isStatementEnd(parser)) {
      skipLine(parser, QiParser.SEMICOLON);
      if (looksLikeMembers()) {
        skipOne(parser);
      }
      return feed.LA(1) == QiParser.SEMICOLON ? take(parser) : getMissingSymbol(parser);
    }
    if (context instanceof BlockContext && expected.contains(QiParser.LEFT_BRACE)) {
      skipLine(parser, QiParser.LEFT_BRACE);
      boolean found = feed.LA(1) == QiParser.LEFT_BRACE || wrapStatement(context);
      if (found) {
        return take(parser);
      }
      throw new InputMismatchException(parser);
    }
    if (context instanceof ExpressionValueContext) {
      throw new InputMismatchException(parser);
    }
    if (openBrackets(context) > 0 && holdsClosing(expected)) {
      return closeBracket(parser, expected);
    }
    if (expected.contains(QiParser.FAT_ARROW)
        && feed.LA(1) == QiParser.MINUS
        && feed.LA(2) == QiParser.GREATER) {
      parser.consume();
      parser.consume();
      return getMissingSymbol(parser);
    }
    return super.recoverInline(parser);
  }

  /// Puts braces around the one statement that stands where a block should be.
  private boolean wrapStatement(ParserRuleContext block) {
    int from = feed.index();
    boolean single = !(block.getParent() instanceof DeclarationContext) && !isClosing(feed.LA(1));
    if (!single || ++wrapped > WRAP_LIMIT) {
      return false;
    }
    int depth = 0;
    for (int i = from; i < feed.size(); i++) {
      int type = feed.get(i).type();
      if (isOpening(type)) {
        depth++;
      } else if (isClosing(type)) {
        depth--;
      }
      boolean ends = depth == 0 && (type == QiParser.SEMICOLON || type == QiParser.RIGHT_BRACE);
      if (ends || depth < 0) {
        feed.insert(depth < 0 ? i : i + 1, TokenKind.RIGHT_BRACE);
        feed.insert(from, TokenKind.LEFT_BRACE);
        return true;
      }
    }
    return false;
  }

  /// Whether a `{` that is next holds the fields, variants, arms or cases of something whose head was
  /// not understood.
  private boolean looksLikeMembers() {
    if (feed.LA(1) != QiParser.LEFT_BRACE) {
      return false;
    }
    for (int i = 3; i < ARM_LENGTH && feed.LA(i) != QiParser.SEMICOLON; i++) {
      if (feed.LA(i) == QiParser.FAT_ARROW) {
        return true;
      }
    }
    TokenKind first = TokenFeed.kind(feed.LA(2));
    return switch (first) {
      case CASE, INTEGER_TYPE, FLOAT_TYPE, STRING_TYPE, BOOLEAN_TYPE, CHARACTER_TYPE, BYTE_TYPE ->
          true;
      case IDENTIFIER ->
          switch (feed.LA(3)) {
            case QiParser.COLON, QiParser.COMMA, QiParser.IDENTIFIER, QiParser.RIGHT_BRACE -> true;
            default -> false;
          };
      default -> false;
    };
  }

  private static boolean isStatementEnd(Parser parser) {
    return parser.getContext() instanceof StatementContext;
  }

  private Token take(Parser parser) {
    Token token = parser.getCurrentToken();
    endErrorCondition(parser);
    parser.consume();
    return token;
  }

  /// A keyword or a literal where a name should be is taken for one when the parse then goes on.
  private Token takeForName(Parser parser) {
    FedToken token = feed.next();
    boolean word = token.kind().isKeyword();
    boolean literal = token.kind().category() == TokenKind.Category.LITERAL;
    if ((word || literal) && !feed.startsLine(feed.index())) {
      ATNState state = parser.getATN().states.get(parser.getState());
      ATNState after = state.transition(0).target;
      IntervalSet follow = parser.getATN().nextTokens(after, parser.getContext());
      if (follow.contains(feed.LA(2))) {
        return take(parser);
      }
    }
    return getMissingSymbol(parser);
  }

  /// Called when a rule was left by an error, with that rule as the context.
  @Override
  public void recover(Parser parser, RecognitionException error) {
    int index = feed.index();
    if (lastErrorIndex == index
        && lastErrorStates != null
        && lastErrorStates.contains(parser.getState())) {
      // The same rule failed here before: get on, lest it fail for ever.
      if (feed.LA(1) != QiParser.RIGHT_BRACE) {
        parser.consume();
      }
    }
    lastErrorIndex = feed.index();
    if (lastErrorStates == null) {
      lastErrorStates = new IntervalSet();
    }
    lastErrorStates.add(parser.getState());
    ParserRuleContext context = parser.getContext();
    closeBrackets(parser, context);
    if (endsMember(context)) {
      skipToMember(parser);
    } else if (endsItself(context)) {
      skipToStatement(parser, context.getStart().getTokenIndex() == feed.index());
    } else {
      skipTo(parser, follow(parser));
    }
  }

  private static boolean holdsClosing(IntervalSet types) {
    return types.contains(QiParser.RIGHT_PARENTHESIS)
        || types.contains(QiParser.RIGHT_BRACKET)
        || types.contains(QiParser.RIGHT_BRACE);
  }

  /// Brackets pair up, so the one that is expected stands further on.
  private Token closeBracket(Parser parser, IntervalSet expected) {
    while (!isClosing(feed.LA(1))) {
      skipOne(parser);
    }
    return expected.contains(feed.LA(1)) ? take(parser) : getMissingSymbol(parser);
  }

  /// How many brackets a rule has opened and not closed so far.
  private static int openBrackets(ParserRuleContext context) {
    int depth = 0;
    for (int i = 0; i < context.getChildCount(); i++) {
      boolean fed =
          context.getChild(i) instanceof TerminalNode node && node.getSymbol().getTokenIndex() >= 0;
      int type = fed ? Nodes.tokenType(context, i) : 0;
      if (isOpening(type)) {
        depth++;
      } else if (type != 0 && isClosing(type)) {
        depth--;
      }
    }
    return depth;
  }

  /// Skips to the end of the brackets that a rule had opened when it failed.
  private void closeBrackets(Parser parser, ParserRuleContext context) {
    int depth = openBrackets(context);
    while (depth > 0 && feed.LA(1) != Token.EOF) {
      if (isClosing(feed.LA(1))) {
        depth--;
        parser.consume();
      } else {
        skipOne(parser);
      }
    }
  }

  private static boolean holdsStatements(ParserRuleContext context) {
    return context instanceof BlockContext
        || context instanceof ProgramContext
        || context instanceof SelectCaseContext;
  }

  private static boolean holdsMembers(ParserRuleContext context) {
    return context instanceof DeclarationContext || context instanceof MatchStatementContext;
  }

  /// Whether a part takes its own `;`, so that after it a new statement begins.
  private static boolean endsItself(ParserRuleContext context) {
    return context instanceof StatementContext
        || context instanceof PlainStatementContext
        || context instanceof DeclarationContext
        || context instanceof ImportClauseContext
        || context instanceof PackageClauseContext
        || context instanceof ProgramContext;
  }

  private static boolean endsMember(ParserRuleContext context) {
    return context instanceof FieldContext
        || context instanceof VariantContext
        || context instanceof MatchArmContext;
  }

  /// What the rules around the faulty one could go on with, out to the statement that holds them.
  private static IntervalSet follow(Parser parser) {
    IntervalSet follow = new IntervalSet();
    for (ParserRuleContext at = parser.getContext();
        at != null
            && at.invokingState >= 0
            && !endsItself(at)
            && !endsMember(at)
            && !(at instanceof BlockContext);
        at = at.getParent()) {
      add(follow, parser, at);
    }
    if (parser.getContext() instanceof BlockContext block) {
      add(follow, parser, block);
    }
    follow.remove(Token.EPSILON);
    return follow;
  }

  private static void add(IntervalSet follow, Parser parser, ParserRuleContext context) {
    ATNState invoking = parser.getATN().states.get(context.invokingState);
    RuleTransition call = (RuleTransition) invoking.transition(0);
    follow.addAll(parser.getATN().nextTokens(call.followState));
  }

  /// Skips within a statement up to one of some tokens.
  private void skipTo(Parser parser, IntervalSet stops) {
    while (!stops.contains(feed.LA(1)) && !isBoundary()) {
      skipOne(parser);
    }
  }

  /// Skips within the line up to a token of one type, or to where another statement or block begins.
  private void skipLine(Parser parser, int stop) {
    while (feed.LA(1) != stop && !isBoundary() && !feed.startsLine(feed.index())) {
      if (feed.LA(1) == QiParser.LEFT_BRACE || StatementStarts.isKeyword(feed.LA(1))) {
        return;
      }
      skipOne(parser);
    }
  }

  /// Skips to where a statement may begin: after a `;`, or before a line that looks like one.
  ///
  /// @param onward whether the token that is next begins none
  private void skipToStatement(Parser parser, boolean onward) {
    boolean first = onward;
    while (feed.LA(1) != QiParser.RIGHT_BRACE && feed.LA(1) != Token.EOF) {
      if (feed.LA(1) == QiParser.SEMICOLON) {
        skipOne(parser);
        return;
      }
      if (!first && mayBeginStatement()) {
        return;
      }
      first = false;
      skipOne(parser);
    }
  }

  /// Skips the cases of a 选择 whose head was not understood, up to the end of its block.
  private void skipCases(Parser parser) {
    while (feed.LA(1) != QiParser.RIGHT_BRACE && feed.LA(1) != Token.EOF) {
      skipOne(parser);
    }
  }

  private boolean mayBeginStatement() {
    int type = feed.LA(1);
    return (type == QiParser.LEFT_BRACE && !looksLikeMembers())
        || type == QiParser.FUNCTION
        || StatementStarts.isKeyword(type)
        || StatementStarts.isDeclaration(feed, feed.index())
        || (feed.startsLine(feed.index()) && type == QiParser.IDENTIFIER);
  }

  /// Skips past the `,` or `;` of a field, variant or arm, or to the next line.
  private void skipToMember(Parser parser) {
    boolean first = true;
    while (!isClosing(feed.LA(1)) && (first || !feed.startsLine(feed.index()))) {
      boolean last = feed.LA(1) == QiParser.SEMICOLON || feed.LA(1) == QiParser.COMMA;
      first = false;
      skipOne(parser);
      if (last) {
        return;
      }
    }
  }

  /// Consumes a token, and with an opening bracket all up to its partner.
  private void skipOne(Parser parser) {
    int depth = 0;
    do {
      int type = feed.LA(1);
      if (isOpening(type)) {
        depth++;
      } else if (isClosing(type)) {
        depth--;
      }
      if (type == Token.EOF) {
        return;
      }
      parser.consume();
    } while (depth > 0);
  }

  /// Whether skipping within a statement must stop here in any case.
  private boolean isBoundary() {
    int type = feed.LA(1);
    boolean statement = type == QiParser.FUNCTION || StatementStarts.isKeyword(type);
    return type == QiParser.SEMICOLON
        || isClosing(type)
        || (feed.startsLine(feed.index()) && statement);
  }

  private static boolean isOpening(int type) {
    return type == QiParser.LEFT_PARENTHESIS
        || type == QiParser.LEFT_BRACKET
        || type == QiParser.LEFT_BRACE;
  }

  private static boolean isClosing(int type) {
    return type == QiParser.RIGHT_PARENTHESIS
        || type == QiParser.RIGHT_BRACKET
        || type == QiParser.RIGHT_BRACE
        || type == Token.EOF;
  }
}
