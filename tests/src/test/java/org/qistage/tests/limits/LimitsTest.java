package org.qistage.tests.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Severity;
import org.qistage.lexing.SourceDecoder;
import org.qistage.tests.Compilation;
import org.qistage.tests.ProgramRun;

/// Every stated limit is a diagnostic with its code, at a place; just below it a program compiles.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class LimitsTest {
  private static String main(String body) {
    return "函数 主函数() {\n" + body + "\n}\n";
  }

  private static String repeated(String text, int times) {
    return text.repeat(times);
  }

  /// Demands that the program is refused for the one reason.
  private static void assertOnly(String code, String program) {
    assertEquals(List.of(code), codes(Compilation.of(program)));
  }

  private static List<String> codes(Compilation compilation) {
    return compilation.diagnostics().stream().map(Diagnostic::code).distinct().toList();
  }

  private static void assertPrints(String output, String program) {
    Compilation compilation = Compilation.of(program);
    assertEquals(List.of(), compilation.diagnostics());
    assertEquals(new ProgramRun(output, "", 0), ProgramRun.of(compilation, List.of()));
  }

  @Test
  void a_hundred_thousand_nested_parentheses_are_too_deep() {
    int depth = 100_000;
    assertOnly(
        "QI-PARSE-0023", main("打印行(" + repeated("(", depth) + "1" + repeated(")", depth) + ");"));
  }

  @Test
  void nested_blocks_brackets_and_prefixes_are_too_deep_alike() {
    int depth = 100_000;
    assertOnly("QI-PARSE-0023", main(repeated("{", depth) + repeated("}", depth)));
    assertOnly(
        "QI-PARSE-0023", main("打印行(" + repeated("[", depth) + "1" + repeated("]", depth) + ");"));
    assertOnly("QI-PARSE-0024", main("打印行(" + repeated("- ", depth) + "1);"));
    assertOnly("QI-PARSE-0024", main(repeated("如果 真 { 打印行(1); } 否则 ", depth) + "{ 打印行(2); }"));
  }

  @Test
  void unclosed_and_unopened_brackets_in_any_number_are_reported() {
    for (String bracket : List.of("(", "[", "{", ")", "]", "}", "打印行(", "{ [ (")) {
      Compilation compilation = Compilation.of(main(repeated(bracket, 50_000)));
      assertTrue(compilation.hasErrors(), bracket);
    }
  }

  @Test
  void a_hundred_nested_parentheses_are_fine() {
    assertPrints("1\n", main("打印行(" + repeated("(", 100) + "1" + repeated(")", 100) + ");"));
  }

  @Test
  void an_expression_of_a_hundred_thousand_operators_is_too_long() {
    assertOnly("QI-PARSE-0024", main("打印行(1" + repeated(" + 1", 100_000) + ");"));
  }

  @Test
  void an_expression_of_a_thousand_operators_is_fine() {
    assertPrints("1001\n", main("打印行(1" + repeated(" + 1", 1000) + ");"));
  }

  @Test
  void an_identifier_of_a_million_characters_is_a_name() {
    String name = repeated("名", 1_000_000);
    assertPrints("7\n", main("变量 " + name + " = 7;\n打印行(" + name + ");"));
  }

  @Test
  void faults_without_end_are_reported_up_to_a_limit() {
    List<String> lexical = codes(Compilation.of(main(repeated("@ ", 10_000))));
    assertTrue(lexical.containsAll(List.of("QI-LEX-0001", "QI-LEX-0019")), lexical.toString());
    Compilation syntactical = Compilation.of(main(repeated("变量 = 1;\n", 10_000)));
    assertTrue(codes(syntactical).contains("QI-PARSE-0030"), codes(syntactical).toString());
    assertTrue(syntactical.diagnostics().size() < 5_000);
  }

  @Test
  void a_file_over_eight_mebibytes_is_refused() {
    byte[] file = new byte[SourceDecoder.LIMIT + 1];
    Arrays.fill(file, (byte) ' ');
    assertEquals(List.of("QI-LEX-0018"), codes(Compilation.of(file)));
    assertEquals(List.of(), Compilation.of(Arrays.copyOf(file, SourceDecoder.LIMIT)).diagnostics());
  }

  @Test
  void a_function_too_large_for_a_method_is_refused() {
    String body =
        IntStream.range(0, 12_000)
            .mapToObj(i -> "甲 = 甲 * 3 + " + i + " % 7;")
            .collect(Collectors.joining("\n"));
    List<String> codes = codes(Compilation.of(main("变量 甲 = 1;\n" + body + "\n打印行(甲);")));
    assertEquals(List.of("QI-CODEGEN-0001"), codes);
  }

  @Test
  void a_function_too_large_to_be_compiled_by_the_virtual_machine_is_told_of() {
    String body = repeated("甲 = 甲 * 3 % 1000 + 1;\n", 1_500);
    Compilation compilation = Compilation.of(main("变量 甲 = 1;\n" + body + "打印行(甲);"));
    assertEquals(List.of("QI-CODEGEN-0002"), codes(compilation));
    assertNotEquals(Severity.ERROR, compilation.diagnostics().getFirst().severity());
    assertEquals(0, ProgramRun.of(compilation, List.of()).status());
  }

  @Test
  void more_parameters_than_the_virtual_machine_takes_are_refused() {
    String parameters =
        IntStream.range(0, 300)
            .mapToObj(i -> "甲%d: 整数".formatted(i))
            .collect(Collectors.joining(", "));
    String arguments =
        IntStream.range(0, 300).mapToObj(Integer::toString).collect(Collectors.joining(", "));
    String program =
        "函数 多("
            + parameters
            + "): 整数 {\n    返回 甲0 + 甲299;\n}\n\n"
            + main("打印行(多(" + arguments + "));");
    assertEquals(List.of("QI-CODEGEN-0004"), codes(Compilation.of(program)));
  }

  @Test
  void more_constants_than_a_class_holds_are_refused_or_spread() {
    String functions =
        IntStream.range(0, 2_000)
            .mapToObj(
                i ->
                    "函数 甲%d(): 字符串 {\n    返回 %s;\n}\n"
                        .formatted(
                            i,
                            IntStream.range(0, 40)
                                .mapToObj(j -> "\"串" + i + "之" + j + "\"")
                                .collect(Collectors.joining(" + "))))
            .collect(Collectors.joining("\n"));
    Compilation compilation = Compilation.of(functions + main("打印行(甲1999().长度(), 甲0().长度());"));
    if (compilation.hasErrors()) {
      assertEquals(List.of("QI-CODEGEN-0003"), codes(compilation));
    } else {
      assertEquals(new ProgramRun("310 190\n", "", 0), ProgramRun.of(compilation, List.of()));
    }
  }
}
