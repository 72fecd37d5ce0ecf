package org.qistage.pipeline.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.qistage.foundation.SourceText;
import org.qistage.pipeline.CompileRequest;
import org.qistage.pipeline.CompileSnapshot;
import org.qistage.pipeline.Pipeline;
import org.qistage.pipeline.StageId;

/// What a program prints is read through a pipe while the program waits for an answer to it.
@Timeout(30)
final class PromptOutputTest {
  /// Runs a program that ends only if its first line is answered, once that line has come.
  private static void answered(String program) throws Exception {
    CompileSnapshot compiled =
        Pipeline.standard()
            .compile(CompileRequest.of(new SourceText("问.qi", program), StageId.CODEGEN));
    try (PipedInputStream printed = new PipedInputStream();
        PipedOutputStream prints = new PipedOutputStream(printed);
        PipedOutputStream answers = new PipedOutputStream();
        PipedInputStream input = new PipedInputStream(answers);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(printed, StandardCharsets.UTF_8))) {
      RunRequest run = RunRequest.of(prints, OutputStream.nullOutputStream()).withInput(input);
      FutureTask<Launched> ended = new FutureTask<>(() -> run(compiled, run));
      new Thread(ended, "runs").start();
      assertEquals("问", lines.readLine());
      answers.write("答\n".getBytes(StandardCharsets.UTF_8));
      answers.flush();
      assertEquals("答", lines.readLine());
      assertEquals(new Launched.Ran(0), ended.get());
    }
  }

  /// Nobody waits for lines of a program that has ended.
  private static Launched run(CompileSnapshot compiled, RunRequest run) throws IOException {
    try (OutputStream _ = run.out()) {
      return Launcher.run(compiled, run);
    }
  }

  @Test
  void beforeItReadsALine() throws Exception {
    answered("函数 主函数() { 打印行(\"问\"); 打印行(读取行()); }");
  }

  @Test
  void whileItSleeps() throws Exception {
    answered(
        """
        变量 答: 字符串 = "";
        异步 函数 听() { 答 = 读取行(); }
        函数 主函数() {
            启动 听();
            让出;
            打印行("问");
            当 答 == "" { 睡眠(1); }
            打印行(答);
        }
        """);
  }

  /// Something is ready all the time, so that the worker never sleeps.
  @Test
  void whileATaskSleepsAndOthersAreBusy() throws Exception {
    answered(
        """
        变量 答: 字符串 = "";
        异步 函数 听() { 答 = 读取行(); }
        异步 函数 忙() { 当 答 == "" { 让出; } }
        函数 主函数() {
            启动 听();
            启动 忙();
            让出;
            打印行("问");
            当 答 == "" { 睡眠(1); }
            打印行(答);
        }
        """);
  }
}
