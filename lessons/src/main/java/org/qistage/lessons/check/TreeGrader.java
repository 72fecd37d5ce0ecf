package org.qistage.lessons.check;

import java.util.Optional;
import org.qistage.foundation.SourceText;
import org.qistage.lessons.format.Answer;
import org.qistage.lessons.format.Check;
import org.qistage.pipeline.StageId;
import org.qistage.pipeline.view.SyntaxPiece;

/// Grades a predicted syntax tree.
final class TreeGrader {
  private final ProgramRuns runs;

  TreeGrader(ProgramRuns runs) {
    this.runs = runs;
  }

  Optional<Feedback> wrong(Check.Tree check, Answer answer) {
    SourceText source = runs.program(check.program());
    Optional<SyntaxPiece> found =
        check
            .at()
            .in(source)
            .flatMap(span -> SyntaxPiece.at(runs.compile(check.program(), StageId.PARSE), span));
    if (found.isEmpty()) {
      return Optional.of(Feedback.of("tree.none", check.at().written(), check.program()));
    }
    Optional<Expression> written = Expression.parse(answer.plain());
    if (written.isEmpty()) {
      return Optional.of(Feedback.of("tree.unbalanced"));
    }
    Expression tree = Expression.parse(found.get().text()).orElseThrow();
    return Expression.difference(written.get(), tree, "")
        .map(feedback -> feedback.at(Verdict.Place.of(check.program(), found.get().span())));
  }
}
