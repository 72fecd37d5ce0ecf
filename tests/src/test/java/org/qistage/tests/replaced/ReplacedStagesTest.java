package org.qistage.tests.replaced;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qistage.cli.QiStage;
import org.qistage.foundation.Outcome;
import org.qistage.foundation.SourceText;
import org.qistage.lexing.Lexer;
import org.qistage.lexing.SourceDecoder;
import org.qistage.lexing.TokenStream;
import org.qistage.pipeline.CompileRequest;
import org.qistage.pipeline.CompileSnapshot;
import org.qistage.pipeline.Pipeline;
import org.qistage.pipeline.StageId;

final class ReplacedStagesTest {
  private static final Path ROOT = Path.of(System.getProperty("qi.root"));
  private static final Path EXAMPLES = ROOT.resolve("docs/examples/replaced-stages");
  private static final Path PYTHON_LEXER = EXAMPLES.resolve("python/my_lexer.py");
  private static final Path SEED = ROOT.resolve("lessons/programs/seed.qi");
  private static final Path FIXTURES = ROOT.resolve("lessons/programs/http");

  @TempDir Path folder;
  private String out = "";
  private String err = "";

  private int qi(String... arguments) {
    ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    int status = QiStage.execute(InputStream.nullInputStream(), outBytes, errBytes, arguments);
    out = outBytes.toString(UTF_8);
    err = errBytes.toString(UTF_8);
    return status;
  }

  private String seedOutput() {
    assertEquals(0, qi("run", SEED.toString(), "--http-fixtures", FIXTURES.toString()), () -> err);
    return out;
  }

  private static void assumePython() {
    boolean there;
    try {
      Process python = new ProcessBuilder("python3", "--version").start();
      there = python.waitFor() == 0;
    } catch (IOException e) {
      there = false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    assumeTrue(there, "no python3 on this machine: the lexer in Python is not tried");
  }

  @Test
  void aLexerInPythonRunsTheSeedProgram() {
    assumePython();
    String expected = seedOutput();
    int status =
        qi(
            "run",
            SEED.toString(),
            "--http-fixtures",
            FIXTURES.toString(),
            "--stage",
            "lex=python3 '" + PYTHON_LEXER + "'");
    assertEquals(0, status, () -> err);
    assertEquals(expected, out);
  }

  @Test
  void theLexerInPythonAgreesWithOurOwnOnTheWholeCorpus() throws IOException {
    assumePython();
    StringBuilder text = new StringBuilder();
    Path golden = ROOT.resolve("tests/src/test/resources/golden");
    try (Stream<Path> files = Files.walk(golden)) {
      for (Path file : files.filter(each -> each.endsWith("program.qi")).sorted().toList()) {
        Outcome<SourceText> program = SourceDecoder.decode("a", Files.readAllBytes(file));
        if (!program.hasErrors() && !new Lexer().apply(program.result()).hasErrors()) {
          text.append(program.result().text()).append('\n');
        }
      }
    }
    SourceText source = new SourceText("全部.qi", text.toString().replace("\uFEFF", ""));
    CompileSnapshot snapshot =
        Pipeline.standard()
            .withCommand(
                StageId.LEX,
                List.of("python3", PYTHON_LEXER.toString()),
                Duration.ofMinutes(2),
                OutputStream.nullOutputStream())
            .compile(CompileRequest.of(source, StageId.LEX));
    TokenStream own = new Lexer().apply(source).result();
    TokenStream theirs = snapshot.tokens().orElseThrow();
    for (int i = 0; i < Math.min(own.tokens().size(), theirs.tokens().size()); i++) {
      assertEquals(own.tokens().get(i), theirs.tokens().get(i), own.text(own.tokens().get(i)));
    }
    assertEquals(own, theirs);
    assertEquals(List.of(), snapshot.diagnostics());
  }

  @Test
  void whatTheLexerInPythonReportsIsShown() throws IOException {
    assumePython();
    Path program = Files.writeString(folder.resolve("甲.qi"), "函数 主函数() { 打印行(1、2); }");
    int status =
        qi(
            "run",
            program.toString(),
            "--lang",
            "zh",
            "--stage",
            "lex=python3 '" + PYTHON_LEXER + "'");
    assertEquals(1, status);
    assertTrue(err.contains("错误[MY-LEXER-1]: 我的词法分析器不认识 `、`"), err);
    assertTrue(err.contains("甲.qi:1:17"), err);
  }

  @Test
  void aLexerInAJarRunsTheSeedProgram() throws IOException {
    String expected = seedOutput();
    int status =
        qi(
            "run",
            SEED.toString(),
            "--http-fixtures",
            FIXTURES.toString(),
            "--lang",
            "en",
            "--stage-path",
            jar().toString());
    assertEquals(0, status, () -> err);
    assertEquals(expected, out);
    assertTrue(err.contains("hint[COUNT-1]"), err);
    assertTrue(err.contains("tokens in all"), err);
  }

  /// Compiles the example and packs it as its page says.
  private Path jar() throws IOException {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-d",
                classes.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-proc:none",
                EXAMPLES.resolve("java/src/example/CountingLexer.java").toString());
    assertEquals(0, compiled);
    String service = "META-INF/services/org.qistage.pipeline.StageProvider";
    Path jar = folder.resolve("counting lexer.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream packed = new JarOutputStream(file)) {
      packed.putNextEntry(new JarEntry("example/CountingLexer.class"));
      packed.write(Files.readAllBytes(classes.resolve("example/CountingLexer.class")));
      packed.putNextEntry(new JarEntry(service));
      packed.write(Files.readAllBytes(EXAMPLES.resolve("java").resolve(service)));
    }
    return jar;
  }
}
