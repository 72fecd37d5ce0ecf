package org.qistage.tests.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.qistage.foundation.Diagnostic;
import org.qistage.pipeline.FileSource;
import org.qistage.tests.Compilation;
import org.qistage.tests.ProgramRun;

/// Programs that come near to what a class file can hold, or beyond: they run, or are refused for the
/// reason that is theirs.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class LargeProgramsTest {
  private static String main(String body) {
    return "函数 主函数() {\n" + body + "\n}\n";
  }

  private static String lines(int count, IntFunction<String> line) {
    return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n"));
  }

  private static String list(int count, IntFunction<String> item) {
    return IntStream.range(0, count).mapToObj(item).collect(Collectors.joining(", "));
  }

  private static void assertRefused(String code, String program) {
    List<String> errors =
        Compilation.of(program).diagnostics().stream()
            .filter(Diagnostic::isError)
            .map(Diagnostic::code)
            .toList();
    assertEquals(List.of(code), errors);
  }

  private static void assertPrints(String output, String program) {
    Compilation compilation = Compilation.of(program);
    assertTrue(
        compilation.diagnostics().stream().noneMatch(Diagnostic::isError),
        () -> compilation.diagnostics().toString());
    assertEquals(new ProgramRun(output, "", 0), ProgramRun.of(compilation, List.of()));
  }

  @Test
  void sixty_thousand_functions_are_spread_over_classes() {
    assertPrints(
        "59999\n",
        lines(60_000, i -> "函数 甲%d(): 整数 { 返回 %d; }".formatted(i, i))
            + "\n"
            + main("打印 甲59999();"));
  }

  @Test
  void a_text_longer_than_a_constant_of_a_class_file_is_put_together() {
    assertPrints("70000\n", main("打印 \"" + "字".repeat(70_000) + "\".长度();"));
  }

  @Test
  void a_hundred_thousand_statements_are_too_large_for_a_method() {
    assertRefused(
        "QI-CODEGEN-0001", main("可变 数 = 0;\n" + "数 = 数 + 1;\n".repeat(100_000) + "打印 数;"));
  }

  @Test
  void a_hundred_thousand_elements_written_down_are_too_large_for_a_method() {
    assertRefused(
        "QI-CODEGEN-0001", main("变量 表 = [" + list(100_000, Integer::toString) + "];\n打印 表.长度();"));
  }

  @Test
  void three_hundred_fields_are_fine() {
    assertPrints(
        "299\n",
        "结构体 大 { "
            + list(300, i -> "项" + i + ": 整数")
            + " }\n"
            + main("变量 甲 = 大 { " + list(300, i -> "项" + i + ": " + i) + " };\n打印 甲.项299;"));
  }

  /// A program that imports a file with so many functions, and calls the first and the last.
  private static Compilation importing(int functions) {
    String library =
        "包 库;\n"
            + lines(
                functions, i -> "公开 异步 函数 甲%d(量%d: 整数): 整数 { 睡眠(1); 返回 %d; }".formatted(i, i, i));
    String program =
        "导入 ./库;\n\n"
            + main("变量 初 = 库.甲0;\n打印 等待 初(1) + 等待 库.甲0(1) + 等待 库.甲%d(1);".formatted(functions - 1));
    return Compilation.of(
        program.getBytes(StandardCharsets.UTF_8), FileSource.of(Map.of("库.qi", library)));
  }

  @Test
  void ten_thousand_functions_of_an_imported_file_are_found() {
    Compilation compilation = importing(10_000);
    assertEquals(List.of(), compilation.diagnostics());
    assertEquals(new ProgramRun("9999\n", "", 0), ProgramRun.of(compilation, List.of()));
  }

  @Test
  void an_imported_file_may_have_only_so_many_functions() {
    assertEquals(
        List.of("QI-CODEGEN-0007"),
        importing(15_100).diagnostics().stream().map(Diagnostic::code).toList());
  }

  /// Awaits so many times, and needs all values at the end.
  private static String values(int count) {
    return "异步 函数 数(n: 整数): 整数 { 返回 n; }\n"
        + main(
            lines(count, i -> "变量 值%d = 等待 数(%d);".formatted(i, i))
                + "\n可变 和 = 0;\n"
                + lines(count, i -> "和 = 和 + 值%d;".formatted(i))
                + "\n打印 和;");
  }

  @Test
  void a_thousand_values_that_wait_for_each_other_are_fine() {
    assertPrints("499500\n", values(1_000));
  }

  @Test
  void thousands_of_values_that_wait_for_each_other_are_too_intricate() {
    assertRefused("QI-CODEGEN-0006", values(3_000));
  }
}
