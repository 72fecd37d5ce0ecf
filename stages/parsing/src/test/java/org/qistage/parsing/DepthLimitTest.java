package org.qistage.parsing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DepthLimitTest {
  private static final int MANY = 100_000;

  private static String nested(String open, String inner, String close, int depth) {
    return open.repeat(depth) + inner + close.repeat(depth);
  }

  private static String inside(String statement) {
    return "函数 甲() { " + statement + " }";
  }

  static Stream<Arguments> hostile() {
    return Stream.of(
        Arguments.of("QI-PARSE-0023", inside("x = " + nested("(", "1", ")", MANY) + ";")),
        Arguments.of("QI-PARSE-0023", inside("x = " + "(".repeat(MANY))),
        Arguments.of("QI-PARSE-0023", inside("x = " + nested("[", "1", "]", MANY) + ";")),
        Arguments.of("QI-PARSE-0023", inside("x = " + nested("f(", "1", ")", MANY) + ";")),
        Arguments.of("QI-PARSE-0023", inside("x = " + nested("{1: ", "1", "}", MANY) + ";")),
        Arguments.of("QI-PARSE-0023", inside(nested("{", "", "}", MANY))),
        Arguments.of("QI-PARSE-0023", inside(nested("如果 真 {", "", "}", MANY))),
        Arguments.of("QI-PARSE-0023", inside(nested("启动 {", "", "};", MANY))),
        Arguments.of("QI-PARSE-0023", "变量 x: " + nested("数组<", "整数", ">", MANY) + ";"),
        Arguments.of("QI-PARSE-0023", "变量 x: " + nested("字典<整数, ", "整数", ">", MANY) + ";"),
        Arguments.of("QI-PARSE-0023", "变量 x: " + nested("[", "整数", "]", MANY) + ";"),
        Arguments.of("QI-PARSE-0024", "变量 x: " + "函数(): ".repeat(MANY) + "整数;"),
        Arguments.of("QI-PARSE-0024", inside("x = 1" + " + 1".repeat(MANY) + ";")),
        Arguments.of("QI-PARSE-0024", inside("x = " + "!".repeat(MANY) + "真;")),
        Arguments.of("QI-PARSE-0024", inside("x = " + "等待 ".repeat(MANY) + "y;")),
        Arguments.of("QI-PARSE-0024", inside("打印 ".repeat(MANY) + "y;")),
        Arguments.of("QI-PARSE-0024", inside("x = a" + ".b".repeat(MANY) + ";")),
        Arguments.of("QI-PARSE-0024", inside("x = a" + "()".repeat(MANY) + ";")),
        Arguments.of("QI-PARSE-0024", inside("x = a" + " { b: 1 }".repeat(MANY) + ";")),
        Arguments.of("QI-PARSE-0024", inside("如果 真 { }" + " 否则 如果 真 { }".repeat(MANY))),
        Arguments.of(
            "QI-PARSE-0024",
            inside("x = " + "(".repeat(900) + "1" + ("+ 1".repeat(50) + ")").repeat(900) + ";")));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void whatIsTooDeepIsRefused(String code, String text) {
    assertEquals(List.of(code), Parsed.codes(text));
  }

  static Stream<Arguments> deep() {
    return Stream.of(
        Arguments.of("parentheses", inside("x = " + nested("(", "1", ")", 990) + ";")),
        Arguments.of("calls", inside("x = " + nested("f(", "1", ")", 990) + ";")),
        Arguments.of("blocks", inside(nested("如果 真 {", "", "}", 990))),
        Arguments.of("closures", inside("x = " + nested("f(函数 () {", "", "});", 490))),
        Arguments.of("types", "变量 x: " + nested("数组<", "整数", ">", 990) + ";"),
        Arguments.of("terms", inside("x = 1" + " + 1".repeat(3_900) + ";")),
        Arguments.of("prefixes", inside("x = " + "!".repeat(3_900) + "真;")),
        Arguments.of("members", inside("x = a" + ".b".repeat(3_900) + ";")),
        Arguments.of("else-if", inside("如果 真 { }" + " 否则 如果 真 { }".repeat(990))));
  }

  @ParameterizedTest
  @MethodSource("deep")
  void whatIsDeepButAllowedIsParsedAndPrinted(String name, String text) {
    String fixed = name.equals("closures") ? text.replace("});});", "}); });") : text;
    SyntaxTree tree = Parsed.of(fixed).result();
    assertTrue(Parsed.codes(fixed).isEmpty(), name);
    assertTrue(SyntaxPrinter.print(tree).startsWith("(program"));
  }

  @Test
  void aFaultInDeepCodeIsRecoveredFrom() {
    String text = inside("x = " + "(".repeat(900) + "1" + ")".repeat(899) + "; 打印 1;");
    assertEquals(List.of("QI-PARSE-0003"), Parsed.codes(text));
  }

  @Test
  void aLongProgramIsNotDeep() {
    String functions =
        IntStream.range(0, 3_000)
            .mapToObj(
                i ->
                    "函数 f"
                        + i
                        + "(a: 整数): 整数 { 如果 a < 1 { 返回 -a; } 打印 a + 1; 返回 f"
                        + i
                        + "(a); }\n")
            .collect(Collectors.joining());
    assertEquals(List.of(), Parsed.codes(functions));
    assertEquals(List.of(), Parsed.codes(inside("如果 a { }\n".repeat(20_000))));
    assertEquals(List.of(), Parsed.codes(inside("x = [" + "1 + 2, ".repeat(20_000) + "];")));
    assertEquals(List.of(), Parsed.codes("枚举 色 { " + "红,".repeat(20_000) + " }"));
    assertEquals(List.of(), Parsed.codes("方法 点 { " + "函数 f() { }\n".repeat(20_000) + " }"));
    assertEquals(
        List.of(), Parsed.codes(inside("匹配 x { " + "1 => { 打印 1; }\n".repeat(20_000) + " }")));
    assertEquals(List.of(), Parsed.codes(inside("匹配 x { " + "1 => 打印 1,\n".repeat(20_000) + " }")));
  }
}
