package org.qistage.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.qistage.foundation.Outcome;
import org.qistage.foundation.Problem;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;
import org.qistage.foundation.Stage;
import org.qistage.lexing.Lexer;
import org.qistage.lexing.Token;
import org.qistage.lexing.TokenStream;
import org.qistage.pipeline.artifact.ArtifactText;

final class PipelineTest {
  private static final Pipeline STANDARD = Pipeline.standard();

  private static CompileSnapshot compile(Pipeline pipeline, SourceText source) {
    return pipeline.compile(CompileRequest.of(source, StageId.CODEGEN));
  }

  private static Problem firstProblem(CompileSnapshot snapshot) {
    return snapshot.diagnostics().getFirst().diagnostic().problem();
  }

  @Test
  void everyStageLeavesItsArtifact() {
    CompileSnapshot snapshot = compile(STANDARD, Programs.SAMPLE);
    assertEquals(List.of(), snapshot.diagnostics());
    for (StageId stage : StageId.values()) {
      assertInstanceOf(stage.output(), snapshot.artifact(stage).orElseThrow());
      assertFalse(ArtifactText.print(snapshot.artifact(stage).orElseThrow()).isEmpty());
    }
    assertEquals(
        List.of(StageId.values()), snapshot.reports().stream().map(StageReport::stage).toList());
  }

  @Test
  void stopsAfterTheLastStageAskedFor() {
    CompileSnapshot snapshot = STANDARD.compile(CompileRequest.of(Programs.SAMPLE, StageId.PARSE));
    assertTrue(snapshot.syntax().isPresent());
    assertEquals(Optional.empty(), snapshot.typed());
  }

  @Test
  void aProgramWithErrorsIsLoweredAsFarAsItIsSoundAndNotCompiled() {
    CompileSnapshot snapshot = compile(STANDARD, Programs.FAULTY);
    assertTrue(snapshot.hasErrors());
    String lowered = ArtifactText.print(snapshot.lowered().orElseThrow());
    assertTrue(lowered.contains("qi_print"), lowered);
    assertEquals(Optional.empty(), snapshot.classes());
  }

  @Test
  void startsFromAnyArtifact() {
    CompileSnapshot whole = compile(STANDARD, Programs.SAMPLE);
    int left = StageId.values().length;
    for (StageId stage : StageId.values()) {
      left--;
      CompileSnapshot rest =
          STANDARD.compile(
              CompileRequest.from(whole.artifact(stage).orElseThrow(), List.of(), StageId.CODEGEN));
      assertEquals(whole.classes(), rest.classes());
      assertEquals(left, rest.reports().size());
    }
  }

  @Test
  void errorsFromBeforeTheStartKeepCodeFromBeingGenerated() {
    CompileSnapshot faulty = compile(STANDARD, Programs.FAULTY);
    CompileSnapshot rest =
        STANDARD.compile(
            CompileRequest.from(
                faulty.lowered().orElseThrow(),
                faulty.diagnostics().stream().map(located -> located.diagnostic()).toList(),
                StageId.CODEGEN));
    assertEquals(Optional.empty(), rest.classes());
    assertTrue(rest.hasErrors());
  }

  @Test
  void keepsWhatEachPassOfLoweringMadeWhenAsked() {
    CompileSnapshot snapshot =
        STANDARD.compile(CompileRequest.of(Programs.SAMPLE, StageId.LOWER).withPasses());
    assertTrue(snapshot.passes().size() > 3);
    assertEquals(
        snapshot.lowered().orElseThrow().functions(), snapshot.passes().getLast().functions());
    assertEquals(compile(STANDARD, Programs.SAMPLE).lowered(), snapshot.lowered());
  }

  @Test
  void theCallersStackDoesNotLimitNesting() throws InterruptedException {
    String nested = "函数 主函数() { 变量 甲 = " + "-(".repeat(500) + "1" + ")".repeat(500) + "; 打印(甲); }";
    CompileSnapshot[] made = new CompileSnapshot[1];
    Thread small =
        new Thread(
            null,
            () -> made[0] = compile(STANDARD, new SourceText("深.qi", nested)),
            "small",
            64 << 10);
    small.start();
    small.join();
    assertTrue(made[0].classes().isPresent(), () -> made[0].diagnostics().toString());
  }

  @Test
  void aStageMayBeReplaced() {
    int[] calls = {0};
    Pipeline pipeline =
        STANDARD.withLexer(
            source -> {
              calls[0]++;
              return new Lexer().apply(source);
            });
    assertEquals(
        compile(STANDARD, Programs.SAMPLE).classes(), compile(pipeline, Programs.SAMPLE).classes());
    assertEquals(1, calls[0]);
  }

  @Test
  void whatAReplacedStageThrowsIsADiagnostic() {
    Stage<TokenStream, TokenStream> failing =
        _ -> {
          throw new IllegalStateException("oops");
        };
    CompileSnapshot snapshot =
        compile(STANDARD.withStage(StageId.PARSE, "mine", failing), Programs.SAMPLE);
    assertEquals(
        new PipelineProblem.StageFailed(
            StageId.PARSE, "mine", "java.lang.IllegalStateException: oops"),
        firstProblem(snapshot));
    assertTrue(snapshot.tokens().isPresent());
    assertEquals(Optional.empty(), snapshot.syntax());
  }

  @Test
  @SuppressWarnings("NullAway") // a stage compiled by somebody else may do this
  void aReplacedStageWithoutResultIsADiagnostic() {
    Stage<TokenStream, TokenStream> empty = _ -> null;
    Problem problem =
        firstProblem(compile(STANDARD.withStage(StageId.PARSE, "mine", empty), Programs.SAMPLE));
    assertEquals(new PipelineProblem.WrongResult(StageId.PARSE, "mine", "SyntaxTree"), problem);
    Stage<SourceText, TokenStream> swapped = source -> new Lexer().apply(source);
    Pipeline pipeline = STANDARD.withStage(StageId.PARSE, "mine", swapped);
    assertInstanceOf(
        PipelineProblem.StageFailed.class, firstProblem(compile(pipeline, Programs.SAMPLE)));
  }

  @Test
  void aReplacedStageMustNotChangeTheSource() {
    Pipeline pipeline =
        STANDARD.withLexer(_ -> new Lexer().apply(new SourceText("other.qi", "打印(1);")));
    Problem problem = firstProblem(compile(pipeline, Programs.SAMPLE));
    assertInstanceOf(PipelineProblem.OtherSource.class, problem);
  }

  @Test
  void theArtifactOfAReplacedStageIsChecked() {
    Pipeline pipeline =
        STANDARD.withLexer(
            source -> {
              TokenStream tokens = new Lexer().apply(source).result();
              List<Token> shifted =
                  tokens.tokens().stream()
                      .map(
                          token ->
                              new Token(
                                  token.kind(),
                                  new Span(token.span().start() + 1, token.span().end() + 1),
                                  token.channel(),
                                  token.fullWidth()))
                      .toList();
              return Outcome.clean(new TokenStream(source, shifted));
            });
    Problem problem = firstProblem(compile(pipeline, Programs.SAMPLE));
    assertInstanceOf(PipelineProblem.FaultyArtifact.class, problem);
  }
}
