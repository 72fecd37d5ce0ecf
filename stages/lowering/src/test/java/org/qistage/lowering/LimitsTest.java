package org.qistage.lowering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qistage.checking.typed.TypedProgram;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Language;
import org.qistage.foundation.Messages;
import org.qistage.foundation.Outcome;

final class LimitsTest {
  /// Each variable lives to the end, across every suspension that follows.
  private static TypedProgram keepingAll(int variables) {
    StringBuilder text = new StringBuilder("函数 主函数() {\n变量 和 = 0;\n");
    for (int i = 0; i < variables; i++) {
      text.append("变量 甲").append(i).append(" = 和 + 1;\n让出;\n如果 和 > 3 { 和 = 0; }\n");
    }
    for (int i = 0; i < variables; i++) {
      text.append("和 += 甲").append(i).append(";\n");
    }
    return Programs.check(text.append("打印 和;\n}\n").toString());
  }

  @Test
  void aFunctionWithTooMuchToSaveIsRefusedAndStaysUnsplit() {
    Outcome<LoweredProgram> outcome = new Lowering().apply(keepingAll(400));
    assertEquals(
        List.of("QI-LOWER-0001"), outcome.diagnostics().stream().map(Diagnostic::code).toList());
    LoweredFunction function = outcome.result().functions().getFirst();
    assertEquals(List.of(), function.states());
    assertTrue(
        Programs.instructions(function).stream()
            .anyMatch(Instruction.SuspendingCall.class::isInstance));
  }

  @Test
  void manyThousandsOfSuspensionsAreRefusedWithoutUsingUpTheHeap() {
    assertTrue(new Lowering().apply(keepingAll(6000)).hasErrors());
  }

  @Test
  void aLargeFunctionWithinTheLimitIsLowered() {
    Outcome<LoweredProgram> outcome = new Lowering().apply(keepingAll(150));
    assertEquals(List.of(), outcome.diagnostics());
    assertEquals(150, outcome.result().functions().getFirst().states().size());
  }

  @Test
  void theProblemHasWordsInBothLanguages() {
    var problem = new LoweringProblem.FunctionTooLarge("主函数", 50_000, Lowering.SIZE_LIMIT);
    for (Language language : Language.values()) {
      for (String key : List.of("message", "label", "why", "fix")) {
        assertTrue(Messages.text(problem, key, language).isPresent(), key);
      }
    }
  }
}
