package org.qistage.lessons.check;

import java.util.List;
import java.util.Optional;
import org.qistage.foundation.Language;
import org.qistage.foundation.SourceText;
import org.qistage.lessons.format.Answer;
import org.qistage.lessons.format.Check;
import org.qistage.pipeline.StageId;
import org.qistage.pipeline.view.TokenRow;

/// Grades predicted tokens.
final class TokensGrader {
  private final ProgramRuns runs;

  TokensGrader(ProgramRuns runs) {
    this.runs = runs;
  }

  Optional<Feedback> wrong(Check.Tokens check, Answer answer) {
    SourceText source = runs.program(check.program());
    List<TokenRow> tokens =
        TokenRow.of(runs.compile(check.program(), StageId.LEX)).stream()
            .filter(row -> !row.trivia())
            .filter(row -> source.line(row.span().start()) >= check.firstLine())
            .filter(row -> source.line(row.span().start()) <= check.lastLine())
            .toList();
    List<String> written = AnswerWords.pieces(answer);
    for (int i = 0; i < Math.max(tokens.size(), written.size()); i++) {
      if (i >= tokens.size()) {
        return Optional.of(
            Feedback.of("tokens.more", tokens.size(), i + 1, written.get(i))
                .and("tokens.more.why"));
      }
      TokenRow token = tokens.get(i);
      String place = source.position(token.span().start()).toString();
      if (i >= written.size()) {
        return Optional.of(at(check, token, Feedback.of("tokens.fewer", written.size(), place)));
      }
      if (!isRight(check, token, written.get(i))) {
        return Optional.of(at(check, token, different(check, token, written.get(i), i, place)));
      }
    }
    return Optional.empty();
  }

  private static Feedback at(Check.Tokens check, TokenRow token, Feedback feedback) {
    return feedback.at(Verdict.Place.of(check.program(), token.span()));
  }

  private static boolean isRight(Check.Tokens check, TokenRow token, String written) {
    return switch (check.part()) {
      case TEXTS -> token.text().equals(written);
      case KINDS ->
          token.kind().equalsIgnoreCase(written)
              || bare(token.name().in(Language.ZH)).equals(bare(written))
              || bare(token.name().in(Language.EN)).equalsIgnoreCase(bare(written));
    };
  }

  private static String bare(String name) {
    return name.replaceAll("[\\s`]", "");
  }

  private static Feedback different(
      Check.Tokens check, TokenRow token, String written, int index, String place) {
    String key =
        switch (check.part()) {
          case KINDS -> written.equals(token.text()) ? "tokens.kind.text" : "tokens.kind";
          case TEXTS ->
              written.startsWith(token.text())
                  ? "tokens.long"
                  : token.text().startsWith(written) ? "tokens.short" : "tokens.text";
        };
    return Feedback.of(key, index + 1, place, written, token.text());
  }
}
