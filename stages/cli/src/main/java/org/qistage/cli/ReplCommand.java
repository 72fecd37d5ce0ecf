package org.qistage.cli;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.qistage.pipeline.FileSource;
import org.qistage.pipeline.launch.RunRequest;
import org.qistage.pipeline.session.Session;
import picocli.CommandLine.Model.CommandSpec;

/// `repl`: compiles and runs what is entered, input by input.
final class ReplCommand implements Command {
  /// The value of `--history` for keeping none.
  private static final String OFF = "off";

  @Override
  public String name() {
    return "repl";
  }

  @Override
  public void describe(CommandSpec spec, Words words) {
    Options.add(spec, words, "--clock", "real|virtual");
    Options.add(spec, words, "--history", "label.history");
  }

  @Override
  public int run(Options options, CommandContext context) throws IOException {
    boolean virtual = options.choice("--clock", List.of("real", "virtual")).equals("virtual");
    Optional<Path> history = history(options, context);
    RunRequest request =
        RunRequest.of(context.terminal().out(), context.terminal().err())
            .withVirtualClock(virtual)
            .withInteractive(true)
            .withLanguage(context.language());
    try (Session session =
            new Session(
                request, context.words().of("repl.file"), FileSource.disk(), context::report);
        ReplInput inputs = inputs(session, context, history)) {
      int status = new ReplDialogue(session, context).run(inputs);
      return context.terminal().typist() ? ExitStatus.OK : status;
    }
  }

  private static Optional<Path> history(Options options, CommandContext context) {
    Optional<String> given = options.text("--history");
    if (given.isEmpty()) {
      return ReplHistory.usualFile(System.getenv());
    }
    try {
      return given.filter(file -> !file.equals(OFF)).map(Path::of);
    } catch (InvalidPathException e) {
      throw new UsageFault(context.words().of("badPath", "--history", given.get(), e.getReason()));
    }
  }

  private static ReplInput inputs(Session session, CommandContext context, Optional<Path> history) {
    Terminal terminal = context.terminal();
    Words words = context.words();
    if (!terminal.typist()) {
      return new PlainReplInput(terminal.in(), words, _ -> {});
    }
    Consumer<String> prompt = text -> context.write(Optional.empty(), out -> out.write(text));
    prompt.accept(words.of("repl.welcome", Version.TEXT) + "\n");
    ReplCompletion completion = new ReplCompletion(session, context.language());
    Optional<LineEditor> editor = LineEditor.open(words, completion, history);
    if (editor.isPresent()) {
      editor.get().onInterrupt(session::interrupt);
      return editor.get();
    }
    Signals.onInterrupt(session::interrupt);
    return new PlainReplInput(terminal.in(), words, prompt);
  }
}
