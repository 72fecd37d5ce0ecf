package org.qistage.formatting;

import java.util.List;
import java.util.Optional;
import org.qistage.foundation.DeepStack;
import org.qistage.foundation.SourceText;
import org.qistage.lexing.Channel;
import org.qistage.lexing.Lexer;
import org.qistage.lexing.Token;
import org.qistage.lexing.TokenKind;
import org.qistage.lexing.TokenStream;
import org.qistage.parsing.ParseTree;
import org.qistage.parsing.ParseTrees;

/// The formatter of Qi. Pure, and safe to use from any thread.
///
/// A byte order mark stays. Lines end as the first line of the input does. Punctuation stays in the
/// width in which it is written.
public final class Formatter {
  /// The columns that lines stay within where they can.
  public static final int WIDTH = 100;

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private Formatter() {}

  /// The text of a program in the house layout; empty when the program nests too deep to be parsed.
  ///
  /// @param tokens of a program without lexical and syntax errors
  /// @throws IllegalArgumentException when the program has such errors
  public static Optional<String> format(TokenStream tokens) {
    return DeepStack.get(() -> ParseTrees.of(tokens).map(tree -> format(tokens, tree)));
  }

  private static String format(TokenStream tokens, ParseTree tree) {
    Layout layout = new LayoutBuilder(new TokenLayouts(tokens)).of(tree);
    String text = LayoutPrinter.print(layout, WIDTH);
    String original = tokens.source().text();
    if (original.startsWith(BYTE_ORDER_MARK)) {
      text = BYTE_ORDER_MARK + text;
    }
    if (endsLinesWithTwo(original)) {
      text = text.replace("\n", "\r\n");
    }
    requireSameTokens(tokens, text);
    return text;
  }

  private static boolean endsLinesWithTwo(String text) {
    int end = text.indexOf('\n');
    return end > 0 && text.charAt(end - 1) == '\r';
  }

  /// Nobody's program may be changed by a fault of the formatter.
  private static void requireSameTokens(TokenStream before, String text) {
    SourceText source = new SourceText(before.source().name(), text);
    TokenStream after = new Lexer().apply(source).result();
    if (!words(before).equals(words(after)) || comments(before) != comments(after)) {
      throw new IllegalStateException("formatting changed the tokens of " + source);
    }
  }

  private static List<String> words(TokenStream stream) {
    return stream.tokens().stream()
        .filter(token -> token.channel() == Channel.DEFAULT)
        .map(stream::text)
        .toList();
  }

  private static long comments(TokenStream stream) {
    return stream.tokens().stream().filter(Formatter::isComment).count();
  }

  private static boolean isComment(Token token) {
    return token.kind() == TokenKind.LINE_COMMENT || token.kind() == TokenKind.BLOCK_COMMENT;
  }
}
