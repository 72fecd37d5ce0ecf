package org.qistage.parsing;

import java.util.List;
import java.util.Optional;
import org.qistage.foundation.DeepStack;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Outcome;
import org.qistage.foundation.Span;
import org.qistage.foundation.Stage;
import org.qistage.lexing.TokenStream;

/// The parser of Qi: `QiParser.g4` over the tokens of any lexer.
///
/// Pure, and safe to use from any thread. Time and memory grow with the number of tokens. A program
/// whose tree would be too deep to recurse over is refused with a diagnostic before it is parsed:
/// brackets, blocks and type arguments may nest {@link #NESTING_LIMIT} deep, and the tree as a whole,
/// where each operator of a chain and each `否则 如果` counts too, may be {@link #DEPTH_LIMIT} deep.
/// Within these limits this stage never overflows the caller's stack: what is deeper than usual is
/// parsed in a {@link DeepStack}, and whoever recurses over a tree does well to do so in one too.
public final class Parser implements Stage<TokenStream, SyntaxTree> {
  /// How deep brackets, blocks and type arguments may nest.
  public static final int NESTING_LIMIT = DepthLimit.NESTING;

  /// How deep a syntax tree may be, in brackets, operators and `否则 如果` together.
  public static final int DEPTH_LIMIT = DepthLimit.DEPTH;

  /// Up to this depth any stack will do.
  private static final int USUAL_DEPTH = 100;

  @Override
  public Outcome<SyntaxTree> apply(TokenStream input) {
    TokenFeed feed = TokenFeed.of(input);
    DepthLimit.Result measured = DepthLimit.measure(feed);
    Optional<Diagnostic> tooDeep = measured.fault();
    if (tooDeep.isPresent()) {
      return unparsed(input, tooDeep.get());
    }
    return measured.depth() <= USUAL_DEPTH
        ? Parsing.run(input, feed)
        : DeepStack.get(() -> Parsing.run(input, feed));
  }

  private static Outcome<SyntaxTree> unparsed(TokenStream input, Diagnostic diagnostic) {
    Nodes nodes = new Nodes();
    Span all = new Span(0, input.source().text().length());
    Declaration skipped = new Declaration.Malformed(nodes.id("statement"), all);
    Program program =
        new Program(nodes.id("program"), all, Optional.empty(), List.of(), List.of(skipped));
    return new Outcome<>(
        new SyntaxTree(input.source(), program, nodes.rules()), List.of(diagnostic));
  }
}
