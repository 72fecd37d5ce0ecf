package org.qistage.pipeline.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qistage.foundation.SourceText;
import org.qistage.pipeline.CompileRequest;
import org.qistage.pipeline.CompileSnapshot;
import org.qistage.pipeline.Pipeline;
import org.qistage.pipeline.StageId;

class CompletionsTest {
  private static final String PROGRAM =
      """
      结构体 点 { 横: 整数, 纵: 整数 }
      函数 加倍(数: 整数): 整数 { 返回 数 * 2; }
      函数 主函数() {
          变量 原点 = 点 { 横: 1, 纵: 2 };
          变量 数组甲 = [1, 2];
          @
      }
      """;

  /// The words that are offered where `@` stands, which is replaced by what has been typed.
  private static List<String> offered(String typed) {
    int place = PROGRAM.indexOf('@');
    CompileSnapshot checked =
        Pipeline.standard()
            .compile(
                CompileRequest.of(new SourceText("a.qi", PROGRAM.replace("@", "")), StageId.CHECK));
    Completions.Result result =
        Completions.at(checked, PROGRAM.replace("@", typed), place + typed.length());
    return result.choices().stream().map(Completions.Choice::text).toList();
  }

  @ParameterizedTest
  @CsvSource({"hs, 函数", "hanshu, 函数", "hans, 函数", "函, 函数", "jb, 加倍", "原, 原点", "yd, 原点", "dy, 打印"})
  void aWordIsFoundByItsBeginningOrItsSound(String typed, String word) {
    assertTrue(offered(typed).contains(word), offered(typed).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "// hs",
        "//",
        "/* hs",
        "/* 一\n hs",
        "打印(\"hs",
        "\"",
        "“hs",
        "\"甲\\\"hs",
        "”hs",
        "'h",
        "'hs",
        "‘h",
        "'",
        "\"原点."
      })
  void nothingIsOfferedInCommentsAndLiterals(String typed) {
    assertEquals(List.of(), offered(typed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "// 一\n hs",
        "/* 一 */ hs",
        "\"甲\" + hs",
        "“甲” + hs",
        "'甲' + hs",
        "‘甲’hs",
        "1 / hs"
      })
  void wordsAreOfferedBehindCommentsAndLiterals(String typed) {
    assertTrue(offered(typed).contains("函数"), offered(typed).toString());
  }

  @Test
  void membersFollowADot() {
    assertEquals(List.of("横", "纵"), offered("原点.").stream().sorted().toList());
    assertTrue(offered("数组甲.").contains("添加"));
    assertFalse(offered("数组甲.").contains("函数"));
  }

  @Test
  void nothingThatIsNotInScopeIsOffered() {
    assertFalse(offered("数").contains("数"));
    assertTrue(offered("数").contains("数组甲"));
  }

  @Test
  void whatWasTypedIsReplaced() {
    String text = "函数 主函数() { hs";
    CompileSnapshot checked =
        Pipeline.standard().compile(CompileRequest.of(new SourceText("a.qi", text), StageId.CHECK));
    assertEquals(text.length() - 2, Completions.at(checked, text, text.length()).start());
  }
}
