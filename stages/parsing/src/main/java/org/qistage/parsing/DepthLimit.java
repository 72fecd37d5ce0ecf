package org.qistage.parsing;

import java.util.Arrays;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.qistage.foundation.Diagnostic;
import org.qistage.parsing.grammar.QiParser;

/// Measures how deep the tree of a token sequence can get, before anything recurses over it.
///
/// One pass over the tokens. Each bracket opens a level. Within a level every operator, every
/// bracket and every 否则 may put the tree built so far one deeper, until a `,`, a `;` or the end of
/// a statement starts afresh; what a bracket holds lies below all of that. So the sum is a bound of
/// the depth, and never below it. Type arguments nest without brackets of their own: their `<` are
/// counted apart, since the commas between them do not start afresh.
final class DepthLimit {
  /// The deepest nesting of brackets, blocks and type arguments.
  static final int NESTING = 1_000;

  /// The deepest tree: brackets, operators of a chain and 否则 如果 together.
  static final int DEPTH = 4_000;

  /// What a token of each type does to the depth.
  private static final byte NONE = 0;

  private static final byte OPERATES = 1;
  private static final byte OPENS = 2;
  private static final byte CLOSES = 3;
  private static final byte SEPARATES = 4;
  private static final byte[] ROLES = roles();
  private static final boolean[] CONTINUES = continuing();

  private final TokenFeed feed;
  private int[] operators = new int[64];
  private int[] below = new int[64];
  private int[] finished = new int[64];
  private int level;
  private int angles;
  private int deepest;

  private DepthLimit(TokenFeed feed) {
    this.feed = feed;
  }

  /// What a measurement found.
  ///
  /// @param depth a bound of the depth of the tree, when there is no fault
  record Result(int depth, Optional<Diagnostic> fault) {}

  static Result measure(TokenFeed feed) {
    return new DepthLimit(feed).measure();
  }

  private Result measure() {
    int size = feed.size();
    for (int i = 0; i < size; i++) {
      int type = feed.get(i).type();
      step(type, i + 1 < size ? feed.get(i + 1).type() : Token.EOF);
      if (level > NESTING || angles > NESTING) {
        return fault(new ParseProblem.NestedTooDeep(NESTING), i);
      }
      if (operators[level] + below[level] + level > DEPTH || deepest > DEPTH) {
        return fault(new ParseProblem.TooDeep(DEPTH), i);
      }
    }
    while (level > 0) {
      close(false);
    }
    flush();
    int depth = Math.max(deepest, finished[0]);
    return depth > DEPTH
        ? fault(new ParseProblem.TooDeep(DEPTH), size - 1)
        : new Result(depth, Optional.empty());
  }

  private Result fault(ParseProblem problem, int index) {
    return new Result(DEPTH, Optional.of(Diagnostic.of(problem, feed.get(index).span())));
  }

  private void step(int type, int next) {
    switch (role(type)) {
      case NONE -> {}
      case OPENS -> open();
      case CLOSES -> close(type != QiParser.RIGHT_BRACE || continues(next));
      case SEPARATES -> {
        flush();
        if (type == QiParser.SEMICOLON) {
          angles = 0;
        }
      }
      default -> {
        if (type == QiParser.LESS) {
          angles++;
        } else if (type == QiParser.GREATER) {
          angles = Math.max(0, angles - 1);
        }
        operators[level]++;
      }
    }
  }

  private static byte role(int type) {
    return type == Token.EOF ? NONE : ROLES[type];
  }

  private static byte[] roles() {
    byte[] roles = new byte[QiParser.VOCABULARY.getMaxTokenType() + 1];
    // Of the keywords only some are operators; that the others count too does no harm.
    Arrays.fill(roles, OPERATES);
    for (int type :
        new int[] {
          QiParser.IDENTIFIER,
          QiParser.INTEGER_LITERAL,
          QiParser.FLOAT_LITERAL,
          QiParser.STRING_LITERAL,
          QiParser.CHARACTER_LITERAL
        }) {
      roles[type] = NONE;
    }
    roles[QiParser.LEFT_PARENTHESIS] = OPENS;
    roles[QiParser.LEFT_BRACKET] = OPENS;
    roles[QiParser.LEFT_BRACE] = OPENS;
    roles[QiParser.RIGHT_PARENTHESIS] = CLOSES;
    roles[QiParser.RIGHT_BRACKET] = CLOSES;
    roles[QiParser.RIGHT_BRACE] = CLOSES;
    roles[QiParser.COMMA] = SEPARATES;
    roles[QiParser.SEMICOLON] = SEPARATES;
    return roles;
  }

  /// Whether a token after `}` may go on with what the brace belongs to.
  private static boolean continues(int next) {
    return next != Token.EOF && CONTINUES[next];
  }

  private static boolean[] continuing() {
    boolean[] continuing = new boolean[QiParser.VOCABULARY.getMaxTokenType() + 1];
    for (int type :
        new int[] {
          QiParser.LEFT_PARENTHESIS,
          QiParser.LEFT_BRACKET,
          QiParser.LEFT_BRACE,
          QiParser.DOT,
          QiParser.DOUBLE_COLON,
          QiParser.COLON,
          QiParser.ELSE,
          QiParser.ELSE_IF,
          QiParser.CATCH,
          QiParser.PLUS,
          QiParser.MINUS,
          QiParser.STAR,
          QiParser.SLASH,
          QiParser.PERCENT,
          QiParser.LESS,
          QiParser.LESS_EQUAL,
          QiParser.GREATER,
          QiParser.GREATER_EQUAL,
          QiParser.EQUAL,
          QiParser.NOT_EQUAL,
          QiParser.AND,
          QiParser.OR,
          QiParser.DOUBLE_AMPERSAND,
          QiParser.DOUBLE_PIPE
        }) {
      continuing[type] = true;
    }
    return continuing;
  }

  private void open() {
    operators[level]++;
    level++;
    if (level == operators.length) {
      operators = Arrays.copyOf(operators, level * 2);
      below = Arrays.copyOf(below, level * 2);
      finished = Arrays.copyOf(finished, level * 2);
    }
    operators[level] = 0;
    below[level] = 0;
    finished[level] = 0;
  }

  private void close(boolean continues) {
    flush();
    if (level == 0) {
      return;
    }
    int inside = finished[level] + 1;
    level--;
    below[level] = Math.max(below[level], inside);
    deepest = Math.max(deepest, operators[level] + below[level]);
    if (!continues) {
      flush();
      angles = 0;
    }
  }

  /// Starts afresh within a level.
  private void flush() {
    finished[level] = Math.max(finished[level], operators[level] + below[level]);
    operators[level] = 0;
    below[level] = 0;
  }
}
