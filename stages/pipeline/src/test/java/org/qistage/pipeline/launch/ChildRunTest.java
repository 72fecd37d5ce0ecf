package org.qistage.pipeline.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.qistage.codegen.ByteCode;
import org.qistage.codegen.ClassFiles;
import org.qistage.codegen.GeneratedClass;
import org.qistage.foundation.Language;
import org.qistage.foundation.SourceText;
import org.qistage.pipeline.CompileRequest;
import org.qistage.pipeline.CompileSnapshot;
import org.qistage.pipeline.Pipeline;
import org.qistage.pipeline.Programs;
import org.qistage.pipeline.StageId;

/// Runs in a JVM of their own. Nothing here depends on how long anything takes; where a process must end,
/// the test waits for that, and is given up only after minutes.
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ChildRunTest {
  private static final String ENDLESS =
      """
      函数 主函数() {
          打印行("之前");
          变量 数 = 0;
          循环 { 数 = (数 + 1) % 7; }
      }
      """;

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private static CompileSnapshot compile(String text) {
    return Pipeline.standard()
        .compile(CompileRequest.of(new SourceText("甲.qi", text), StageId.CODEGEN));
  }

  private RunRequest request() {
    return RunRequest.of(out, err).withLanguage(Language.EN);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aRunPrintsWhatItPrintsElsewhere() throws IOException {
    CompileSnapshot snapshot =
        Pipeline.standard().compile(CompileRequest.of(Programs.SAMPLE, StageId.CODEGEN));
    try (ChildRun run = ChildRun.start(snapshot, request().withVirtualClock(true))) {
      assertEquals(new ChildEnd.Ran(0), run.join());
    }
    assertEquals(Programs.SAMPLE_OUTPUT, out());
    assertEquals("", err());
  }

  @Test
  void optionsReachTheChild() throws IOException {
    Files.writeString(folder.resolve("成绩 单.txt"), "一百");
    Path fixtures = Files.createDirectories(folder.resolve("应 答"));
    Files.writeString(
        Files.createDirectories(fixtures.resolve("例.test")).resolve("index.txt"), "好");
    String program =
        """
        函数 主函数() {
            打印行(读取文件("成绩 单.txt"));
            变量 响应 = 等待 http.get("http://例.test");
            打印行(响应.文本());
            变量 前 = 获取时间();
            设置超时(1000000000);
            打印行(获取时间() - 前);
            返回;
        }
        """;
    RunRequest request =
        request()
            .withVirtualClock(true)
            .withSeed(7)
            .withFolders(List.of(folder))
            .withFixtures(fixtures);
    try (ChildRun run = ChildRun.start(compile(program), request)) {
      assertEquals(new ChildEnd.Ran(0), run.join(), err());
    }
    assertEquals("一百\n好\n1000000000\n", out());
    out.reset();
    try (ChildRun run = ChildRun.start(compile(program), request.withWorkers(2))) {
      assertEquals(new ChildEnd.Ran(0), run.join(), err());
    }
    assertEquals("一百\n好\n1000000000\n", out());
  }

  @Test
  void inputAndOutputGoToAndFro() throws Exception {
    BlockingQueue<String> printed = new LinkedBlockingQueue<>();
    RunRequest request = RunRequest.of(new TextOutput(printed::add), err).withInteractive(true);
    String program =
        """
        函数 主函数() {
            当 变量 行 = 读取行() { 打印行("回声：" + 行); }
            打印行("完");
        }
        """;
    try (ChildRun run = ChildRun.start(compile(program), request)) {
      var _ = run.ended().thenRun(() -> printed.add("(ended)\n"));
      OutputStream input = run.input();
      for (String line : List.of("一", "𠮷", "长".repeat(100_000))) {
        input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        StringBuilder answer = new StringBuilder();
        while (answer.isEmpty() || answer.charAt(answer.length() - 1) != '\n') {
          answer.append(printed.take());
        }
        assertEquals("回声：" + line + "\n", answer.toString());
      }
      input.close();
      assertEquals(new ChildEnd.Ran(0), run.join());
      assertTrue(String.join("", printed).startsWith("完\n"), printed.toString());
      assertThrows(IOException.class, () -> input.write(1));
    }
    assertEquals("", err());
  }

  @Test
  void inputThatNobodyReadsIsNoHindrance() throws IOException {
    try (ChildRun run = ChildRun.start(compile("函数 主函数() { 打印行(读取行()); }"), request())) {
      OutputStream input = run.input();
      byte[] much = "行\n".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
      assertThrows(
          IOException.class,
          () -> {
            while (true) {
              input.write(much);
            }
          });
      assertEquals(new ChildEnd.Ran(0), run.join());
    }
    assertEquals("行\n", out());
  }

  @Test
  void aFailureIsReportedAsJsonForTools() throws IOException {
    try (ChildRun run =
        ChildRun.start(
            compile("函数 主函数() {\n    打印行(1 / (读取行().长度()));\n}\n"),
            request().withJsonReport(true))) {
      run.input().close();
      assertEquals(new ChildEnd.Ran(1), run.join());
    }
    assertTrue(err().startsWith("{\"schema\": \"qi-stage/failure/1\", \"error\": "), err());
    assertTrue(err().contains("\"code\": \"QI-RUN-0001\""), err());
    assertTrue(err().contains("\"file\": \"甲.qi\", \"line\": 2"), err());
  }

  @Test
  void whatDoesNotEndCanBeKilled() throws Exception {
    BlockingQueue<String> printed = new LinkedBlockingQueue<>();
    RunRequest request = RunRequest.of(new TextOutput(printed::add), err).withInteractive(true);
    ChildRun run = ChildRun.start(compile(ENDLESS), request);
    var _ = run.ended().thenRun(() -> printed.add("(ended)\n"));
    assertEquals("之前\n", printed.take());
    ProcessHandle process = ProcessHandle.of(run.processId()).orElseThrow();
    assertTrue(process.isAlive());
    run.kill();
    assertEquals(new ChildEnd.Killed(), run.join());
    assertFalse(process.isAlive());
    run.close();
    assertEquals("", err());
  }

  @Test
  void limitsEndARun() throws IOException {
    try (ChildRun run =
        ChildRun.start(
            compile(ENDLESS), request().withLimits(RunLimits.NONE.withMilliseconds(300)))) {
      assertEquals(new ChildEnd.Ran(1), run.join());
    }
    assertEquals("之前\n", out());
    assertTrue(err().contains("QI-RUN-0130"), err());
    err.reset();
    String growing =
        """
        函数 主函数() {
            变量 串: 数组<字符串> = [];
            循环 { 串.添加("气".重复(1000000)); }
        }
        """;
    try (ChildRun run =
        ChildRun.start(
            compile(growing), request().withLimits(RunLimits.NONE.withHeapBytes(64 << 20)))) {
      assertEquals(new ChildEnd.Ran(1), run.join());
    }
    assertTrue(err().contains("QI-RUN-0006"), err());
  }

  @Test
  void muchOutputAndManyTasksArriveWhole() throws IOException {
    long[] counted = new long[1];
    OutputStream counting =
        new OutputStream() {
          @Override
          public void write(int single) {
            counted[0]++;
          }

          @Override
          public void write(byte[] bytes, int offset, int length) {
            counted[0] += length;
          }
        };
    String program =
        """
        异步 函数 一(): 整数 { 让出; 返回 1; }

        函数 主函数() {
            变量 行 = "气".重复(33);
            对于 i 在 范围(0, 1000000) { 打印行(行); }
            变量 任务: 数组<未来<整数>> = [];
            对于 i 在 范围(0, 1000000) { 任务.添加(启动 一()); }
            变量 和 = 0;
            对于 每个 在 任务 { 和 = 和 + 等待 每个; }
            打印行(和);
        }
        """;
    try (ChildRun run =
        ChildRun.start(compile(program), RunRequest.of(counting, err).withLanguage(Language.EN))) {
      assertEquals(new ChildEnd.Ran(0), run.join(), err());
    }
    assertEquals(100_000_008, counted[0]);
  }

  @Test
  void aStreamThatThrowsEndsTheRun() throws IOException {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int single) throws IOException {
            throw new IOException("closed");
          }
        };
    try (ChildRun run =
        ChildRun.start(compile("函数 主函数() { 循环 { 打印行(1); } }"), RunRequest.of(broken, err))) {
      assertEquals(new ChildEnd.Killed(), run.join());
    }
  }

  @Test
  void whatIsNoProgramIsRefusedInTheChild() throws IOException {
    GeneratedClass made =
        new GeneratedClass("恶", "", new ByteCode(new byte[] {1, 2, 3}), List.of(), List.of());
    ClassFiles files = new ClassFiles(new SourceText("恶.qi", ""), List.of(made), "恶");
    try (ChildRun run = ChildRun.start(List.of(files), request().withJsonReport(true))) {
      assertInstanceOf(ChildEnd.Ran.class, run.join());
    }
    assertTrue(err().contains("QI-PIPELINE-0014") || err().contains("not class files"), err());
    assertFalse(err().contains("\tat "), err());
    CompileSnapshot faulty =
        Pipeline.standard().compile(CompileRequest.of(Programs.FAULTY, StageId.CODEGEN));
    assertThrows(IllegalArgumentException.class, () -> ChildRun.start(faulty, request()));
  }

  // ---- The end of the parent ----

  private Process parent(String program, String mode, String locale, String classPath)
      throws IOException {
    // Under the locale C no JVM opens a file with a name in Hanzi.
    Path file = folder.resolve(locale.equals("C") ? "program.qi" : "程序 文件.qi");
    Files.writeString(file, program);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-Dsun.jnu.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-Dfile.encoding=UTF-8"));
    command.addAll(List.of("-cp", classPath, ParentMain.class.getName(), file.toString(), mode));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("LC_ALL", locale);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    return builder.start();
  }

  private static ProcessHandle childOf(BufferedReader said) throws IOException {
    String line = said.readLine();
    while (!line.startsWith("pid ")) {
      line = said.readLine();
    }
    return ProcessHandle.of(Long.parseLong(line.substring(4))).orElseThrow();
  }

  private void noChildRemains(String program, String mode, boolean kill) throws Exception {
    Process parent = parent(program, mode, "C.UTF-8", System.getProperty("java.class.path"));
    ProcessHandle child;
    try (BufferedReader said = parent.inputReader(StandardCharsets.UTF_8)) {
      child = childOf(said);
      if (kill) {
        // Only when the child is at its program.
        assertEquals("之前", said.readLine());
        parent.destroyForcibly();
      }
      parent.waitFor();
    }
    child.onExit().join();
    assertFalse(child.isAlive());
  }

  @Test
  void noChildRemainsWhenTheParentIsKilled() throws Exception {
    noChildRemains(ENDLESS, "hang", true);
  }

  @Test
  void noChildRemainsWhenTheParentIsKilledThatWasWritingInput() throws Exception {
    noChildRemains(ENDLESS, "fill", true);
  }

  @Test
  void noChildRemainsWhenTheParentExits() throws Exception {
    String sleeping = "函数 主函数() { 打印行(\"之前\"); 设置超时(1000000000); }";
    noChildRemains(sleeping, "exit", false);
  }

  private void printsWhatItReads(String locale, String classPath) throws Exception {
    Files.writeString(folder.resolve("数 据.txt"), "内容 𠮷");
    Process parent = parent("函数 主函数() { 打印行(读取文件(\"数 据.txt\")); }", "wait", locale, classPath);
    String said = new String(parent.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, parent.waitFor(), said);
    assertTrue(said.contains("内容 𠮷\n"), said);
    assertTrue(said.contains("Ran[exitStatus=0]"), said);
  }

  @Test
  void aChildFindsFilesWithHanziWhereItsParentCouldNot() throws Exception {
    // The parent itself could not find its classes where the project is in a folder with Hanzi: the
    // JVM
    // follows links to their ends.
    assumeTrue(
        System.getProperty("java.class.path").chars().allMatch(c -> c < 128),
        "the project is in a folder with Hanzi");
    printsWhatItReadsWithClassesIn("classes", "C");
  }

  @Test
  void aChildFindsClassesInFoldersWithHanziAndSpaces() throws Exception {
    printsWhatItReadsWithClassesIn("类 库", "C.UTF-8");
  }

  /// With the class path of this process, by links in a folder.
  private void printsWhatItReadsWithClassesIn(String name, String locale) throws Exception {
    Path classes = Files.createDirectories(folder.resolve(name));
    List<Path> links = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path target = Path.of(entry).toAbsolutePath();
      if (!entry.isEmpty() && Files.exists(target)) {
        Path link = classes.resolve(links.size() + "-" + target.getFileName());
        links.add(Files.createSymbolicLink(link, target));
      }
    }
    StringJoiner classPath = new StringJoiner(File.pathSeparator);
    links.forEach(link -> classPath.add(link.toString()));
    printsWhatItReads(locale, classPath.toString());
    for (Path link : links) {
      Files.delete(link);
    }
  }
}
