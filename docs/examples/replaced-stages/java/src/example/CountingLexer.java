package example;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Language;
import org.qistage.foundation.Outcome;
import org.qistage.foundation.ReportedProblem;
import org.qistage.foundation.Severity;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;
import org.qistage.foundation.Stage;
import org.qistage.lexing.Lexer;
import org.qistage.lexing.TokenStream;
import org.qistage.pipeline.StageId;
import org.qistage.pipeline.StageProvider;

/// A lexer in a jar: Qi Stage's own, with a hint of how many tokens there are. A stage may work as it
/// likes, as long as it gives the artifact of its stage and reads nothing but its input; this one is
/// the least that shows how.
public final class CountingLexer implements StageProvider, Stage<SourceText, TokenStream> {
  @Override
  public StageId stage() {
    return StageId.LEX;
  }

  @Override
  public String name() {
    return "counting lexer";
  }

  @Override
  public Stage<?, ?> create() {
    return this;
  }

  @Override
  public Outcome<TokenStream> apply(SourceText source) {
    Outcome<TokenStream> outcome = new Lexer().apply(source);
    int count = outcome.result().tokens().size();
    var hint =
        new ReportedProblem(
            "COUNT-1",
            Severity.HINT,
            Map.of(
                Language.ZH, Map.of("message", "一共 " + count + " 个词"),
                Language.EN, Map.of("message", count + " tokens in all")));
    List<Diagnostic> diagnostics = new ArrayList<>(outcome.diagnostics());
    diagnostics.add(Diagnostic.of(hint, Span.at(0)));
    return new Outcome<>(outcome.result(), diagnostics);
  }
}
