package org.qistage.parsing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Language;
import org.qistage.foundation.Messages;
import org.qistage.foundation.Outcome;
import org.qistage.foundation.Span;
import org.qistage.lexing.Channel;
import org.qistage.lexing.Token;
import org.qistage.lexing.TokenKind;
import org.qistage.lexing.TokenStream;

class RecoveryTest {
  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "返回 1 2; => QI-PARSE-0001",
        "打印 1 => QI-PARSE-0002",
        "打印(1; => QI-PARSE-0003",
        "打印 [1; => QI-PARSE-0003",
        "打印(1)); => QI-PARSE-0004",
        "如果 x 打印 1; => QI-PARSE-0005",
        "变量 = 3; => QI-PARSE-0006",
        "变量 返回 = 3; => QI-PARSE-0007",
        "变量 x = ; => QI-PARSE-0008",
        "x = 1 + ; => QI-PARSE-0008",
        "变量 x: = 3; => QI-PARSE-0009",
        "如果 x<-1 { } => QI-PARSE-0010",
        "变量 b = x<-1; => QI-PARSE-0010",
        "f(x<-1, 2); => QI-PARSE-0010",
        "否则 { } => QI-PARSE-0011",
        "否则 如果 x { } => QI-PARSE-0011",
        "否则如果 x { } => QI-PARSE-0011",
        "如果 x { } 否则 { } 否则 { } => QI-PARSE-0011",
        "如果 1 < 2 <= 3 { } => QI-PARSE-0012",
        "变量 f = 函数 (x) { }; => QI-PARSE-0013",
        "变量 p = 点 {}; => QI-PARSE-0014",
        "f() = 3; => QI-PARSE-0015",
        "a + 1 += 3; => QI-PARSE-0015",
        "函数 乙() { } => QI-PARSE-0017",
        "结构体 点 { } => QI-PARSE-0017",
        "导入 数学; => QI-PARSE-0017",
        "返回 (1, 2); => QI-PARSE-0019",
        "变量 x = 打印 3; => QI-PARSE-0020",
        "f(1 2); => QI-PARSE-0021",
        "x = [1 2]; => QI-PARSE-0021",
        "如果 x { }; => QI-PARSE-0022",
        "选择 { 情况 x: } => QI-PARSE-0025",
        "x = f() { 横: 1 }; => QI-PARSE-0026",
        "x = f() {}; => QI-PARSE-0026",
        "如果 x = 1 { } => QI-PARSE-0029",
        "当 x = 1 { } => QI-PARSE-0029",
        "打印; => QI-PARSE-0031",
        "打印行; => QI-PARSE-0031",
        "整数 x = 3; => QI-PARSE-0032",
        "x++; => QI-PARSE-0033",
        "x--; => QI-PARSE-0033",
        "如国 x { } => QI-PARSE-0034",
        "return 3; => QI-PARSE-0034",
        "打印(1；2); => QI-PARSE-0035",
        "变量 a: 数组<整数>= []; => QI-PARSE-0036",
        "变量 f = 函数 () -> 整数 { }; => QI-PARSE-0027",
      })
  void aFaultInAFunctionHasItsCodeAndNoOther(String statement, String code) {
    assertEquals(List.of(code), Parsed.codesInside(statement));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "打印 1; => QI-PARSE-0016",
        "函数 甲() { } 导入 乙; => QI-PARSE-0018",
        "函数 甲(a, b: 整数) { } => QI-PARSE-0013",
        "函数 甲() -> 整数 { } => QI-PARSE-0027",
        "函数 () { } => QI-PARSE-0006",
        "函数 => QI-PARSE-0006",
        "函数 甲(如果: 整数) { } => QI-PARSE-0007",
        "函数 甲(a: 整数 b: 整数) { } => QI-PARSE-0021",
        "方法 点 { 结构体 线 { } } => QI-PARSE-0028",
        "结构体 点 { 横: 整数 纵: 整数 } => QI-PARSE-0021",
        "枚举 色 { 红 绿 } => QI-PARSE-0021",
        "函数 甲() => QI-PARSE-0005",
        "} => QI-PARSE-0004",
        "公开 甲 => QI-PARSE-0001",
      })
  void aFaultOutsideFunctionsHasItsCodeAndNoOther(String text, String code) {
    assertEquals(List.of(code), Parsed.codes(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "打印 1 => 打印 1;",
        "打印(1； => 打印(1)；",
        "打印（1; => 打印（1）;",
        "打印(1)); => 打印(1);",
        "f(1 2); => f(1, 2);",
        "如果 x<-1 { } => 如果 x < -1 { }",
        "如果 x = 1 { } => 如果 x == 1 { }",
        "变量 p = 点 {}; => 变量 p = (点 {});",
        "整数 x = 3; => 变量 x: 整数 = 3;",
        "x++; => x += 1;",
        "x--; => x -= 1;",
        "反回 3; => 返回 3;",
        "打印行; => 打印行();",
        "如果 x { }; => 如果 x { }",
        "变量 a: 数组<整数>= []; => 变量 a: 数组<整数> = [];",
      })
  void theEditRepairs(String statement, String repaired) {
    String after = Parsed.repaired("函数 甲() {\n" + statement + "\n}\n");
    assertEquals("函数 甲() {\n" + repaired + "\n}\n", after);
    assertEquals(List.of(), Parsed.codes(after));
  }

  @Test
  void aMissingSemicolonIsReportedAfterTheTokenBefore() {
    Diagnostic diagnostic = Parsed.of("函数 甲() {\n  打印 1\n\n  打印 2;\n}").diagnostics().getFirst();
    assertEquals(Span.at(15), diagnostic.primary());
  }

  @Test
  void aMissingBracketIsLabelledAtItsOpener() {
    Diagnostic diagnostic = Parsed.of("函数 甲() { 打印(1; }").diagnostics().getFirst();
    assertEquals(new Span(11, 12), diagnostic.labels().getFirst().span());
    assertEquals("opening", diagnostic.labels().getFirst().key());
  }

  @Test
  void theRestOfTheFileIsReadAfterEachFault() {
    String text =
        """
        函数 甲() {
            变量 a = 1
            打印(a;
            如果 a 打印 2;
            b = ;
            打印 3;
        }
        函数 乙() { 返回 1; }
        """;
    String expected =
        """
        (program
          (function
            甲
            (block
              (variable a 1)
              (evaluate (print a))
              (if a (block (print-statement 2)))
              (assign = b (malformed))
              (print-statement 3)))
          (function 乙 (block (return 1))))
        """;
    Outcome<SyntaxTree> parsed = Parsed.of(text);
    assertEquals(expected, SyntaxPrinter.print(parsed.result()));
    assertEquals(4, parsed.diagnostics().size());
  }

  @Test
  void indentationTellsWhichBlockIsOpen() {
    String text =
        """
        函数 甲() {
            如果 真 {
                打印 1;
        }

        函数 乙() { }
        """;
    Outcome<SyntaxTree> parsed = Parsed.of(text);
    assertEquals(1, parsed.diagnostics().size());
    Span opener = parsed.diagnostics().getFirst().labels().getFirst().span();
    assertEquals("2:10", parsed.result().source().position(opener.start()).toString());
    assertEquals(2, parsed.result().program().declarations().size());
  }

  @Test
  void aDeclarationEndsTheFunctionBeforeIt() {
    Outcome<SyntaxTree> parsed = Parsed.of("函数 甲() {\n    打印 1;\n\n函数 乙() {\n}\n");
    assertEquals(
        List.of("QI-PARSE-0003"), parsed.diagnostics().stream().map(Diagnostic::code).toList());
    assertEquals(2, parsed.result().program().declarations().size());
  }

  @Test
  void aBraceTooManyDoesNotEndTheFunction() {
    Outcome<SyntaxTree> parsed =
        Parsed.of("函数 甲() {\n    如果 真 {\n    }\n    }\n    打印 1;\n}\n函数 乙() { }\n");
    assertEquals(
        List.of("QI-PARSE-0004"), parsed.diagnostics().stream().map(Diagnostic::code).toList());
    assertEquals(2, parsed.result().program().declarations().size());
  }

  @Test
  void whatTheLexerReportedIsNotReportedAgain() {
    for (String statement :
        List.of("变量 x = 1 # 2;", "打印(\"你好);", "变量 1a = 2;", "打印 1; /* 没完", "x = @;", "f(1、2);")) {
      assertEquals(List.of(), Parsed.codesInside(statement), statement);
    }
  }

  @Test
  void aKeywordAndANameInOneWordAreLeftToTheChecker() {
    assertEquals(List.of(), Parsed.codesInside("如果条件 { 打印 1; }"));
    assertEquals(List.of("QI-PARSE-0001"), Parsed.codesInside("条件 { 打印 1; }"));
  }

  @Test
  void aKeywordTakenForANameKeepsItsDeclaration() {
    Outcome<SyntaxTree> parsed = Parsed.of("函数 返回() { 打印 1; }");
    assertEquals(
        "(program (function 返回 (block (print-statement 1))))\n",
        SyntaxPrinter.print(parsed.result()));
  }

  @Test
  void manyErrorsEndInAReportOfTheirNumber() {
    List<String> codes = Parsed.codesInside("变量 = 1;\n".repeat(3_000));
    assertEquals(Complaints.LIMIT + 1, codes.size());
    assertEquals("QI-PARSE-0030", codes.getLast());
    List<String> warnings = Parsed.codesInside(";".repeat(3_000));
    assertEquals(Complaints.LIMIT + 1, warnings.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"seed.qi", "language.qi"})
  void withoutAnyOneTokenThereIsStillATreeAndADiagnosticThatReads(String sample) {
    TokenStream tokens = Parsed.tokens(Parsed.sample(sample));
    for (int i = 0; i < tokens.tokens().size(); i++) {
      Token gone = tokens.tokens().get(i);
      if (gone.channel() == Channel.DEFAULT && gone.kind() != TokenKind.EOF) {
        List<Token> rest = new ArrayList<>(tokens.tokens());
        rest.remove(i);
        check(new Parser().apply(new TokenStream(tokens.source(), rest)), 2);
      }
    }
  }

  @Test
  void anyTokenTwiceOrInAnotherPlaceStillGivesATree() {
    TokenStream tokens = Parsed.tokens(Parsed.sample("language.qi"));
    Random random = new Random(11);
    for (int round = 0; round < 600; round++) {
      List<Token> mixed = new ArrayList<>(tokens.tokens());
      for (int change = random.nextInt(1, 6); change > 0; change--) {
        Token token = mixed.get(random.nextInt(mixed.size() - 1));
        int place = random.nextInt(mixed.size() - 1);
        switch (random.nextInt(3)) {
          case 0 -> mixed.add(place, token);
          case 1 -> mixed.set(place, token);
          default -> mixed.remove(place);
        }
      }
      check(new Parser().apply(new TokenStream(tokens.source(), mixed)), Integer.MAX_VALUE);
    }
  }

  /// A tree that prints, and diagnostics whose messages are complete in both languages.
  private static void check(Outcome<SyntaxTree> parsed, int most) {
    assertTrue(SyntaxPrinter.print(parsed.result()).startsWith("(program"));
    assertTrue(parsed.diagnostics().size() <= most, () -> "" + parsed.diagnostics());
    for (Diagnostic diagnostic : parsed.diagnostics()) {
      for (Language language : Language.values()) {
        String message = Messages.text(diagnostic.problem(), "message", language).orElseThrow();
        assertFalse(message.contains("null") || message.contains("{found"), message);
      }
    }
  }
}
