package org.qistage.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.foundation.Problem;
import org.qistage.foundation.SourceText;

final class CommandStageTest {
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  private CompileSnapshot compile(SourceText source, List<String> command, Duration timeout) {
    return Pipeline.standard()
        .withCommand(StageId.LEX, command, timeout, errors)
        .compile(CompileRequest.of(source, StageId.CODEGEN));
  }

  private Problem problem(String mode) {
    CompileSnapshot snapshot =
        compile(Programs.SAMPLE, FakeStage.command(mode), Duration.ofSeconds(60));
    assertEquals(1, snapshot.diagnostics().size(), () -> snapshot.diagnostics().toString());
    return snapshot.diagnostics().getFirst().diagnostic().problem();
  }

  @Test
  void aCommandThatLexesGivesTheSameProgram() {
    CompileSnapshot own =
        Pipeline.standard().compile(CompileRequest.of(Programs.SAMPLE, StageId.CODEGEN));
    CompileSnapshot replaced =
        compile(Programs.SAMPLE, FakeStage.command("lex"), Duration.ofSeconds(60));
    assertEquals(own.classes(), replaced.classes());
    assertEquals(List.of(), replaced.diagnostics());
  }

  @Test
  void whatACommandReportsIsReported() {
    SourceText source = new SourceText("顿.qi", "函数 主函数() { 打印行(1、2); }");
    CompileSnapshot snapshot = compile(source, FakeStage.command("lex"), Duration.ofSeconds(60));
    LocatedDiagnostic first = snapshot.diagnostics().getFirst();
    assertEquals("QI-LEX-0002", first.diagnostic().code());
    assertEquals(source, first.source());
  }

  @Test
  void aStatusOtherThanZeroIsADiagnosticAndItsMessagesArePassedOn() {
    PipelineProblem.CommandFailed failed =
        assertInstanceOf(PipelineProblem.CommandFailed.class, problem("fail"));
    assertEquals(3, failed.status());
    assertEquals("my own message\n", errors.toString(StandardCharsets.UTF_8));
  }

  @Test
  void nothingIsCutOffJson() {
    assertEquals("QI-JSON-0002", problem("silent").code());
  }

  @Test
  void garbageIsShownAsItIs() {
    CompileSnapshot snapshot =
        compile(Programs.SAMPLE, FakeStage.command("garbage"), Duration.ofSeconds(60));
    LocatedDiagnostic first = snapshot.diagnostics().getFirst();
    assertEquals("QI-JSON-0001", first.diagnostic().code());
    assertEquals("not json", first.source().text());
  }

  @Test
  void bytesThatAreNoTextAreADiagnostic() {
    assertInstanceOf(PipelineProblem.CommandWroteNoText.class, problem("bytes"));
  }

  @Test
  void anotherArtifactIsADiagnostic() {
    assertInstanceOf(PipelineProblem.WrongResult.class, problem("other"));
  }

  @Test
  void aCommandThatHangsIsKilled() {
    CompileSnapshot snapshot =
        compile(Programs.SAMPLE, FakeStage.command("hang"), Duration.ofMillis(1500));
    assertInstanceOf(
        PipelineProblem.CommandTimedOut.class,
        snapshot.diagnostics().getFirst().diagnostic().problem());
    assertEquals(0, ProcessHandle.current().children().filter(ProcessHandle::isAlive).count());
  }

  @Test
  void aCommandThatDoesNotExistIsADiagnostic() {
    CompileSnapshot snapshot =
        compile(Programs.SAMPLE, List.of("no-such-command-8312"), Duration.ofSeconds(5));
    assertInstanceOf(
        PipelineProblem.CommandNotStarted.class,
        snapshot.diagnostics().getFirst().diagnostic().problem());
  }
}
