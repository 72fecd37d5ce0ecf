package org.qistage.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.terminal.impl.ExternalTerminal;
import org.qistage.pipeline.FileSource;
import org.qistage.pipeline.launch.RunRequest;
import org.qistage.pipeline.session.Session;

/// A session at a terminal that is not there: the keys are known beforehand, and nobody sees the screen.
/// Packaging rehearses one, so that the start-up cache has what the editing of lines takes.
final class ReplRehearsal {
  private static final String TYPE = "xterm-256color";
  private static final String ENTER = "\r";
  private static final String UP = "\033[A";
  private static final String END_OF_INPUT = "\004";
  private static final String KEYS =
      "变量 甲 = 1;" + ENTER + "甲 + 1" + ENTER + UP + ENTER + END_OF_INPUT;

  private ReplRehearsal() {}

  static int run() throws IOException {
    readSettings();
    OutputStream screen = OutputStream.nullOutputStream();
    Terminal streams =
        new Terminal(InputStream.nullInputStream(), screen, screen, true, true, false, false);
    Words words = new Words(Languages.of(new String[0], Locale.getDefault()));
    CommandContext context = new CommandContext(streams, words, false);
    var terminal =
        new ExternalTerminal(
            null,
            "rehearsal",
            TYPE,
            new ByteArrayInputStream(KEYS.getBytes(StandardCharsets.UTF_8)),
            screen,
            StandardCharsets.UTF_8,
            SignalHandler.SIG_DFL,
            false);
    terminal.setSize(new Size(80, 24));
    RunRequest request = RunRequest.of(screen, screen).withInteractive(true);
    try (Session session = new Session(request, "", FileSource.none(), _ -> {});
        LineEditor editor =
            new LineEditor(
                terminal,
                words,
                new ReplCompletion(session, context.language()),
                Optional.empty())) {
      editor.onInterrupt(session::interrupt);
      return new ReplDialogue(session, context).run(editor);
    }
  }

  /// Asks for the settings of the terminal as a session does. Where there is none, the answer is only
  /// that.
  private static void readSettings() {
    try {
      PosixTerminal.open(TYPE).close();
    } catch (IOException | RuntimeException none) {
      // A build does not need a terminal.
    }
  }
}
