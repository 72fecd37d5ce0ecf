package org.qistage.parsing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.antlr.v4.runtime.ANTLRErrorStrategy;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Outcome;
import org.qistage.foundation.SourceText;
import org.qistage.lexing.TokenStream;
import org.qistage.parsing.grammar.QiParser;

/// One run of the parser over one token stream: first as if all were well, which is fast; if that
/// meets an error, once more with balanced brackets and recovery.
final class Parsing {
  private Parsing() {}

  static Outcome<SyntaxTree> run(TokenStream input, TokenFeed feed) {
    SourceText source = input.source();
    try {
      Nodes nodes = new Nodes();
      Program program = parse(source, feed, nodes, new GivesUp());
      return outcome(source, program, nodes, nodes.diagnostics());
    } catch (ParseCancellationException faulty) {
      return recover(input, feed);
    }
  }

  private static Outcome<SyntaxTree> recover(TokenStream input, TokenFeed feed) {
    SourceText source = input.source();
    Repaired repaired = repair(input, feed);
    Complaints complaints = repaired.complaints();
    Nodes nodes = new Nodes();
    Program program =
        parse(source, repaired.feed(), nodes, new Recovery(repaired.feed(), complaints));
    List<Diagnostic> diagnostics = new ArrayList<>(complaints.diagnostics());
    for (Diagnostic diagnostic : nodes.diagnostics()) {
      int line = source.line(diagnostic.primary().start());
      if (!complaints.isLineFaulty(line)) {
        diagnostics.add(diagnostic);
      }
    }
    return outcome(source, program, nodes, diagnostics);
  }

  /// The whole parse tree.
  static ParserRuleContext parseTree(TokenStream input, TokenFeed feed) {
    try {
      return parser(new QiParser(feed), new GivesUp()).program();
    } catch (ParseCancellationException faulty) {
      Repaired repaired = repair(input, feed);
      Recovery recovery = new Recovery(repaired.feed(), repaired.complaints());
      return parser(new QiParser(repaired.feed()), recovery).program();
    }
  }

  /// Tokens that recovery can work on, and where it complains.
  private record Repaired(TokenFeed feed, Complaints complaints) {}

  private static Repaired repair(TokenStream input, TokenFeed feed) {
    LexicalFaults lexicalFaults = new LexicalFaults(input);
    KeywordNames.Result named = KeywordNames.of(feed);
    FieldSigns.Result signs = FieldSigns.of(named.feed());
    MeantTokens meant = new MeantTokens(signs.feed());
    if (meant.areInOrder()) {
      new ForeignStatements(meant).repair();
      new ForeignOperators(meant).repair();
    }
    TokenFeed foreign =
        meant.diagnostics().isEmpty() ? signs.feed() : signs.feed().with(meant.all());
    JoinedOperators.Result joined = JoinedOperators.of(foreign);
    BracketRepair.Result balanced = BracketRepair.of(joined.feed(), lexicalFaults);
    Complaints complaints = new Complaints(balanced.feed(), lexicalFaults);
    named.diagnostics().forEach(complaints::add);
    signs.diagnostics().forEach(complaints::add);
    meant.diagnostics().forEach(complaints::add);
    joined.diagnostics().forEach(complaints::add);
    balanced.diagnostics().forEach(complaints::add);
    return new Repaired(balanced.feed(), complaints);
  }

  private static QiParser parser(QiParser parser, ANTLRErrorStrategy strategy) {
    parser.removeErrorListeners();
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    parser.setErrorHandler(strategy);
    ((TokenFeed) parser.getInputStream()).seek(0);
    return parser;
  }

  private static Program parse(
      SourceText source, TokenFeed feed, Nodes nodes, ANTLRErrorStrategy strategy) {
    DeclarationBuilder builder = new DeclarationBuilder(nodes);
    parser(new BuildingParser(feed, builder::add), strategy).program();
    return builder.program(source.text().length());
  }

  private static Outcome<SyntaxTree> outcome(
      SourceText source, Program program, Nodes nodes, List<Diagnostic> diagnostics) {
    List<Diagnostic> sorted = new ArrayList<>(diagnostics);
    sorted.sort(Comparator.comparingInt(diagnostic -> diagnostic.primary().start()));
    return new Outcome<>(new SyntaxTree(source, program, nodes.rules()), sorted);
  }

  /// Ends the parse at the first error, without a word about it.
  private static final class GivesUp extends BailErrorStrategy {
    @Override
    public void reportError(org.antlr.v4.runtime.Parser parser, RecognitionException error) {
      // The recovering parse will say what is wrong.
    }
  }
}
