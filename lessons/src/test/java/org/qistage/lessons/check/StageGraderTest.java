package org.qistage.lessons.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qistage.foundation.Language;
import org.qistage.lessons.format.Answer;
import org.qistage.lessons.format.Lesson;
import org.qistage.lessons.format.LessonReader;

/// Stages as a learner would write them pass the suite or fail it with a word about what to look at.
class StageGraderTest {
  private static final Path LEXER =
      Path.of(System.getProperty("qi.root"))
          .resolve("docs/examples/replaced-stages/python/my_lexer.py");

  private static final String PROGRAM =
      """
      函数 主函数() {
          变量　数 = 1；
          对于 i 在 范围(0, 3) {
              数 += i;
          }
          打印行（数）; // 合计
      }
      """;

  @TempDir Path folder;

  private Lesson lesson;

  @BeforeEach
  void lesson() throws IOException {
    Files.createDirectory(folder.resolve("suite"));
    Files.writeString(folder.resolve("suite/1.qi"), "函数 主函数() { 打印行(1 + 2 * 3); }\n");
    Files.writeString(folder.resolve("suite/2.qi"), PROGRAM);
    StringBuilder checks = new StringBuilder("format: 1\nchecks:\n");
    for (String stage : List.of("lex", "parse", "check", "lower")) {
      checks.append(
          "  - {id: %s, kind: stage, replaces: %s, suite: suite, prompt: {zh: 写, en: write}}\n"
              .formatted(stage, stage));
    }
    Files.writeString(folder.resolve("checks.yaml"), checks);
    for (Language language : Language.values()) {
      Files.writeString(
          folder.resolve(LessonReader.file(language)),
          "---\nformat: 1\nid: x\ntitle: x\nsummary: x\n---\n");
    }
    lesson = LessonReader.read(folder).lesson().orElseThrow();
  }

  private Verdict grade(String id, Answer answer) {
    return new Grader(lesson).grade(lesson.check(id).orElseThrow(), answer, GradingLimits.DEFAULT);
  }

  private static void assumePython() {
    boolean there;
    try {
      there = new ProcessBuilder("python3", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      there = false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    assumeTrue(there, "no python3 on this machine: the stages in Python are not tried");
  }

  private Answer python(String name, String script) throws IOException {
    assumePython();
    Files.writeString(folder.resolve(name), script);
    return new Answer.Command(List.of("python3", name), folder);
  }

  @Test
  void a_lexer_in_python_passes() throws IOException {
    Verdict verdict = grade("lex", python("my_lexer.py", Files.readString(LEXER)));
    assertTrue(verdict.passed(), verdict.feedback().chinese());
  }

  @Test
  void a_lexer_that_misses_a_blank_is_told_which_token() throws IOException {
    String script = Files.readString(LEXER);
    String wrong = script.replace("\\f\\u3000]", "\\f]");
    assertFalse(wrong.equals(script));
    Verdict verdict = grade("lex", python("my_lexer.py", wrong));
    assertFalse(verdict.passed());
    assertTrue(
        verdict.feedback().chinese().contains("程序 suite/2.qi（一共 2 个，前 1 个都对）"),
        verdict.feedback().chinese());
  }

  @Test
  void a_lexer_with_a_wrong_kind_is_told_where() throws IOException {
    String script = Files.readString(LEXER);
    String wrong = script.replace("\"对于\": \"FOR\", \"在\": \"IN\"", "\"对于\": \"FOR\"");
    assertFalse(wrong.equals(script));
    Verdict verdict = grade("lex", python("my_lexer.py", wrong));
    assertFalse(verdict.passed());
    assertTrue(
        verdict
            .feedback()
            .english()
            .contains("`在` at 3:10: its kind should be IN, yours is IDENTIFIER"),
        verdict.feedback().english());
    assertEquals("suite/2.qi", verdict.place().orElseThrow().program());
  }

  @Test
  void a_command_that_fails_fails_alone() throws IOException {
    assertTrue(
        grade("lex", python("a.py", "raise SystemExit(3)\n"))
            .feedback()
            .chinese()
            .contains("退出状态 3"));
    assertTrue(
        grade("lex", new Answer.Command(List.of("no-such-command-here"), folder))
            .feedback()
            .english()
            .contains("no-such-command-here"));
    GradingLimits limits = new GradingLimits(300, 1000, 1, 1000);
    Verdict hanging =
        new Grader(lesson)
            .grade(
                lesson.check("lex").orElseThrow(),
                python("b.py", "import time\ntime.sleep(60)\n"),
                limits);
    assertFalse(hanging.passed());
    assertFalse(grade("lex", Answer.of("python3 x.py")).passed());
  }

  /// A jar with a stage made by an expression.
  private Answer jar(String stage, String expression) throws IOException {
    Path sources = Files.createDirectories(folder.resolve("sources"));
    Path classes = Files.createDirectories(folder.resolve("classes"));
    Path source = sources.resolve("Own.java");
    Files.writeString(
        source,
        """
        import org.qistage.pipeline.*;
        import org.qistage.foundation.*;
        import org.qistage.parsing.*;
        import org.qistage.lexing.*;
        public final class Own implements StageProvider {
          public StageId stage() { return StageId.%s; }
          public String name() { return "own"; }
          public Stage<?, ?> create() { return %s; }
        }
        """
            .formatted(stage, expression));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    int status =
        compiler.run(
            null,
            OutputStream.nullOutputStream(),
            System.err,
            "-proc:none",
            "-cp",
            System.getProperty("java.class.path"),
            "-d",
            classes.toString(),
            source.toString());
    assertEquals(0, status);
    Path jar = folder.resolve("own.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("META-INF/services/org.qistage.pipeline.StageProvider"));
      out.write("Own".getBytes(java.nio.charset.StandardCharsets.UTF_8));
      out.putNextEntry(new JarEntry("Own.class"));
      out.write(Files.readAllBytes(classes.resolve("Own.class")));
    }
    return new Answer.Jar(jar);
  }

  @Test
  void stages_in_jars_pass() throws IOException {
    assertTrue(grade("parse", jar("PARSE", "new org.qistage.parsing.Parser()")).passed());
    assertTrue(grade("check", jar("CHECK", "new org.qistage.checking.Checker()")).passed());
    assertTrue(grade("lower", jar("LOWER", "new org.qistage.lowering.Lowering()")).passed());
  }

  @Test
  void wrong_stages_in_jars_are_told_what_to_look_at() throws IOException {
    Verdict empty =
        grade(
            "parse",
            jar(
                "PARSE",
                "(Stage<TokenStream, SyntaxTree>) tokens -> { var right = new Parser().apply(tokens).result();"
                    + " var p = right.program(); return Outcome.clean(new SyntaxTree(right.source(),"
                    + " new org.qistage.parsing.Program(p.id(), p.span(), p.packageName(), p.imports(), java.util.List.of()), right.rules())); }"));
    assertFalse(empty.passed());
    assertTrue(
        empty.feedback().chinese().contains("树上应当是节点 `function"), empty.feedback().chinese());
    Verdict thrown =
        grade(
            "check",
            jar(
                "CHECK",
                "(Stage<SyntaxTree, Void>) tree -> { throw new IllegalStateException(\"oh\"); }"));
    assertFalse(thrown.passed());
    assertTrue(thrown.feedback().english().contains("oh"), thrown.feedback().english());
    Verdict other = grade("lex", jar("PARSE", "new org.qistage.parsing.Parser()"));
    assertTrue(other.feedback().english().contains("no stage lex"), other.feedback().english());
  }
}
