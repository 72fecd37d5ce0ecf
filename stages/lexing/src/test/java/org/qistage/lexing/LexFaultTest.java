package org.qistage.lexing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Span;

class LexFaultTest {
  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "甲 @ 乙 => QI-LEX-0001",
        "甲 # 乙 => QI-LEX-0024",
        "甲、乙 => QI-LEX-0002",
        "变量 ｘ１ = 1 => QI-LEX-0003",
        "１２ => QI-LEX-0004",
        "3.１ => QI-LEX-0004",
        "\"没完 => QI-LEX-0005",
        "“没完\" => QI-LEX-0005",
        "'字 => QI-LEX-0006",
        "/* 没完 => QI-LEX-0007",
        "\"\\q\" => QI-LEX-0008",
        "'\\q' => QI-LEX-0008",
        "\"\\u{110000}\" => QI-LEX-0009",
        "\"\\u{}\" => QI-LEX-0009",
        "\"\\u5B57\" => QI-LEX-0009",
        "\"\\u{D800}\" => QI-LEX-0009",
        "12abc => QI-LEX-0010",
        "3个 => QI-LEX-0010",
        "1_ => QI-LEX-0010",
        "0b12 => QI-LEX-0010",
        "0x => QI-LEX-0010",
        "'' => QI-LEX-0011",
        "'两个' => QI-LEX-0012",
        "甲\u00A0乙 => QI-LEX-0013",
        "甲\u200B乙 => QI-LEX-0013",
        "甲\uFEFF => QI-LEX-0013",
        "”好” => QI-LEX-0014",
        "2 × 3 => QI-LEX-0015",
        "「好」 => QI-LEX-0015",
      })
  void eachFaultHasItsCode(String text, String code) {
    assertEquals(code, Lexed.codes(text).getFirst());
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "f(甲、乙) => f(甲，乙)",
        "变量 ｘ＿１ = １２; => 变量 x_1 = 12;",
        "打印(\"你好); => 打印(\"你好\");",
        "如果 甲 == “是 { => 如果 甲 == “是” {",
        "变量 字 = '字; => 变量 字 = '字';",
        "打印 '你好'; => 打印 \"你好\";",
        "打印 ”你好”; => 打印 “你好”;",
        "2 × 3 ≤ 甲 => 2 * 3 <= 甲",
      })
  void theEditRepairs(String text, String repaired) {
    assertEquals(repaired, Lexed.repaired(text));
    assertEquals(List.of(), Lexed.codes(repaired));
  }

  @Test
  void anUnterminatedStringLeavesTheEndOfItsStatement() {
    assertEquals(
        List.of(
            TokenKind.PRINT,
            TokenKind.LEFT_PARENTHESIS,
            TokenKind.STRING_LITERAL,
            TokenKind.RIGHT_PARENTHESIS,
            TokenKind.SEMICOLON),
        Lexed.kinds("打印(\"你好);"));
  }

  @Test
  void aMalformedLiteralIsStillALiteral() {
    assertEquals(List.of(TokenKind.INTEGER_LITERAL), Lexed.kinds("12abc"));
    assertEquals(List.of(TokenKind.FLOAT_LITERAL), Lexed.kinds("1.5km"));
    assertEquals(List.of(TokenKind.CHARACTER_LITERAL), Lexed.kinds("'两个'"));
  }

  @Test
  void neighbouringInvalidCharactersAreOneFault() {
    assertEquals(List.of("QI-LEX-0001"), Lexed.codes("@$@"));
    assertEquals(List.of(TokenKind.INVALID), Lexed.kinds("@$@"));
  }

  @Test
  void whatIsNoTokenIsOnTheErrorChannel() {
    Token token = Lexed.of("#").result().tokens().getFirst();
    assertEquals(new Token(TokenKind.INVALID, new Span(0, 1), Channel.ERROR, false), token);
  }

  @Test
  void aNulIsReportedWithItsByteOffset() {
    Diagnostic diagnostic = Lexed.of("气\0").diagnostics().getFirst();
    assertEquals(new LexProblem.NulCharacter(3), diagnostic.problem());
    assertEquals(new Span(1, 2), diagnostic.primary());
  }

  @Test
  void anUnknownEscapeIsMarkedInsideItsString() {
    Diagnostic diagnostic = Lexed.of("\"ab\\qc\"").diagnostics().getFirst();
    assertEquals(new Span(3, 5), diagnostic.primary());
  }

  @Test
  void afterManyFaultsTheRestAreCounted() {
    List<String> codes = Lexed.codes("@ ".repeat(5_000));
    assertEquals(FaultReporter.LIMIT + 1, codes.size());
    assertEquals("QI-LEX-0019", codes.getLast());
  }

  @Test
  void diagnosticsAreInSourceOrder() {
    List<Diagnostic> diagnostics = Lexed.of("１ \"\\q\\w\" 、 'ab' #").diagnostics();
    for (int i = 1; i < diagnostics.size(); i++) {
      assertTrue(diagnostics.get(i - 1).primary().start() <= diagnostics.get(i).primary().start());
    }
  }
}
