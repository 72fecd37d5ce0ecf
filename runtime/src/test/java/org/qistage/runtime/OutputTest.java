package org.qistage.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.qistage.samples.Script.print;
import static org.qistage.samples.Script.sleep;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qistage.runtime.failure.ProgramMap;
import org.qistage.samples.OnEverySchedule;
import org.qistage.samples.Plain;
import org.qistage.samples.Runs;
import org.qistage.samples.Script;

class OutputTest extends OnEverySchedule {
  /// Keeps each write by itself.
  private static final class Pieces extends OutputStream {
    private final List<String> pieces = new ArrayList<>();

    @Override
    public void write(int unit) {
      throw new AssertionError("one byte at a time");
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      if (length > 0) {
        pieces.add(new String(bytes, from, length, StandardCharsets.UTF_8));
      }
    }
  }

  /// Fails as the system does.
  private static final class Broken extends OutputStream {
    private final String message;

    Broken(String message) {
      this.message = message;
    }

    @Override
    public void write(int unit) throws IOException {
      throw new IOException(message);
    }
  }

  @Test
  void textOfEveryWidthIsWrittenInUtf8() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Output output = new Output(bytes, false, false);
    String text = "aé气𠮷\u0000\uD800z";
    for (int i = 0; i < 3000; i++) {
      output.print(text, false);
    }
    output.flush();
    assertEquals(text.replace('\uD800', '?').repeat(3000), bytes.toString(StandardCharsets.UTF_8));
  }

  @Test
  void wholeNumbersOfEveryLengthAreWritten() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Output output = new Output(bytes, false, false);
    StringBuilder expected = new StringBuilder();
    List<Long> numbers = new ArrayList<>(List.of(0L, Long.MIN_VALUE, Long.MAX_VALUE));
    for (long power = 1; power > 0 && power <= 1_000_000_000_000_000_000L; power *= 10) {
      numbers.addAll(List.of(power, power - 1, -power, power * 9));
    }
    for (int round = 0; round < 20; round++) {
      for (long number : numbers) {
        output.print(number, false);
        output.print("", true);
        expected.append(number).append('\n');
      }
    }
    output.flush();
    assertEquals(expected.toString(), bytes.toString(StandardCharsets.UTF_8));
  }

  @Test
  void aProgramsOutputComesAtItsEndOrByTheLineForAPerson() {
    Pieces whole = new Pieces();
    Pieces lines = new Pieces();
    ProgramRunner.run(
        () -> Script.of(print("a"), print("b")),
        ProgramMap.empty(),
        RunOptions.of(whole, OutputStream.nullOutputStream()));
    ProgramRunner.run(
        () -> Script.of(print("a"), print("b")),
        ProgramMap.empty(),
        RunOptions.of(lines, OutputStream.nullOutputStream()).withInteractive(true));
    assertEquals(List.of("a\nb\n"), whole.pieces);
    assertEquals(List.of("a\n", "b\n"), lines.pieces);
  }

  @Test
  void whatWasPrintedIsSeenBeforeARealSleep() {
    Pieces pieces = new Pieces();
    ProgramRunner.run(
        () -> Script.of(print("a"), sleep(2), print("b")),
        ProgramMap.empty(),
        RunOptions.of(pieces, OutputStream.nullOutputStream()));
    assertEquals(List.of("a\n", "b\n"), pieces.pieces);
  }

  @Test
  void aReaderThatGoesAwayEndsTheRunQuietly() {
    Runs run =
        Runs.of(
            new Plain(
                context -> {
                  while (true) {
                    QiPrinting.qi_print_string("y", true, context);
                  }
                }),
            ProgramMap.empty(),
            options ->
                new RunOptions(
                    options.scheduler(),
                    options.workers(),
                    options.clock(),
                    0,
                    options.schedule(),
                    new Broken("Broken pipe"),
                    options.err(),
                    false,
                    options.outside(),
                    options.stackBytes(),
                    options.language(),
                    options.jsonReport(),
                    options.heap(),
                    options.limits()));
    assertEquals(0, run.result().exitStatus());
    assertEquals("", run.err());
  }

  @Test
  void aFullDiskIsAnError() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    RunResult result =
        ProgramRunner.run(
            () -> Script.of(print("a")),
            ProgramMap.empty(),
            RunOptions.of(new Broken("No space left on device"), err));
    assertEquals(1, result.exitStatus());
    assertTrue(
        err.toString(StandardCharsets.UTF_8).contains("No space left on device"), result.report());
  }
}
