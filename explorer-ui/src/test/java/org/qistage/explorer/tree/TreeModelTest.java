package org.qistage.explorer.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qistage.explorer.Programs;
import org.qistage.explorer.model.Workbench;
import org.qistage.foundation.Span;

class TreeModelTest {
  private static final String LARGE =
      "函数 甲() {\n    打印行(1);\n}\n函数 主函数() {\n    甲();\n    打印行(2 + 3 * 4);\n}\n";

  private static Span of(String text, String piece) {
    int start = text.lastIndexOf(piece);
    return new Span(start, start + piece.length());
  }

  private static TreeModel shown(Programs programs, TreeModel.Kind kind) {
    TreeModel model = new TreeModel(programs.workbench(), "tree");
    model.kind().set(kind);
    model.active().set(true);
    programs.awaitUntil(() -> !model.state().tree().isEmpty());
    return model;
  }

  /// A tree and what is lit of it change at once: whoever hears of the one reads the other as well.
  @ParameterizedTest
  @EnumSource(TreeModel.Kind.class)
  void whatIsLitIsARowOfTheTreeThatIsShownWhenASmallerOneComes(TreeModel.Kind kind) {
    try (Programs programs = Programs.of(LARGE)) {
      Workbench workbench = programs.workbench();
      TreeModel model = shown(programs, kind);
      workbench.focus().light(of(LARGE, "4"), "editor");
      assertTrue(model.lit().isPresent());
      int size = model.state().tree().size();
      List<String> wrong = new ArrayList<>();
      model
          .shown()
          .addListener(
              (_, _, now) ->
                  now.lit()
                      .filter(lit -> !now.state().has(lit.row()))
                      .ifPresent(lit -> wrong.add(lit.toString())));
      workbench.document().text().set("函数 主函数() {\n}\n");
      programs.awaitRecorded();
      programs.awaitUntil(() -> model.state().tree().size() < size);
      assertEquals(List.of(), wrong);
      // Nothing of the smaller program is where the lit text was.
      assertEquals(Optional.empty(), model.lit());
      assertEquals(List.of(), model.shown().get().path());
    }
  }

  @Test
  void whatIsLitIsLitInAnotherTreeOfTheSameProgram() {
    try (Programs programs = Programs.of(LARGE)) {
      TreeModel model = shown(programs, TreeModel.Kind.PARSE);
      programs.workbench().focus().light(of(LARGE, "4"), "editor");
      model.kind().set(TreeModel.Kind.SYNTAX);
      programs.awaitUntil(programs.workbench()::areViewsMade);
      assertEquals("integer 4", model.lit().orElseThrow().row().label());
      assertEquals("program", model.shown().get().path().getFirst().label());
    }
  }
}
