package org.qistage.explorer.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.qistage.explorer.Programs;
import org.qistage.explorer.model.Program;
import org.qistage.foundation.Span;

class EditorMarksTest {
  @Test
  void theStylesOfALineCoverItAndComeFromTheTokens() {
    try (Programs programs = Programs.of("函数 主函数() { 打印行(1); } // 完\n")) {
      Program program = programs.workbench().program().get();
      assertNotNull(program);
      int length = program.source().text().indexOf('\n');
      List<EditorMarks.Styled> styled =
          EditorMarks.of(program, Optional.empty(), Optional.empty()).paragraph(0, length);
      assertEquals(length, styled.stream().mapToInt(EditorMarks.Styled::length).sum());
      assertEquals(new EditorMarks.Styled(2, Set.of("token-keyword")), styled.getFirst());
      assertEquals(new EditorMarks.Styled(4, Set.of("token-comment")), styled.getLast());
      assertTrue(styled.contains(new EditorMarks.Styled(1, Set.of("token-number"))));
    }
  }

  @Test
  void marksOverlapWithoutLosingAny() {
    try (Programs programs = Programs.of("函数 主函数() { 打印行(没有); }\n")) {
      Program program = programs.workbench().program().get();
      assertNotNull(program);
      int at = program.source().text().indexOf("没有");
      EditorMarks marks =
          EditorMarks.of(program, Optional.of(new Span(at, at + 1)), Optional.empty());
      List<EditorMarks.Styled> styled = marks.paragraph(0, program.source().text().indexOf('\n'));
      assertTrue(
          styled.contains(new EditorMarks.Styled(1, Set.of("token-name", "problem-error", "lit"))),
          styled.toString());
      assertTrue(
          styled.contains(new EditorMarks.Styled(1, Set.of("token-name", "problem-error"))),
          styled.toString());
    }
  }

  @Test
  void aLineOfVeryManyTokensHasFewPieces() {
    for (String line : List.of("(".repeat(20_000), " + 1".repeat(20_000))) {
      try (Programs programs = Programs.of(line)) {
        EditorMarks marks =
            EditorMarks.of(
                Objects.requireNonNull(programs.workbench().program().get()),
                Optional.of(new Span(3, 5)),
                Optional.empty());
        List<EditorMarks.Styled> pieces = marks.paragraph(0, line.length());
        assertEquals(line.length(), pieces.stream().mapToInt(EditorMarks.Styled::length).sum());
        assertTrue(pieces.size() <= 2_001, () -> pieces.size() + " pieces");
        assertTrue(pieces.stream().anyMatch(piece -> piece.styles().contains("lit")));
      }
    }
  }
}
