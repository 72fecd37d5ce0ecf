package org.qistage.foundation.text.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Language;
import org.qistage.foundation.ReportedProblem;
import org.qistage.foundation.Severity;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;

final class DiagnosticRendererTest {
  private static final ReportedProblem PROBLEM =
      new ReportedProblem(
          "QI-TEST-0001",
          Severity.ERROR,
          Map.of(
              Language.ZH,
              Map.of(
                  "message", "类型不同", "label", "这是 字符串", "left", "这是 整数", "why", "两边要一样。", "fix",
                  "改一边。"),
              Language.EN,
              Map.of(
                  "message",
                  "types differ",
                  "label",
                  "a 字符串",
                  "left",
                  "an 整数",
                  "why",
                  "both sides must agree.",
                  "fix",
                  "change one.")));

  private static final SourceText SOURCE =
      new SourceText("甲.qi", "函数 主函数() {\n\t变量 甲 = 一 + \"二\"；\n}\n");

  private static Span find(SourceText source, String text) {
    int start = source.text().indexOf(text);
    return new Span(start, start + text.length());
  }

  private static String render(SourceText source, Diagnostic diagnostic, Language language) {
    return new DiagnosticRenderer(language, false).render(source, diagnostic);
  }

  @Test
  void caretsStandUnderHanziAndTabs() {
    Diagnostic diagnostic =
        Diagnostic.of(PROBLEM, find(SOURCE, "\"二\"")).withLabel(find(SOURCE, "一"), "left");
    assertEquals(
        """
        错误[QI-TEST-0001]: 类型不同
          --> 甲.qi:2:13
           |
         2 |     变量 甲 = 一 + "二"；
           |               --   ^^^^ 这是 字符串
           |               |
           |               这是 整数
           = 为什么: 两边要一样。
           = 修法: 改一边。
        """,
        render(SOURCE, diagnostic, Language.ZH));
    assertEquals(
        """
        error[QI-TEST-0001]: types differ
          --> 甲.qi:2:13
           |
         2 |     变量 甲 = 一 + "二"；
           |               --   ^^^^ a 字符串
           |               |
           |               an 整数
           = why: both sides must agree.
           = help: change one.
        """,
        render(SOURCE, diagnostic, Language.EN));
  }

  @Test
  void labelsOnOtherLinesShowThoseLines() {
    SourceText source = new SourceText("a.qi", "一\n二\n三\n四\n五\n六\n七\n八\n九\n十\n");
    Diagnostic diagnostic =
        Diagnostic.of(PROBLEM, find(source, "十"))
            .withLabel(find(source, "八"), "left")
            .withLabel(find(source, "九"), "none");
    assertEquals(
        """
        error[QI-TEST-0001]: types differ
           --> a.qi:10:1
            |
          8 | 八
            | -- an 整数
          9 | 九
            | --
         10 | 十
            | ^^ a 字符串
            = why: both sides must agree.
            = help: change one.
        """,
        render(source, diagnostic, Language.EN));
  }

  @Test
  void aSpanOverSeveralLinesIsMarkedToTheEndOfItsFirst() {
    SourceText source = new SourceText("a.qi", "a /* b\nc */ d\n");
    String text = render(source, Diagnostic.of(PROBLEM, new Span(2, 12)), Language.EN);
    assertTrue(text.contains("\n 1 | a /* b\n   |   ^^^^ a 字符串\n"), text);
  }

  @Test
  void anEmptySpanAtTheEndHasACaret() {
    SourceText source = new SourceText("a.qi", "a\n");
    String text = render(source, Diagnostic.of(PROBLEM, Span.at(2)), Language.EN);
    assertTrue(text.contains(" --> a.qi:2:1\n   |\n 2 |\n   | ^ a 字符串\n"), text);
  }

  @Test
  void anEmptyFileHasNoLineToShow() {
    SourceText source = new SourceText("a.qi", "");
    String text = render(source, Diagnostic.of(PROBLEM, Span.at(0)), Language.EN);
    assertTrue(text.contains(" --> a.qi:1:1\n   = why"), text);
  }

  @Test
  void longLinesAreCutAroundTheirMarks() {
    SourceText source = new SourceText("a.qi", "长".repeat(1_000_000) + "错" + "x".repeat(500));
    String text = render(source, Diagnostic.of(PROBLEM, find(source, "错")), Language.EN);
    assertTrue(text.contains(" --> a.qi:1:1000001\n"), text);
    assertTrue(text.contains(" 1 | …" + "长".repeat(40) + "错xxx"), text);
    assertTrue(text.contains("   | " + " ".repeat(81) + "^^ a 字符串\n"), text);
    assertTrue(text.lines().allMatch(line -> line.length() < 130), text);
  }

  @Test
  void nothingInTheSourceActsOnTheTerminal() {
    SourceText source = new SourceText("a\u001B.qi", "一\u0000\u001B[31m\u202E二é́");
    String text = render(source, Diagnostic.of(PROBLEM, find(source, "二")), Language.EN);
    assertTrue(text.contains(" 1 | 一␀␛[31m\uFFFD二é\u0301\n"), text);
    assertTrue(text.contains("   |          ^^ a"), text);
    assertFalse(text.contains("\u001B"), text);
  }

  @Test
  void colourIsOnlyAnAddition() {
    Diagnostic diagnostic =
        Diagnostic.of(PROBLEM, find(SOURCE, "\"二\"")).withLabel(find(SOURCE, "一"), "left");
    String coloured = new DiagnosticRenderer(Language.ZH, true).render(SOURCE, diagnostic);
    assertTrue(coloured.contains("\u001B[1;31m"));
    assertEquals(
        render(SOURCE, diagnostic, Language.ZH), coloured.replaceAll("\u001B\\[[0-9;]*m", ""));
  }

  @Test
  void manyDiagnosticsAreCappedAndCounted() {
    List<Diagnostic> many = Collections.nCopies(45, Diagnostic.of(PROBLEM, Span.at(0)));
    String text = new DiagnosticRenderer(Language.ZH, false).renderAll(SOURCE, many);
    assertTrue(text.endsWith("\n还有 5 个问题没有列出\n45 个错误\n"), text);
    assertEquals("", new DiagnosticRenderer(Language.ZH, false).renderAll(SOURCE, List.of()));
  }
}
