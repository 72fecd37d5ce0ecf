package org.qistage.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.qistage.foundation.Language;
import org.qistage.pipeline.FileSource;
import org.qistage.pipeline.launch.RunRequest;
import org.qistage.pipeline.session.Session;

/// A person at a terminal, of which the keyboard and the screen are streams. Keys are pressed when the
/// screen shows what a person would wait for.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class LineEditorTest {
  private static final String UP = "\033OA";
  private static final String LEFT = "\033OD";
  private static final String CTRL_C = "\003";
  private static final String CTRL_D = "\004";
  private static final String CTRL_R = "\022";

  @TempDir Path folder;

  private final PipedOutputStream keyboard = new PipedOutputStream();
  private final Screen screen = new Screen();
  private CompletableFuture<Integer> ended = new CompletableFuture<>();

  /// What was written, of which a test waits for a part after what it has waited for before.
  private static final class Screen extends OutputStream {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int seen;

    @Override
    public synchronized void write(int b) {
      bytes.write(b);
      notifyAll();
    }

    @Override
    public synchronized void write(byte[] some, int offset, int length) {
      bytes.write(some, offset, length);
      notifyAll();
    }

    /// @return what stands before it
    synchronized String await(String text) throws InterruptedException {
      while (true) {
        String shown = plain(bytes.toString(UTF_8));
        int at = shown.indexOf(text, seen);
        if (at >= 0) {
          String before = shown.substring(seen, at);
          seen = at + text.length();
          return before;
        }
        wait();
      }
    }

    /// Without what sets modes and colours.
    private static String plain(String shown) {
      return shown.replaceAll("\033\\[[0-9;?]*[A-Za-z]|\033[=>]|\r", "");
    }
  }

  private void start(Language language, String history) throws IOException {
    InputStream keys = new PipedInputStream(keyboard);
    var terminal =
        new ExternalTerminal(
            null, "test", "xterm", keys, screen, UTF_8, SignalHandler.SIG_DFL, false);
    terminal.setSize(new Size(80, 24));
    Words words = new Words(language);
    RunRequest request = RunRequest.of(screen, screen).withInteractive(true).withLanguage(language);
    CommandContext context =
        new CommandContext(
            new Terminal(InputStream.nullInputStream(), screen, screen, true, true, false, false),
            words,
            false);
    Optional<Path> file =
        history.isEmpty() ? Optional.empty() : Optional.of(folder.resolve(history));
    ended =
        CompletableFuture.supplyAsync(
            () -> {
              try (Session session =
                      new Session(request, words.of("repl.file"), FileSource.none(), _ -> {});
                  LineEditor editor =
                      new LineEditor(
                          terminal, words, new ReplCompletion(session, language), file)) {
                editor.onInterrupt(session::interrupt);
                return new ReplDialogue(session, context).run(editor);
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
  }

  private void press(String... keys) throws IOException {
    keyboard.write(String.join("", keys).getBytes(UTF_8));
    keyboard.flush();
  }

  @AfterEach
  void leave() throws IOException {
    keyboard.close();
    ended.orTimeout(30, TimeUnit.SECONDS).join();
  }

  @Test
  void ctrlDEndsTheSession() throws Exception {
    start(Language.ZH, "");
    screen.await("气:2> ");
    press("1 / 0\r");
    screen.await("气:3> ");
    press(CTRL_D);
    assertEquals(ExitStatus.PROGRAM, ended.get());
  }

  @Test
  void earlierInputsComeBack() throws Exception {
    start(Language.EN, "");
    screen.await("qi:2> ");
    press("20 + 1\r");
    screen.await("\n21\n");
    screen.await("qi:3> ");
    press(UP, "0\r");
    screen.await("\n30\n");
    screen.await("qi:4> ");
    press(CTRL_R, "+ 1", "\r");
    screen.await("\n30\n");
  }

  @Test
  void arrowsWorkInBothOfTheirForms() throws Exception {
    start(Language.EN, "");
    screen.await("qi:2> ");
    press("20 + 1\r");
    screen.await("\n21\n");
    screen.await("qi:3> ");
    press("\033[A", "0", "\033[D\033[D", "1\r");
    screen.await("\n130\n");
    screen.await("qi:4> ");
    press("\033OA\033[A\033[B", "\033[H1", "\033[F1\r");
    screen.await("\n1221\n");
  }

  @Test
  void anInputOfSeveralLinesIsOneOfHistory() throws Exception {
    start(Language.ZH, "history");
    screen.await("气:2> ");
    press("变量 数 =\r");
    screen.await("气:");
    press("平方(\r");
    screen.await("… ");
    press("1)\r");
    screen.await("QI-CHECK");
    screen.await("气:");
    press("函数 平方(数: 整数): 整数 {\r");
    screen.await("… ");
    press("返回 数 * 数; }\r");
    screen.await("气:");
    press("平方(9)\r");
    screen.await("\n81\n");
    screen.await("气:");
    press(UP, UP);
    screen.await("函数 平方");
    screen.await("返回 数 * 数; }");
    press("\r");
    screen.await("气:");
    press(CTRL_D);
    ended.join();
    List<String> kept = Files.readAllLines(folder.resolve("history"));
    assertTrue(kept.getLast().endsWith(":函数 平方(数: 整数): 整数 {\\n返回 数 * 数; }"), kept.toString());
  }

  @Test
  void ctrlCAtThePromptClearsTheLine() throws Exception {
    start(Language.ZH, "");
    screen.await("气:2> ");
    press("打印行(\r");
    screen.await("… ");
    press("\"不要\"");
    // What has been typed and not been read yet would stay for the next line.
    screen.await("不要\"");
    press(CTRL_C);
    screen.await("气:2> ");
    press("3 + 4\r");
    assertFalse(screen.await("\n7\n").contains("QI-"));
  }

  @Test
  void ctrlCEndsOnlyTheProgramThatRuns() throws Exception {
    start(Language.EN, "");
    screen.await("qi:2> ");
    press("变量 甲 = 5;\r");
    screen.await("qi:3> ");
    press("打印行(\"开始\"); 循环 {}\r");
    screen.await("\n开始\n");
    press(CTRL_C);
    screen.await("qi:4> ");
    press("甲\r");
    screen.await("\n5\n");
  }

  /// A Chinese character is two columns wide: the cursor goes back three over one and a quote, and two
  /// are made free for another.
  @Test
  void theCursorKnowsHowWideCharactersAre() throws Exception {
    start(Language.ZH, "");
    screen.await("气:2> ");
    press("\"气气\"", LEFT, LEFT, "人", "\r");
    screen.await("\n气人气\n");
    String written = screen.bytes.toString(UTF_8);
    assertTrue(written.contains("\b\b\b") && written.contains("\033[2@"), written);
  }

  @Test
  void namesAreCompleted() throws Exception {
    start(Language.ZH, "");
    screen.await("气:2> ");
    press("变量 长长的名字 = [7];\r");
    screen.await("气:3> ");
    press("长长\t.添\t(8);\r");
    screen.await("气:4> ");
    press("长长\t\r");
    screen.await("\n[7, 8]\n");
    screen.await("气:5> ");
    press(":类\t 长长\t\r");
    screen.await("\n数组<整数>\n");
  }

  @Test
  void historyOutlivesTheSession() throws Exception {
    Files.writeString(folder.resolve("earlier"), "1700000000000:\"早先\" + 1\n");
    start(Language.ZH, "earlier");
    screen.await("气:2> ");
    press(UP, "\r");
    screen.await("\n早先1\n");
  }

  @Test
  void aSessionNeedsNoHistory() throws Exception {
    Files.writeString(folder.resolve("file"), "这不是\0历史");
    start(Language.ZH, "file/history");
    screen.await("气:2> ");
    press("2 + 3\r");
    assertFalse(screen.await("\n5\n").contains("WARN"));
    assertFalse(screen.await("气:3> ").contains("WARN"));
  }
}
