package org.qistage.lessons.check;

import java.util.Optional;
import org.qistage.foundation.SourceText;
import org.qistage.lessons.format.Answer;
import org.qistage.lessons.format.Check;
import org.qistage.pipeline.StageId;
import org.qistage.pipeline.view.TypePiece;

/// Grades a predicted type.
final class TypeGrader {
  private final ProgramRuns runs;

  TypeGrader(ProgramRuns runs) {
    this.runs = runs;
  }

  Optional<Feedback> wrong(Check.Type check, Answer answer) {
    SourceText source = runs.program(check.program());
    Optional<TypePiece> found =
        check
            .at()
            .in(source)
            .flatMap(span -> TypePiece.at(runs.compile(check.program(), StageId.CHECK), span));
    if (found.isEmpty()) {
      return Optional.of(Feedback.of("type.none", check.at().written(), check.program()));
    }
    TypePiece piece = found.get();
    if (plain(piece.type()).equals(plain(answer.plain()))) {
      return Optional.empty();
    }
    String place = source.position(piece.span().start()).toString();
    Feedback feedback = Feedback.of("type.wrong", check.at().text(), place, answer.plain().strip());
    for (TypePiece.Part part : piece.parts()) {
      feedback = feedback.and("type.part", source.slice(part.span()).strip(), part.type());
    }
    return Optional.of(feedback.at(Verdict.Place.of(check.program(), piece.span())));
  }

  /// One spelling for those that mean the same.
  private static String plain(String type) {
    String plain =
        type.replaceAll("\\s", "")
            .replace('＜', '<')
            .replace('＞', '>')
            .replace('，', ',')
            .replace("列表<", "数组<")
            .replace("长整数", "整数");
    // From the innermost outwards.
    for (String before = ""; !before.equals(plain); ) {
      before = plain;
      plain = plain.replaceAll("\\[([^\\[\\];]+)(;[^\\[\\]]*)?]", "数组<$1>");
    }
    return plain;
  }
}
