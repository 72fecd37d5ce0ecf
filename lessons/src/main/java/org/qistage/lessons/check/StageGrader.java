package org.qistage.lessons.check;

import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.foundation.Outcome;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;
import org.qistage.lessons.format.Answer;
import org.qistage.lessons.format.Check;
import org.qistage.pipeline.CompileSnapshot;
import org.qistage.pipeline.Pipeline;
import org.qistage.pipeline.PlugIns;
import org.qistage.pipeline.StageId;
import org.qistage.pipeline.StageProvider;
import org.qistage.pipeline.artifact.ArtifactText;
import org.qistage.pipeline.view.TokenRow;
import org.qistage.pipeline.view.TreeRow;
import org.qistage.pipeline.view.TreeRows;

/// Grades a stage by compiling every program of its suite with it and without it: what it makes has to be
/// what the stage makes that it replaces. Of lowering only what the programs then do is compared, since
/// there are many ways to lower.
final class StageGrader {
  private final ProgramRuns runs;
  private final GradingLimits limits;

  StageGrader(ProgramRuns runs, GradingLimits limits) {
    this.runs = runs;
    this.limits = limits;
  }

  /// A pipeline with the learner's stage, or why there is none.
  private record Replaced(Optional<Pipeline> pipeline, Optional<Feedback> fault) {
    static Replaced failed(Feedback feedback) {
      return new Replaced(Optional.empty(), Optional.of(feedback));
    }
  }

  Optional<Feedback> wrong(Check.Stage check, Answer answer) {
    if (check.rule().isPresent()) {
      return new PolicyGrader(runs, limits).wrong(check, check.rule().get(), answer);
    }
    StageId stage =
        switch (check.replaces()) {
          case LEX -> StageId.LEX;
          case PARSE -> StageId.PARSE;
          case CHECK -> StageId.CHECK;
          case LOWER, POLICY -> StageId.LOWER;
        };
    Replaced replaced = replaced(stage, answer);
    if (replaced.pipeline().isEmpty()) {
      return replaced.fault();
    }
    for (int i = 0; i < check.suite().size(); i++) {
      String program = check.suite().get(i);
      Optional<Feedback> wrong = compare(stage, replaced.pipeline().get(), program);
      if (wrong.isPresent()) {
        Feedback title = Feedback.of("stage.program", program, i, check.suite().size());
        for (var text : wrong.get().texts()) {
          title = title.and(text);
        }
        return Optional.of(wrong.get().place().map(title::at).orElse(title));
      }
    }
    return Optional.empty();
  }

  private Replaced replaced(StageId stage, Answer answer) {
    Pipeline standard = Pipeline.standard();
    return switch (answer) {
      case Answer.Command(var words, var folder) ->
          new Replaced(
              Optional.of(
                  standard.withCommandIn(
                      folder,
                      stage,
                      words,
                      Duration.ofMillis(limits.milliseconds()),
                      OutputStream.nullOutputStream())),
              Optional.empty());
      case Answer.Jar(var path) -> {
        Outcome<List<StageProvider>> loaded = PlugIns.load(path);
        Optional<StageProvider> provider =
            loaded.result().stream().filter(each -> each.stage() == stage).findFirst();
        if (provider.isPresent()) {
          yield new Replaced(Optional.of(standard.withStage(provider.get())), Optional.empty());
        }
        Feedback feedback = Feedback.of("stage.jar", stage.command());
        for (var diagnostic : loaded.diagnostics()) {
          SourceText jar = new SourceText(String.valueOf(path.getFileName()), "");
          feedback = feedback.and(ProgramRuns.rendered(new LocatedDiagnostic(jar, diagnostic)));
        }
        yield Replaced.failed(feedback);
      }
      case Answer.Text _, Answer.Items _, Answer.Entries _, Answer.Program _ ->
          Replaced.failed(Feedback.of("stage.shape"));
    };
  }

  private Optional<Feedback> compare(StageId stage, Pipeline pipeline, String program) {
    StageId last = stage == StageId.LOWER ? StageId.CODEGEN : stage;
    SourceText source = runs.program(program);
    CompileSnapshot wanted = Pipeline.standard().compile(runs.request(source).withLast(last));
    CompileSnapshot made = pipeline.compile(runs.request(source).withLast(last));
    if (made.artifact(last).isEmpty() || (made.hasErrors() && !wanted.hasErrors())) {
      Optional<LocatedDiagnostic> error =
          made.diagnostics().stream().filter(each -> each.diagnostic().isError()).findFirst();
      Feedback failed = Feedback.of("stage.failed");
      return Optional.of(
          error.map(first -> failed.and(ProgramRuns.rendered(first))).orElse(failed));
    }
    return switch (stage) {
      case LEX -> tokens(source, wanted, made);
      case PARSE -> trees(source, wanted, made);
      case CHECK -> lines(wanted, made);
      case LOWER, CODEGEN -> behaviour(wanted, made);
    };
  }

  private static Optional<Feedback> tokens(
      SourceText source, CompileSnapshot wanted, CompileSnapshot made) {
    List<TokenRow> right = TokenRow.of(wanted);
    List<TokenRow> own = TokenRow.of(made);
    for (int i = 0; i < Math.max(right.size(), own.size()); i++) {
      if (i >= right.size() || i >= own.size()) {
        return Optional.of(Feedback.of("stage.tokens", own.size(), right.size()));
      }
      TokenRow one = right.get(i);
      TokenRow other = own.get(i);
      String key =
          !one.span().equals(other.span())
              ? "stage.token.span"
              : !one.kind().equals(other.kind())
                  ? "stage.token.kind"
                  : one.trivia() != other.trivia() || one.fullWidth() != other.fullWidth()
                      ? "stage.token.mark"
                      : "";
      if (!key.isEmpty()) {
        String place = source.position(one.span().start()).toString();
        return Optional.of(
            Feedback.of(
                    key, i, place, shown(one.text()), one.kind(), shown(other.text()), other.kind())
                .at(Verdict.Place.of(source.name(), one.span())));
      }
    }
    return Optional.empty();
  }

  private static String shown(String text) {
    String line = text.replace("\n", "⏎");
    return line.length() <= 40 ? line : line.substring(0, 40) + "…";
  }

  private static Optional<Feedback> trees(
      SourceText source, CompileSnapshot wanted, CompileSnapshot made) {
    List<TreeRow> right = TreeRows.syntax(wanted).rows();
    List<TreeRow> own = TreeRows.syntax(made).rows();
    for (int i = 0; i < Math.max(right.size(), own.size()); i++) {
      TreeRow one = right.get(Math.min(i, right.size() - 1));
      boolean missing = i >= right.size() || i >= own.size();
      if (missing
          || !one.label().equals(own.get(i).label())
          || one.depth() != own.get(i).depth()
          || !one.span().equals(own.get(i).span())) {
        String label = i < own.size() ? own.get(i).label() : "—";
        Span span = one.span();
        boolean onlyPlace =
            !missing && one.label().equals(label) && one.depth() == own.get(i).depth();
        return Optional.of(
            Feedback.of(
                    onlyPlace ? "stage.node.span" : "stage.node",
                    source.position(span.start()).toString(),
                    shown(source.slice(span)),
                    one.label(),
                    label)
                .at(Verdict.Place.of(source.name(), span)));
      }
    }
    return Optional.empty();
  }

  /// Of typed trees the text forms, which name every type and symbol.
  private static Optional<Feedback> lines(CompileSnapshot wanted, CompileSnapshot made) {
    List<String> right = text(wanted);
    List<String> own = text(made);
    for (int i = 0; i < Math.max(right.size(), own.size()); i++) {
      String one = i < right.size() ? right.get(i) : "—";
      String other = i < own.size() ? own.get(i) : "—";
      if (!one.equals(other)) {
        return Optional.of(Feedback.of("stage.line", i + 1, one.strip(), other.strip()));
      }
    }
    return Optional.empty();
  }

  private static List<String> text(CompileSnapshot snapshot) {
    return snapshot.artifact(StageId.CHECK).map(ArtifactText::print).orElse("").lines().toList();
  }

  private Optional<Feedback> behaviour(CompileSnapshot wanted, CompileSnapshot made) {
    ProgramRuns.Ran right = runs.run(wanted, "");
    ProgramRuns.Ran own = runs.run(made, "");
    List<String> lines = AnswerWords.lines(right.output());
    List<String> printed = AnswerWords.lines(own.output());
    for (int i = 0; i < Math.max(lines.size(), printed.size()); i++) {
      String one = i < lines.size() ? lines.get(i) : "—";
      String other = i < printed.size() ? printed.get(i) : "—";
      if (!one.equals(other)) {
        return Optional.of(Feedback.of("stage.printed", i + 1, shown(one), shown(other)));
      }
    }
    return right.exitStatus() == own.exitStatus()
        ? Optional.empty()
        : Optional.of(
            Feedback.of("stage.status", right.exitStatus(), own.exitStatus()).and(own.report()));
  }
}
