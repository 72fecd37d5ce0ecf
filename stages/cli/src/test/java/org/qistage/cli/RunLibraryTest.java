package org.qistage.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `run-c`, with programs that the system's C compiler makes.
class RunLibraryTest {
  private static final Path EXAMPLE =
      Path.of(System.getProperty("qi.root"), "docs", "examples", "c-interface");

  @TempDir Path folder;

  private record Ran(int status, String out, String err) {}

  private static Ran run(Path library, String... options) {
    List<String> arguments = new ArrayList<>(List.of("run-c", library.toString(), "--lang", "en"));
    arguments.addAll(List.of(options));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        QiStage.execute(InputStream.nullInputStream(), out, err, arguments.toArray(String[]::new));
    return new Ran(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private Path compiled(Path source) throws Exception {
    Assumptions.assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/cc")), "there is no C compiler at /usr/bin/cc");
    Path library = Files.createTempFile(folder, "气 程序", ".so");
    List<String> command =
        List.of("/usr/bin/cc", "-shared", "-fPIC", "-I", EXAMPLE.toString(), source.toString());
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of("-o", library.toString()));
    assertEquals(0, new ProcessBuilder(all).inheritIO().start().waitFor());
    return library;
  }

  private Path doing(String body) throws Exception {
    Path source =
        Files.writeString(
            folder.resolve("program.c"),
            """
            #include <stdio.h>
            #include <stdlib.h>
            #include "qi_runtime.h"
            int qi_main(const QiRuntime *qi) {
              qi->qi_runtime_init(QI_RUNTIME_VERSION);
              %s
              return 0;
            }
            """
                .formatted(body));
    return compiled(source);
  }

  @Test
  void theExampleRuns() throws Exception {
    Ran ran = run(compiled(EXAMPLE.resolve("program.c")));
    assertEquals(Files.readString(EXAMPLE.resolve("output.txt")), ran.out);
    assertEquals(
        """
        memory leak: blocks that were not freed: 1, bytes in them: 48
          block 17: 48 bytes, type tag 0, reference count 1
        """,
        ran.err);
    assertEquals(0, ran.status);
  }

  @Test
  void aCrashIsAnErrorAndTheToolLives() throws Exception {
    for (String body :
        List.of("*(volatile int *)16 = 1;", "abort();", "exit(0);", "exit(1);", "exit(70);")) {
      Ran ran = run(doing(body));
      assertTrue(ran.err.contains("QI-RUN-0128"), ran.err);
      assertEquals(1, ran.status, body);
    }
    Ran json = run(doing("abort();"), "--diagnostics", "json");
    assertTrue(json.err.contains("\"code\": \"QI-RUN-0128\""), json.err);
  }

  @Test
  void anEndlessLoopInCEndsAtItsLimit() throws Exception {
    Ran ran = run(doing("for (volatile int i = 0;; i++) {}"), "--time-limit", "300");
    assertTrue(ran.err.contains("QI-RUN-0130"), ran.err);
    assertEquals(1, ran.status);
  }

  @Test
  void whatCPrintsByItselfComesToo() throws Exception {
    Ran ran = run(doing("printf(\"你好\\n\"); qi->qi_print_int(7, 1);"));
    assertEquals(0, ran.status, ran.err);
    assertTrue(ran.out.contains("你好\n") && ran.out.contains("7\n"), ran.out);
    Ran limited = run(doing("for (;;) qi->qi_print_int(7, 1);"), "--output-limit", "10");
    assertEquals("7\n7\n7\n7\n7\n", limited.out);
    assertTrue(limited.err.contains("QI-RUN-0131"), limited.err);
  }

  @Test
  void aFileThatIsNotThereIsTold() {
    Ran ran = run(folder.resolve("没有.so"));
    assertTrue(ran.err.contains("QI-RUN-0126"), ran.err);
    assertEquals(1, ran.status);
  }
}
