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

  private static final String TURNS =
      """
      异步 函数 数数(名字: 字符串, n: 整数) {
          对于 i 在 范围(0, n) {
              打印行(名字, i);
              让出;
          }
      }

      函数 主函数() {
          变量 甲 = 启动 数数("甲", 3);
          变量 乙 = 启动 数数("乙", 1);
          变量 丙 = 启动 数数("丙", 2);
          等待 丙;
          等待 甲;
          等待 乙;
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
    Files.createDirectory(folder.resolve("policy"));
    Files.writeString(folder.resolve("policy/turns.qi"), TURNS);
    for (String rule : List.of("oldest", "newest", "fewest-turns", "lowest")) {
      checks.append(
          "  - {id: %s, kind: stage, replaces: policy, rule: %s, suite: policy, prompt: {zh: 写, en: write}}\n"
              .formatted(rule, rule));
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

  @Test
  void a_policy_in_python_passes_its_rule_alone() throws IOException {
    Answer newest = python("my_policy.py", Files.readString(LEXER.resolveSibling("my_policy.py")));
    Verdict verdict = grade("newest", newest);
    assertTrue(verdict.passed(), verdict.feedback().chinese());
    for (String other : List.of("oldest", "fewest-turns", "lowest")) {
      assertFalse(grade(other, newest).passed(), other);
    }
  }

  @Test
  void a_policy_that_forgets_the_tie_is_told_which_choice() throws IOException {
    String script =
        """
        import json, sys
        for line in sys.stdin:
            ready = json.loads(line)['ready']
            print(min(ready, key=lambda t: (t['turns'], -t['arrived']))['task'], flush=True)
        """;
    Verdict verdict = grade("fewest-turns", python("ties.py", script));
    assertFalse(verdict.passed());
    String told = verdict.feedback().chinese();
    assertTrue(told.contains("第 1 次选择：应当取任务 2，你取了任务 4"), told);
    assertTrue(told.contains("任务 3：第 2 个进队，已经轮过 0 次"), told);
    assertTrue(told.contains("再看 arrived"), told);
    Verdict right =
        grade("fewest-turns", python("right.py", script.replace("-t['arrived']", "t['arrived']")));
    assertTrue(right.passed(), right.feedback().chinese());
  }

  @Test
  void a_policy_that_fails_fails_alone() throws IOException {
    Verdict position =
        grade(
            "oldest",
            python("position.py", "import sys\nfor line in sys.stdin: print(0, flush=True)\n"));
    assertTrue(
        position.feedback().english().contains("takes task 0, which is not ready"),
        position.feedback().english());
    assertFalse(grade("oldest", python("ends.py", "")).passed());
    GradingLimits limits = new GradingLimits(300, 1000, 1, 1000);
    Verdict hanging =
        new Grader(lesson)
            .grade(
                lesson.check("oldest").orElseThrow(),
                python("hangs.py", "import time\ntime.sleep(60)\n"),
                limits);
    assertTrue(
        hanging.feedback().english().contains("no answer within 150 ms"),
        hanging.feedback().english());
  }

  @Test
  void a_policy_in_a_jar_passes() throws IOException {
    String service = "org.qistage.pipeline.explore.SchedulingPolicy";
    Answer oldest = packed(service, POLICY.formatted("ready.getFirst().task()"));
    Verdict verdict = grade("oldest", oldest);
    assertTrue(verdict.passed(), verdict.feedback().chinese());
    Verdict thrown =
        grade("oldest", packed(service, POLICY.formatted("1 / (ready.size() - ready.size())")));
    assertTrue(thrown.feedback().english().contains("/ by zero"), thrown.feedback().english());
    Verdict endless =
        new Grader(lesson)
            .grade(
                lesson.check("oldest").orElseThrow(),
                packed(
                    service,
                    POLICY
                        .formatted("endless()")
                        .replace(
                            "@Override",
                            "int endless() { while (true) { Thread.onSpinWait(); if (Thread.interrupted()) { return 0; } } }\n  @Override")),
                new GradingLimits(300, 1000, 1, 1000));
    assertFalse(endless.passed());
    Verdict stage = grade("oldest", jar("PARSE", "new org.qistage.parsing.Parser()"));
    assertTrue(stage.feedback().english().contains("SchedulingPolicy"), stage.feedback().english());
  }

  private static final String POLICY =
      """
      import java.util.List;
      import org.qistage.pipeline.explore.SchedulingPolicy;
      public final class Own implements SchedulingPolicy {
        @Override public int choose(List<ReadyTask> ready) { return %s; }
      }
      """;

  /// A jar with a stage made by an expression.
  private Answer jar(String stage, String expression) throws IOException {
    return packed(
        "org.qistage.pipeline.StageProvider",
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
  }

  private Answer packed(String service, String code) throws IOException {
    Path sources = Files.createDirectories(folder.resolve("sources"));
    Path classes = Files.createDirectories(folder.resolve("classes"));
    Path source = sources.resolve("Own.java");
    Files.writeString(source, code);
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
      out.putNextEntry(new JarEntry("META-INF/services/" + service));
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
