package org.qistage.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commands on a program of several files, in a folder with Hanzi and a space.
final class SeveralFilesTest {
  private static final String MAIN =
      """
      包 主程序;
      导入 ./工具/几何 作为 几;

      函数 入口() {
          打印行(几.面积(3, 4));
          打印行(帮手());
      }
      """;

  @TempDir private Path temporary;

  private Path folder = Path.of("");
  private String err = "";

  @BeforeEach
  void writeFiles() throws IOException {
    folder = temporary.resolve("我的 程序");
    Files.createDirectories(folder.resolve("工具"));
    Files.writeString(folder.resolve("主.qi"), MAIN);
    Files.writeString(folder.resolve("帮手.qi"), "包 主程序;\n函数 帮手(): 字符串 { 返回 \"帮\"; }\n");
    Files.writeString(
        folder.resolve("工具/几何.qi"), "包 几何;\n公开 函数 面积(长: 整数, 宽: 整数): 整数 { 返回 长 * 宽; }\n");
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private String execute(int status, String... arguments) {
    return execute("", status, arguments);
  }

  private String execute(String input, int status, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    var in = new ByteArrayInputStream(input.getBytes(UTF_8));
    Terminal terminal = new Terminal(in, out, errors, false, false, false, false);
    int found = new CommandRunner(terminal, Locale.CHINA).run(arguments);
    err = errors.toString(UTF_8);
    assertEquals(status, found, err);
    return out.toString(UTF_8);
  }

  @Test
  void runsAProgramWithWhatItImportsAndWhatJoinsIt() {
    assertEquals("12\n帮\n", execute(0, "run", file("主.qi")));
    assertEquals("", err);
  }

  @Test
  void showsTheGivenFileUnlessAskedForOthers() {
    assertTrue(execute(0, "lower", file("主.qi")).startsWith("入口 入口\n"));
    String module = execute(0, "lower", file("主.qi"), "--module", "几何");
    assertTrue(module.startsWith("入口 （无）\n模块 几何\n"), module);
    assertEquals(module, execute(0, "lower", file("主.qi"), "--module", file("工具/几何.qi")));
    String all = execute(0, "check", file("主.qi"), "--all-files");
    assertTrue(all.startsWith("== " + file("主.qi") + "\n\nprogram entry 入口\n"), all);
    assertTrue(all.contains("\n== " + file("工具/几何.qi") + "\n\nprogram entry none\n"), all);
    assertTrue(execute(0, "codegen", file("主.qi"), "--module", "帮手").contains("程序·帮手"));
    assertTrue(
        execute(0, "check", file("主.qi"), "--module", "几何", "--format", "json")
            .contains("\"module\": \"几何\""));
  }

  @Test
  void saysWhichModulesThereAre() {
    execute(2, "check", file("主.qi"), "--module", "天文");
    assertTrue(err.contains(file("主.qi") + ", ") && err.contains("几何"), err);
    execute(2, "check", file("主.qi"), "--module", "几何", "--all-files");
    execute(2, "check", file("主.qi"), "--all-files", "--format", "json");
    assertTrue(err.contains("--module"), err);
  }

  @Test
  void writesTheArtifactsOfEveryFile() {
    Path out = folder.resolve("产物");
    execute(0, "all", file("主.qi"), "-o", out.toString());
    assertTrue(Files.exists(out.resolve("typed.txt")));
    assertTrue(Files.exists(out.resolve("modules/几何/lowered.json")));
    assertTrue(Files.exists(out.resolve("modules/几何/classes/程序·几何.class")));
    assertTrue(Files.exists(out.resolve("modules/帮手/tokens.txt")));
    assertTrue(Files.exists(out.resolve("modules/帮手/passes/1-cfg.txt")));
  }

  @Test
  void lexingAndParsingReadNoOtherFile() throws IOException {
    Files.delete(folder.resolve("工具/几何.qi"));
    execute(0, "lex", file("主.qi"));
    execute(0, "parse", file("主.qi"));
    execute(1, "check", file("主.qi"));
    assertTrue(err.contains("QI-IMPORT-0001"), err);
  }

  @Test
  void tellsErrorsOfImportedFilesWithTheirOwnLines() throws IOException {
    Files.writeString(folder.resolve("工具/几何.qi"), "\n公开 函数 面积(长: 整数, 宽: 整数): 整数 { 返回 长 * 高; }\n");
    execute(1, "run", file("主.qi"));
    assertTrue(err.contains("--> " + file("工具/几何.qi") + ":2:"), err);
    assertTrue(err.contains("2 | 公开 函数 面积(长: 整数, 宽: 整数): 整数 { 返回 长 * 高; }"), err);
    assertFalse(err.contains("主.qi"), err);
  }

  @Test
  void aSyntaxTreeFindsTheFilesThatItImports() {
    String tree = execute(0, "parse", file("主.qi"), "--format", "json");
    assertEquals("12\n帮\n", execute(tree, 0, "run", "-"));
  }

  @Test
  void oneTypedFileOfSeveralDoesNotRun() {
    String typed = execute(0, "check", file("主.qi"), "--format", "json");
    execute(typed, 1, "run", "-");
    assertTrue(err.contains("QI-PIPELINE-0016") && err.contains("程序·几何"), err);
  }
}
