package org.qistage.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qistage.foundation.Language;
import org.qistage.foundation.text.DisplayWidth;

final class QiStageTest {
  private static final String PROGRAM =
      """
      函数 主函数() {
          变量 甲 = 1;
          打印行("你好", 甲);
      }
      """;

  @TempDir Path folder;
  private String program = "";
  private String out = "";
  private String err = "";

  @BeforeEach
  void writeProgram() throws IOException {
    program = write("好 程序.qi", PROGRAM);
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  /// Runs a command under a Chinese locale.
  private int qi(String... arguments) {
    return qi(InputStream.nullInputStream(), Locale.CHINA, arguments);
  }

  private int qi(InputStream in, Locale locale, String... arguments) {
    ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    Terminal terminal = new Terminal(in, outBytes, errBytes, false, false, false, false);
    int status = new CommandRunner(terminal, locale).run(arguments);
    out = outBytes.toString(UTF_8);
    err = errBytes.toString(UTF_8);
    return status;
  }

  private static InputStream text(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  @Test
  void runsAProgram() {
    assertEquals(ExitStatus.OK, qi("run", program));
    assertEquals("你好 1\n", out);
    assertEquals("", err);
    assertEquals(ExitStatus.OK, qi(text(PROGRAM), Locale.CHINA, "run", "-", "--", "甲", "--help"));
    assertEquals("你好 1\n", out);
  }

  @Test
  void showsEveryStageInEveryFormat() {
    for (String stage : List.of("lex", "parse", "check", "lower", "codegen")) {
      for (String format : List.of("text", "json")) {
        assertEquals(ExitStatus.OK, qi(stage, program, "--format", format), stage + err);
        assertFalse(out.isEmpty());
        assertEquals("", err);
      }
    }
    for (String stage : List.of("parse", "check", "lower")) {
      for (String format : Graphs.FORMATS) {
        assertEquals(ExitStatus.OK, qi(stage, "--format=" + format, program), stage + err);
        String start =
            format.equals("svg") ? "<svg" : format.equals("dot") ? "digraph" : "flowchart";
        assertTrue(out.contains(start), out);
      }
    }
  }

  @Test
  void showsTheParseTreeOfTheGrammar() throws IOException {
    assertEquals(ExitStatus.OK, qi("parse", program, "--tree", "grammar"));
    assertTrue(out.startsWith("program\n"), out);
    assertTrue(out.contains("FUNCTION `函数`\n"), out);
    assertEquals(ExitStatus.OK, qi("parse", program, "--tree", "grammar", "--format", "svg"));
    assertTrue(out.contains("分析树"), out);
    assertEquals(ExitStatus.USAGE, qi("parse", program, "--tree", "grammar", "--format", "json"));
    String syntax = folder.resolve("syntax.json").toString();
    assertEquals(ExitStatus.OK, qi("parse", program, "--format", "json", "-o", syntax));
    assertEquals(ExitStatus.USAGE, qi("parse", syntax, "--tree", "grammar"));
    String faulty = write("缺.qi", "函数 主函数() { 打印行(1) }");
    assertEquals(ExitStatus.PROGRAM, qi("parse", faulty, "--tree", "grammar"));
    assertTrue(out.contains("<missing SEMICOLON>"), out);
  }

  @Test
  void eachArtifactFeedsTheNextStage() throws IOException {
    String previous = program;
    for (String stage : List.of("lex", "parse", "check", "lower", "codegen")) {
      String json = folder.resolve(stage + ".json").toString();
      assertEquals(ExitStatus.OK, qi(stage, previous, "--format", "json", "-o", json), err);
      assertEquals("", out);
      previous = json;
    }
    assertEquals(ExitStatus.OK, qi("run", previous));
    assertEquals("你好 1\n", out);
    String tokens = Files.readString(folder.resolve("lex.json"));
    assertEquals(ExitStatus.OK, qi(text(tokens), Locale.CHINA, "run", "-"));
    assertEquals("你好 1\n", out);
    assertEquals(ExitStatus.OK, qi("lex", folder.resolve("lex.json").toString()));
    assertTrue(out.contains("IDENTIFIER"), out);
    assertEquals(ExitStatus.USAGE, qi("parse", previous));
    assertTrue(err.contains("更后面"), err);
  }

  @Test
  void errorsOfAProgramAreOnStandardErrorAndTheArtifactIsStillShown() throws IOException {
    String faulty = write("错.qi", "函数 主函数() {\n    打印行(没有的);\n}\n");
    assertEquals(ExitStatus.PROGRAM, qi("check", faulty));
    assertTrue(out.contains("主函数"), out);
    assertTrue(err.startsWith("错误[QI-CHECK-0002]"), err);
    assertTrue(err.contains("错.qi:2:9\n"), err);
    assertEquals(ExitStatus.PROGRAM, qi("run", faulty, "--lang", "en"));
    assertEquals("", out);
    assertTrue(err.startsWith("error[QI-CHECK-0002]"), err);
    assertEquals(ExitStatus.PROGRAM, qi("run", faulty, "--diagnostics", "json"));
    assertTrue(err.contains("\"schema\": \"qi-stage/diagnostics/1\""), err);
    assertTrue(err.contains("\"line\": 2"), err);
  }

  @Test
  void errorsTravelWithAnArtifact() throws IOException {
    String faulty = write("错.qi", "函数 主函数() { 打印行(1、2); }");
    String tokens = folder.resolve("tokens.json").toString();
    assertEquals(ExitStatus.PROGRAM, qi("lex", faulty, "--format", "json", "-o", tokens));
    assertEquals(ExitStatus.PROGRAM, qi("run", tokens));
    assertTrue(err.contains("QI-LEX-0002"), err);
    assertEquals("", out);
  }

  @Test
  void aFailureAtRunTimeIsStatusOne() throws IOException {
    String failing = write("败.qi", "函数 主函数() {\n    变量 零 = 0;\n    打印行(1 / 零);\n}\n");
    assertEquals(ExitStatus.PROGRAM, qi("run", failing, "--lang", "en"));
    assertTrue(err.contains("QI-RUN-0001"), err);
    assertTrue(err.contains("败.qi:3"), err);
  }

  @Test
  void filesThatCannotBeReadAreStatusTwo() {
    assertEquals(ExitStatus.USAGE, qi("lex", folder.resolve("没有.qi").toString()));
    assertTrue(err.contains("QI-FILE-0001"), err);
    assertEquals(ExitStatus.USAGE, qi("run", folder.toString()));
    assertTrue(err.contains("QI-FILE-0002"), err);
    assertEquals(ExitStatus.USAGE, qi("lex", program, "-o", folder + "/没有/甲.txt"));
    assertTrue(err.contains("没有这个文件夹"), err);
  }

  @Test
  void badJsonIsStatusOneWithItsPlace() throws IOException {
    String json = write("tokens.json", "{\n  \"schema\": \"qi-stage/tokens/9\"\n}");
    assertEquals(ExitStatus.PROGRAM, qi("parse", json));
    assertTrue(err.contains("QI-JSON-0015"), err);
    assertTrue(err.contains("tokens.json:2:13\n"), err);
  }

  @Test
  void mistakesOnTheCommandLineAreStatusTwoWithAProposal() {
    assertEquals(ExitStatus.USAGE, qi());
    assertTrue(err.startsWith("用法："), err);
    assertEquals(ExitStatus.USAGE, qi("lexx", program));
    assertTrue(err.contains("没有命令 `lexx`。是不是 lex？"), err);
    assertEquals(ExitStatus.USAGE, qi("lex", program, "--fromat", "json"));
    assertTrue(err.contains("没有选项 `--fromat`。是不是 --format？"), err);
    assertEquals(ExitStatus.USAGE, qi("lex"));
    assertTrue(err.contains("缺少 文件"), err);
    assertEquals(ExitStatus.USAGE, qi("lex", program, "--format"));
    assertTrue(err.contains("缺少 --format"), err);
    assertEquals(ExitStatus.USAGE, qi("lex", program, program));
    assertTrue(err.contains("多出来的参数"), err);
    assertEquals(ExitStatus.USAGE, qi("lex", program, "--format", "xml"));
    assertTrue(err.contains("`xml`，可以是：text, json"), err);
    assertEquals(ExitStatus.USAGE, qi("run", program, "--seed", "许多"));
    assertEquals(ExitStatus.USAGE, qi("run", program, "--seed", "1", "--seed", "2"));
    assertTrue(err.contains("写了两次"), err);
    assertEquals(ExitStatus.USAGE, qi("lex", "--lang", "en", program, "--color"));
    assertTrue(err.startsWith("qi-stage: there is no option `--color`."), err);
  }

  @Test
  void theDefaultsCanBeSaid() {
    assertEquals(
        ExitStatus.OK,
        qi("run", program, "--scheduler", "deterministic", "--memory", "gc", "--seed", "7"));
  }

  @Test
  void workersBelongToTheParallelScheduler() {
    assertEquals(ExitStatus.OK, qi("run", program));
    String expected = out;
    assertEquals(ExitStatus.OK, qi("run", program, "--scheduler", "parallel"));
    assertEquals(expected, out);
    assertEquals(ExitStatus.OK, qi("run", program, "--scheduler", "parallel", "--workers", "2"));
    assertEquals(expected, out);
    for (String number : List.of("0", "65", "many")) {
      assertEquals(
          ExitStatus.USAGE,
          qi("run", program, "--scheduler", "parallel", "--workers", number, "--lang", "en"));
      assertTrue(err.contains("a whole number between 1 and 64"), err);
    }
    assertEquals(ExitStatus.USAGE, qi("run", program, "--workers", "2"));
    assertTrue(err.contains("--scheduler parallel"), err);
  }

  @Test
  void helpIsThereInBothLanguages() {
    for (Command command : CommandRunner.commands()) {
      assertEquals(ExitStatus.OK, qi(command.name(), "--help"));
      assertTrue(out.startsWith("用法："), out);
      assertTrue(out.lines().allMatch(line -> DisplayWidth.of(line) <= 100), command.name() + out);
      assertEquals(ExitStatus.OK, qi(command.name(), "--help", "--lang=en"));
      assertTrue(out.startsWith("Usage: "), out);
      assertFalse(out.codePoints().anyMatch(Character::isIdeographic), out);
      assertEquals("", err);
    }
    assertEquals(ExitStatus.OK, qi("--help"));
    assertTrue(
        CommandRunner.commands().stream().allMatch(command -> out.contains(command.name())), out);
    assertEquals(ExitStatus.OK, qi("--version"));
    assertEquals("qi-stage " + Version.TEXT + "\n", out);
  }

  @Test
  void theLanguageComesFromTheOptionAndElseFromTheLocale() {
    qi(InputStream.nullInputStream(), Locale.ROOT, "--help");
    assertTrue(out.startsWith("Usage: "), out);
    qi(InputStream.nullInputStream(), Locale.TAIWAN, "--help");
    assertTrue(out.startsWith("用法："), out);
    qi(InputStream.nullInputStream(), Locale.JAPAN, "--lang", "zh", "--help");
    assertTrue(out.startsWith("用法："), out);
    assertEquals(ExitStatus.USAGE, qi("lex", program, "--lang", "fr"));
    assertTrue(err.contains("zh, en"), err);
  }

  @Test
  void explainsCodes() {
    assertEquals(ExitStatus.OK, qi("explain", "QI-CHECK-0004"));
    assertTrue(out.contains("返回甲;"), out);
    assertTrue(out.contains("^^^^^^"), out);
    assertEquals(ExitStatus.USAGE, qi("explain", "QI-CHEK-0004"));
    assertTrue(err.contains("QI-CHECK-0004"), err);
  }

  @Test
  void allWritesEverythingIntoAFolder() throws IOException {
    Path target = folder.resolve("产物");
    assertEquals(ExitStatus.OK, qi("all", program, "-o", target.toString()), err);
    for (String name :
        List.of(
            "tokens.txt",
            "syntax.svg",
            "typed.dot",
            "lowered.cfg.mmd",
            "classes.json",
            "diagnostics.json",
            "classes/程序.class",
            "passes/1-cfg.txt")) {
      assertTrue(Files.size(target.resolve(name)) > 0, name);
    }
    assertEquals(ExitStatus.USAGE, qi("all", program));
    assertEquals(ExitStatus.USAGE, qi("all", program, "-o", program));
  }

  @Test
  void showsOnePassOrOneFunctionOfLowering() {
    assertEquals(ExitStatus.OK, qi("lower", program, "--pass", "all"));
    assertTrue(out.length() > 500, out);
    assertEquals(ExitStatus.OK, qi("lower", program, "--function", "主函数", "--pass", "cfg"));
    assertEquals(ExitStatus.USAGE, qi("lower", program, "--function", "没有"));
    assertTrue(err.contains("主函数"), err);
    assertEquals(ExitStatus.USAGE, qi("lower", program, "--pass", "没有"));
    assertTrue(err.contains("cfg"), err);
    assertEquals(ExitStatus.USAGE, qi("lower", program, "--pass", "cfg", "--format", "json"));
    assertEquals(ExitStatus.USAGE, qi("lower", program, "--graph", "states", "--format", "svg"));
  }

  @Test
  void aStageOptionIsChecked() {
    assertEquals(ExitStatus.USAGE, qi("lex", program, "--stage", "lex"));
    assertEquals(ExitStatus.USAGE, qi("lex", program, "--stage", "lexx=cat"));
    assertEquals(ExitStatus.USAGE, qi("lex", program, "--stage-path", "没有.jar"));
    assertTrue(err.contains("QI-PIPELINE-0011"), err);
    assertEquals(ExitStatus.PROGRAM, qi("lex", program, "--stage", "lex=没有的命令"));
    assertTrue(err.contains("QI-PIPELINE-0006"), err);
  }

  @Test
  void splitsCommandsAtSpacesOutsideOfQuotes() {
    assertEquals(
        List.of("python3", "我的 lexer.py", "--x=a b", "", "C:\\y"),
        Replacements.split(" python3 '我的 lexer.py'  --x=\"a b\" '' C:\\y "));
    assertEquals(List.of(), Replacements.split("  "));
  }

  @Test
  void aReaderThatHasGoneAwayIsNoMatter() {
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(InputStream.nullInputStream(), closed, errors, false, false, false, false);
    CommandRunner runner = new CommandRunner(terminal, Locale.CHINA);
    assertEquals(ExitStatus.OK, runner.run(new String[] {"lex", program}));
    assertEquals(ExitStatus.OK, runner.run(new String[] {"run", program}));
    assertEquals("", errors.toString(UTF_8));
  }

  @Test
  void anOutputThatFailsIsReported() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(InputStream.nullInputStream(), full, errors, false, false, false, false);
    assertEquals(
        ExitStatus.USAGE,
        new CommandRunner(terminal, Locale.CHINA).run(new String[] {"lex", program}));
    assertTrue(errors.toString(UTF_8).contains("No space left"));
  }

  @Test
  void aFaultOfQiStageIsStatusThreeWithoutAStackTrace() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() {
            throw new IllegalStateException("broken");
          }

          @Override
          public int read(byte[] buffer, int offset, int length) {
            throw new IllegalStateException("broken");
          }
        };
    assertEquals(ExitStatus.INTERNAL, qi(broken, Locale.CHINA, "lex", "-"));
    assertTrue(err.contains("内部错误"), err);
    assertTrue(err.contains("IllegalStateException: broken"), err);
    assertFalse(err.contains("\tat "), err);
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    Terminal debug =
        new Terminal(broken, OutputStream.nullOutputStream(), errors, false, false, false, true);
    assertEquals(
        ExitStatus.INTERNAL, new CommandRunner(debug, Locale.CHINA).run(new String[] {"lex", "-"}));
    assertTrue(errors.toString(UTF_8).contains("\tat "));
  }

  @Test
  void bothLanguagesHaveTheSameWordsAndArguments() {
    Words chinese = new Words(Language.ZH);
    Words english = new Words(Language.EN);
    assertEquals(new TreeSet<>(chinese.keys()), new TreeSet<>(english.keys()));
    for (String key : chinese.keys()) {
      for (int i = 0; i < 4; i++) {
        String argument = "{" + i + "}";
        assertEquals(
            chinese.of(key).contains(argument), english.of(key).contains(argument), key + argument);
      }
    }
  }
}
