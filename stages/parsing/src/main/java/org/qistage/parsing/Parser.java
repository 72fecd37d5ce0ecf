package org.qistage.parsing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Outcome;
import org.qistage.foundation.Stage;
import org.qistage.lexing.TokenStream;
import org.qistage.parsing.grammar.QiParser;
import org.qistage.parsing.grammar.QiParser.ProgramContext;

/// The parser of Qi: `QiParser.g4` over the tokens of any lexer.
public final class Parser implements Stage<TokenStream, SyntaxTree> {
  @Override
  public Outcome<SyntaxTree> apply(TokenStream input) {
    TokenFeed feed = new TokenFeed(input);
    QiParser parser = new QiParser(feed);
    parser.removeErrorListeners();
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    List<Diagnostic> diagnostics = new ArrayList<>();
    ProgramContext program;
    try {
      parser.setErrorHandler(new BailErrorStrategy());
      program = parser.program();
    } catch (ParseCancellationException faulty) {
      feed.seek(0);
      parser.reset();
      parser.setErrorHandler(new DefaultErrorStrategy());
      parser.addErrorListener(
          new BaseErrorListener() {
            @Override
            public void syntaxError(
                Recognizer<?, ?> recognizer,
                Object symbol,
                int line,
                int column,
                String message,
                RecognitionException e) {
              FedToken token = (FedToken) symbol;
              diagnostics.add(
                  Diagnostic.of(
                      new ParseProblem.UnexpectedToken(
                          new Phrase.Text(token.getText()), Phrase.Part.STATEMENT),
                      token.span()));
            }
          });
      program = parser.program();
    }
    Nodes nodes = new Nodes();
    Program built = new DeclarationBuilder(nodes).program(program, input.source().text().length());
    diagnostics.addAll(nodes.diagnostics());
    diagnostics.sort(Comparator.comparingInt(diagnostic -> diagnostic.primary().start()));
    return new Outcome<>(new SyntaxTree(input.source(), built, nodes.rules()), diagnostics);
  }
}
