package org.qistage.parsing;

import java.util.function.Consumer;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.ParserRuleContext;
import org.qistage.parsing.grammar.QiParser;

/// The generated parser, which hands over every part at the top of a file as soon as it is complete
/// and then forgets it.
///
/// The parse tree takes several times the memory of the syntax tree. Dropped part by part, it dies
/// young; kept to the end of a large file, copying it is most of the time of a parse.
final class BuildingParser extends QiParser {
  private final Consumer<ParserRuleContext> parts;

  BuildingParser(TokenFeed feed, Consumer<ParserRuleContext> parts) {
    super(feed);
    this.parts = parts;
  }

  @Override
  public void exitRule() {
    ParserRuleContext done = _ctx;
    super.exitRule();
    boolean abandoned = done.exception != null && _errHandler instanceof BailErrorStrategy;
    if (_ctx instanceof ProgramContext program && !abandoned) {
      parts.accept(done);
      program.children.remove(done);
    }
  }
}
