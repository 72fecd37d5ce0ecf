package org.qistage.formatting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.text.DisplayWidth;
import org.qistage.lexing.Lexer;
import org.qistage.parsing.Parser;

final class FormatterTest {
  private static final Path CASES =
      Path.of(System.getProperty("qi.root"), "stages/formatting/src/test/resources/format");

  private static String format(String text) {
    var tokens = new Lexer().apply(new SourceText("甲.qi", text));
    assertFalse(tokens.hasErrors(), () -> text + tokens.diagnostics());
    var tree = new Parser().apply(tokens.result());
    assertFalse(tree.hasErrors(), () -> String.valueOf(tree.diagnostics()));
    return Formatter.format(tokens.result()).orElseThrow();
  }

  /// Each `NAME.qi` becomes `NAME.formatted.qi`; `-Dgolden.update=true` rewrites and still fails.
  @TestFactory
  Stream<DynamicTest> programs_of_the_folder() throws IOException {
    List<Path> inputs;
    try (Stream<Path> files = Files.list(CASES)) {
      inputs = files.filter(file -> !file.toString().endsWith(".formatted.qi")).sorted().toList();
    }
    assertFalse(inputs.isEmpty());
    return inputs.stream()
        .map(input -> dynamicTest(input.getFileName().toString(), () -> agrees(input)));
  }

  private static void agrees(Path input) throws IOException {
    String name = input.getFileName().toString().replace(".qi", ".formatted.qi");
    Path expected = input.resolveSibling(name);
    String formatted = format(Files.readString(input));
    String wanted = Files.exists(expected) ? Files.readString(expected) : "";
    if (!wanted.equals(formatted) && Boolean.getBoolean("golden.update")) {
      Files.writeString(expected, formatted);
    }
    assertEquals(wanted, formatted);
    assertEquals(formatted, format(formatted), "formatting it once more");
    formatted
        .lines()
        .filter(line -> !line.contains("//") && !line.contains("\""))
        .forEach(
            line -> assertTrue(DisplayWidth.of(line) <= Formatter.WIDTH, "a long line: " + line));
  }

  @Test
  void nothing_stays_nothing() {
    assertEquals("", format(""));
    assertEquals("", format(" \n\n\t\n"));
    assertEquals("// 只有注释\n", format("\n\n  // 只有注释  \n\n\n"));
    assertEquals("/* 一 */\n\n// 二\n", format("/* 一 */\n\n\n// 二"));
  }

  @Test
  void line_ends_are_those_of_the_first_line() {
    assertEquals("函数 入口() {\r\n    打印(1);\r\n}\r\n", format("函数 入口(){\r\n打印(1);\n}"));
    assertEquals("函数 入口() {\n    打印(1);\n}\n", format("函数 入口(){\n打印(1);\r\n}"));
  }

  @Test
  void a_byte_order_mark_stays() {
    assertEquals("\uFEFF函数 入口() {}\n", format("\uFEFF函数 入口( ) { }"));
  }

  @Test
  void full_width_punctuation_stays_and_brings_its_own_space() {
    assertEquals("函数 入口（） ｛\n    打印行（1，2）；\n｝\n", format("函数 入口（）｛打印行（1， 2）；｝"));
  }

  @Test
  void a_lone_semicolon_stays_behind_what_it_follows() {
    String once = format("函数 入口() { 打印(1);; }");
    assertEquals("函数 入口() {\n    打印(1);;\n}\n", once);
    assertEquals(once, format(once));
  }

  @Test
  void two_ampersands_do_not_become_one_operator() {
    assertTrue(format("函数 入口() { 变量 甲 = & & 乙; }").contains("= & &乙;"));
  }

  @Test
  void a_program_with_errors_is_refused() {
    var tokens = new Lexer().apply(new SourceText("甲.qi", "函数 入口() { 打印(1) }")).result();
    assertThrows(IllegalArgumentException.class, () -> Formatter.format(tokens));
  }

  @Test
  void a_program_that_nests_too_deep_has_no_layout() {
    String deep = "函数 入口() { 打印(" + "(".repeat(3000) + "1" + ")".repeat(3000) + "); }";
    var tokens = new Lexer().apply(new SourceText("甲.qi", deep)).result();
    assertEquals(Optional.empty(), Formatter.format(tokens));
  }

  @Test
  void long_chains_take_time_in_proportion() {
    String sum = "1" + " + 1".repeat(3000);
    String formatted = format("函数 入口() { 打印(" + sum + "); }");
    assertEquals(3000, formatted.lines().filter(line -> line.strip().startsWith("+")).count());
  }
}
