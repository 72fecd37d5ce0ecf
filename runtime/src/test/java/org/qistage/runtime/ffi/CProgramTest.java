package org.qistage.runtime.ffi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.qistage.runtime.RunOptions;
import org.qistage.runtime.RunResult;
import org.qistage.runtime.failure.ReportLanguage;

/// C programs, compiled by the system's compiler and run.
class CProgramTest {
  private static final Path SOURCES =
      Path.of(System.getProperty("qi.root"), "runtime", "src", "test", "resources", "c");

  @TempDir Path folder;

  private record Ran(RunResult result, String out, String err) {}

  private static Ran run(Path library, UnaryOperator<RunOptions> change) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    RunResult result = CProgram.run(library, change.apply(RunOptions.of(out, err)));
    return new Ran(
        result, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private Path compiled(Path source, String... options) throws Exception {
    Path library = Files.createTempFile(folder, "气 程序", ".so");
    CCompiler.compile(source, library, options);
    return library;
  }

  @Test
  void theExamplePrintsWhatItsReaderIsTold() throws Exception {
    Path library = compiled(CCompiler.EXAMPLE.resolve("program.c"));
    for (int times = 0; times < 2; times++) {
      Ran ran = run(library, options -> options);
      assertEquals(Files.readString(CCompiler.EXAMPLE.resolve("output.txt")), ran.out);
      assertEquals(
          """
          内存泄漏：1 块没有释放，共 48 字节
            第 17 块：48 字节，类型标签 0，引用计数 1
          """,
          ran.err);
      assertEquals(0, ran.result.exitStatus());
    }
  }

  @Test
  void aSeedChangesTheOrderOfTasksAndTheSameSeedGivesTheSame() throws Exception {
    Path library = compiled(CCompiler.EXAMPLE.resolve("program.c"));
    Map<String, Long> outputs = new TreeMap<>();
    for (long seed = 1; seed <= 20; seed++) {
      long given = seed;
      String once = run(library, options -> options.withSeed(given)).out;
      assertEquals(once, run(library, options -> options.withSeed(given)).out);
      outputs.put(once, seed);
    }
    assertTrue(outputs.size() > 1, outputs.toString());
  }

  @Test
  void manyBlocksTasksAndLongStringsLeaveNothing() throws Exception {
    Ran ran = run(compiled(SOURCES.resolve("workload.c")), options -> options);
    assertEquals("", ran.err);
    assertEquals("196608\n0\n气\n1001000\n-92233720368547758080\n", ran.out);
    assertEquals(0, ran.result.exitStatus());
  }

  /// The code that each misuse ends the run with.
  private static final Map<String, String> FAULTS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("not_initialized", "QI-RUN-0123"),
              Map.entry("other_version", "QI-RUN-0124"),
              Map.entry("early_panic", "QI-RUN-0100"),
              Map.entry("null_pointer", "QI-RUN-0110"),
              Map.entry("null_string", "QI-RUN-0110"),
              Map.entry("null_text", "QI-RUN-0110"),
              Map.entry("null_function", "QI-RUN-0110"),
              Map.entry("null_task", "QI-RUN-0110"),
              Map.entry("freed_twice", "QI-RUN-0113"),
              Map.entry("used_after_free", "QI-RUN-0112"),
              Map.entry("local_variable", "QI-RUN-0111"),
              Map.entry("inside_a_block", "QI-RUN-0111"),
              Map.entry("negative_size", "QI-RUN-0014"),
              Map.entry("huge_size", "QI-RUN-0006"),
              Map.entry("not_utf8", "QI-RUN-0116"),
              Map.entry("cut_utf8", "QI-RUN-0116"),
              Map.entry("surrogate", "QI-RUN-0116"),
              Map.entry("no_string", "QI-RUN-0114"),
              Map.entry("overrun", "QI-RUN-0117"),
              Map.entry("underrun", "QI-RUN-0117"),
              Map.entry("damaged_string", "QI-RUN-0115"),
              Map.entry("changed_bytes", "QI-RUN-0116"),
              Map.entry("no_task", "QI-RUN-0119"),
              Map.entry("panic_in_task", "QI-RUN-0100"),
              Map.entry("scheduler_in_task", "QI-RUN-0120"),
              Map.entry("yield_in_task", "QI-RUN-0120"),
              Map.entry("wait_in_call", "QI-RUN-0121"),
              Map.entry("waits_for_itself", "QI-RUN-0007")));

  @TestFactory
  List<DynamicTest> aMisuseEndsTheRunWithItsCodeAndNothingIsCalledAfterIt() {
    List<DynamicTest> tests = new ArrayList<>();
    FAULTS.forEach(
        (name, code) ->
            tests.add(
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      Ran ran = misuse(name);
                      assertTrue(ran.err.contains(code), ran.err);
                      assertFalse(ran.out.contains("after"), ran.out);
                      assertFalse(ran.err.contains("\tat "), ran.err);
                      assertEquals(1, ran.result.exitStatus());
                    })));
    return tests;
  }

  private Ran misuse(String name, String... options) throws Exception {
    List<String> all = new ArrayList<>(List.of(options));
    all.add("-DCASE=" + name);
    return run(compiled(SOURCES.resolve("misuse.c"), all.toArray(String[]::new)), ours -> ours);
  }

  @Test
  void whatIsWrittenOutsideOfBlocksIsFoundAtTheEndAtTheLatest() throws Exception {
    for (var expected :
        Map.of("overrun_at_end", "QI-RUN-0117", "written_after_free", "QI-RUN-0118").entrySet()) {
      Ran ran = misuse(expected.getKey());
      assertEquals("before\nafter\n", ran.out);
      assertTrue(ran.err.contains(expected.getValue()), ran.err);
      assertEquals(1, ran.result.exitStatus());
    }
  }

  @Test
  void aCallOnAnotherThreadEndsTheRun() throws Exception {
    Ran ran = misuse("other_thread", "-DTHREADS", "-pthread");
    assertTrue(ran.err.contains("QI-RUN-0122"), ran.err);
    assertEquals("before\n", ran.out);
  }

  @Test
  void aStatusOtherThanZeroIsAFailure() throws Exception {
    Ran ran = misuse("status");
    assertTrue(ran.err.contains("QI-RUN-0125"), ran.err);
    assertTrue(ran.err.contains("3"), ran.err);
    assertEquals(1, ran.result.exitStatus());
  }

  @Test
  void tasksThatHaveNotEndedAreNamed() throws Exception {
    Ran ran = misuse("unfinished");
    assertEquals("before\nafter\n", ran.out);
    assertTrue(ran.err.contains("qi_spawn_coroutine"), ran.err);
    assertEquals(1, ran.result.unfinished().size());
    assertEquals(0, ran.result.exitStatus());
  }

  @Test
  void leaksAreToldInBothLanguagesAndAsJson() throws Exception {
    Path library = compiled(SOURCES.resolve("misuse.c"), "-DCASE=leaks");
    String english = run(library, options -> options.withLanguage(ReportLanguage.EN)).err;
    // The two texts, the two blocks that every case has, and 0 … 29 bytes.
    assertTrue(
        english.startsWith("memory leak: blocks that were not freed: 34, bytes in them: 514\n"),
        english);
    assertTrue(english.endsWith("  … 14 more …\n"), english);
    String json = run(library, options -> options.withJsonReport(true)).err;
    assertTrue(
        json.startsWith(
            "{\"schema\": \"qi-stage/native-leaks/1\", \"count\": 34, \"bytes\": 514, \"blocks\": ["
                + "{\"block\": 1, \"size\": 31, \"tag\": 1, \"references\": 1}, "),
        json);
  }

  @Test
  void whatIsNoProgramIsToldAndNotRun() throws Exception {
    assertTrue(run(folder.resolve("none.so"), options -> options).err.contains("QI-RUN-0126"));
    assertTrue(run(folder, options -> options).err.contains("QI-RUN-0126"));
    Path empty = Files.writeString(folder.resolve("empty.c"), "int other = 1;\n");
    assertTrue(run(compiled(empty), options -> options).err.contains("QI-RUN-0127"));
  }
}
