package org.qistage.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The command `qi-stage`.
public final class QiStage {
  private QiStage() {}

  /// The program's entry; ends the JVM with the exit status.
  public static void main(String[] arguments) {
    // Not System.out: a PrintStream would swallow the news that the reader has gone away.
    Terminal terminal =
        new Terminal(
            new FileInputStream(FileDescriptor.in),
            new FileOutputStream(FileDescriptor.out),
            new FileOutputStream(FileDescriptor.err),
            isTerminal("out"),
            isTerminal("in") && isTerminal("out"),
            isTerminal("err") && isEmpty(System.getenv("NO_COLOR")),
            "1".equals(System.getenv("QI_STAGE_DEBUG")));
    int status = new CommandRunner(terminal, Locale.getDefault()).run(arguments);
    // Not System.exit: it looks for a logger to tell, which takes longer than some commands.
    // Nothing is
    // left to be flushed or ended by then.
    Runtime.getRuntime().halt(status);
  }

  /// Whether a standard stream is a terminal. The launcher tells, because Java can only find out by
  /// loading what takes longer than a whole `qi-stage lex`. The one of an installed package on Windows
  /// cannot.
  private static boolean isTerminal(String stream) {
    @Nullable String told = System.getProperty("qi.stage.terminal");
    if (told != null) {
      return told.contains(stream);
    }
    return Objects.requireNonNull(System.console()).isTerminal();
  }

  private static boolean isEmpty(@Nullable String text) {
    return text == null || text.isEmpty();
  }

  /// Runs a command in this JVM with its standard streams.
  ///
  /// @return the exit status: 0 ok, 1 the program has errors or failed, 2 usage, 3 internal
  public static int execute(String... arguments) {
    return execute(System.in, System.out, System.err, arguments);
  }

  /// Runs a session with keys that are known beforehand, for the start-up cache.
  ///
  /// @return its exit status
  public static int rehearse() throws IOException {
    return ReplRehearsal.run();
  }

  /// Runs a command in this JVM.
  ///
  /// @param out gets the result, in UTF-8; not closed
  /// @param err gets diagnostics, in UTF-8; not closed
  /// @return the exit status
  public static int execute(
      InputStream in, OutputStream out, OutputStream err, String... arguments) {
    Terminal terminal = new Terminal(in, out, err, false, false, false, false);
    return new CommandRunner(terminal, Locale.getDefault()).run(arguments);
  }
}
