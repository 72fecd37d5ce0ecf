package org.qistage.explorer.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.qistage.explorer.Programs;
import org.qistage.explorer.bytecode.CodeRow.Code;
import org.qistage.explorer.model.Words;
import org.qistage.explorer.model.Workbench;
import org.qistage.foundation.Span;

class BytecodeModelTest {
  private static BytecodeModel shown(Programs programs) {
    BytecodeModel model = new BytecodeModel(programs.workbench());
    programs.awaitUntil(() -> !model.rows().get().isEmpty());
    return model;
  }

  private static List<Code> codes(BytecodeModel model) {
    return model.rows().get().stream()
        .filter(Code.class::isInstance)
        .map(Code.class::cast)
        .toList();
  }

  @Test
  void oneFunctionCanBeShownAlone() {
    try (Programs programs = Programs.opened(Programs.SEED)) {
      BytecodeModel model = shown(programs);
      long all = model.count();
      assertTrue(model.functions().get().contains("生成器"), model.functions().get().toString());
      model.filter().set(Optional.of("生成器"));
      assertTrue(model.count() > 0 && model.count() < all);
      assertTrue(model.rows().get().stream().allMatch(row -> row.function().equals("生成器")));
      model.filter().set(Optional.empty());
      assertEquals(all, model.count());
    }
  }

  @Test
  void theFocusLightsAllThatCameFromIt() {
    try (Programs programs = Programs.opened(Programs.SEED)) {
      BytecodeModel model = shown(programs);
      String source = programs.workbench().document().text().get();
      int at = source.indexOf("响应.文本()");
      programs.workbench().focus().light(new Span(at, at + "响应.文本()".length()), "editor");
      Predicate<CodeRow> lit = model.lit();
      List<Code> found = codes(model).stream().filter(lit).toList();
      assertFalse(found.isEmpty());
      assertTrue(found.stream().allMatch(code -> code.line() == 5));
      assertTrue(found.stream().anyMatch(code -> code.text().contains("qi_response")));
    }
  }

  @Test
  void aChosenInstructionLightsItsSource() {
    try (Programs programs = Programs.opened(Programs.SEED)) {
      BytecodeModel model = shown(programs);
      Code code = codes(model).getFirst();
      model.pick(code);
      assertEquals(code.span(), programs.workbench().focus().lit().get().map(lit -> lit.span()));
    }
  }

  @Test
  void everyInstructionIsExplainedInBothLanguages() {
    try (Programs programs = Programs.opened(Programs.SEED)) {
      BytecodeModel model = shown(programs);
      Workbench workbench = programs.workbench();
      Words words = workbench.words(BytecodeModel.class);
      OpcodeWords opcodes = new OpcodeWords(words);
      for (int language = 0; language < 2; language++) {
        for (Code code : codes(model)) {
          String told = opcodes.of(code.row().opcode(), "7");
          assertFalse(told.isEmpty());
          assertFalse(told.startsWith(code.row().opcode() + "："), told);
          assertFalse(told.startsWith(code.row().opcode() + ": "), told);
        }
        workbench.settings().switchLanguage();
      }
    }
  }

  @Test
  void theInstructionThatRunsCanBeMarked() {
    try (Programs programs = Programs.opened(Programs.SEED)) {
      BytecodeModel model = shown(programs);
      Code code = codes(model).get(3);
      model
          .running()
          .set(Optional.of(new BytecodeModel.Place(code.function(), code.row().offset())));
      assertTrue(model.isRunning(code));
    }
  }

  @Test
  void nothingIsMadeWhileNobodyLooks() {
    try (Programs programs = Programs.opened(Programs.SEED)) {
      BytecodeModel model = shown(programs);
      model.seen().set(false);
      var before = model.rows().get();
      programs.workbench().show("函数 主函数() { 打印行(1); }\n");
      programs.awaitRecorded();
      assertFalse(model.making().get());
      assertEquals(before, model.rows().get());
      model.seen().set(true);
      programs.awaitUntil(() -> !model.making().get());
      assertEquals(java.util.List.of("主函数"), model.functions().get());
    }
  }
}
