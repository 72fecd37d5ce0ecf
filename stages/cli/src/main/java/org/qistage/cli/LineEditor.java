package org.qistage.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.utils.InfoCmp.Capability;
import org.qistage.pipeline.session.Session;

/// Inputs that a person types: lines are edited, remembered and completed.
///
/// Nothing else refers to JLine, so that only this class's use loads it.
final class LineEditor implements ReplInput {
  private static final String DUMB = "dumb";

  private static final Map<String, Capability> MOVING_KEYS =
      Map.of(
          "A", Capability.key_up,
          "B", Capability.key_down,
          "C", Capability.key_right,
          "D", Capability.key_left,
          "H", Capability.key_home,
          "F", Capability.key_end);

  private final Terminal terminal;
  private final LineReader reader;
  private final Words words;

  /// @param terminal where the person is; closed with this
  /// @param history where inputs are kept; empty to keep none
  LineEditor(Terminal terminal, Words words, ReplCompletion completion, Optional<Path> history) {
    this.terminal = terminal;
    this.words = words;
    this.reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .parser(new InputParser())
            .completer(completer(completion))
            .history(new ReplHistory(history))
            .variable(LineReader.SECONDARY_PROMPT_PATTERN, words.of("repl.more"))
            // Names differ by little: no candidate is offered that does not begin as was typed.
            .variable(LineReader.ERRORS, 0)
            // A program may leave its last line unfinished.
            .option(LineReader.Option.AUTO_FRESH_LINE, true)
            // `!` is an operator.
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .build();
    bindBothForms();
  }

  /// Terminals send one of two forms for an arrow, by the mode they are in, and not all change it when
  /// they are asked to.
  private void bindBothForms() {
    KeyMap<Binding> keys = Objects.requireNonNull(reader.getKeyMaps().get(LineReader.MAIN));
    MOVING_KEYS.forEach(
        (letter, capability) -> {
          Binding bound = keys.getBound(KeyMap.key(terminal, capability));
          if (bound != null) {
            keys.bindIfNotBound(bound, "\033[" + letter);
            keys.bindIfNotBound(bound, "\033O" + letter);
          }
        });
  }

  /// The editor at the terminal of this process.
  ///
  /// @return empty when the terminal cannot move its cursor
  static Optional<LineEditor> open(Words words, ReplCompletion completion, Optional<Path> history) {
    String type = Optional.ofNullable(System.getenv("TERM")).orElse(DUMB);
    if (type.isEmpty() || type.startsWith(DUMB)) {
      return Optional.empty();
    }
    try {
      PosixTerminal terminal = PosixTerminal.open(type);
      return Optional.of(new LineEditor(terminal, words, completion, history));
    } catch (IOException | RuntimeException unusable) {
      return Optional.empty();
    }
  }

  /// What Ctrl-C does while no input is awaited.
  void onInterrupt(Runnable action) {
    terminal.handle(
        Signal.INT,
        _ -> {
          terminal.writer().println();
          terminal.flush();
          action.run();
        });
  }

  @Override
  public Optional<String> next(int line) {
    if (terminal instanceof PosixTerminal own) {
      own.refresh();
    }
    while (true) {
      try {
        return Optional.of(reader.readLine(words.of("repl.prompt", line)));
      } catch (UserInterruptException cleared) {
        // The line is gone; the next one begins.
      } catch (EndOfFileException ended) {
        return Optional.empty();
      }
    }
  }

  @Override
  public void close() throws IOException {
    terminal.close();
  }

  private static Completer completer(ReplCompletion completion) {
    return (_, parsed, candidates) -> {
      String before = parsed.line().substring(0, parsed.cursor());
      for (String text : completion.of(before)) {
        candidates.add(new Candidate(text, text, null, null, null, null, false));
      }
    };
  }

  /// Tells where an input ends, and which word is to be completed.
  private static final class InputParser implements Parser {
    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
      if (context == ParseContext.ACCEPT_LINE
          && !ReplInput.isCommand(line)
          && Session.isOpen(line)) {
        throw new EOFError(-1, cursor, "open");
      }
      return new Parsed(line, cursor, ReplCompletion.word(line.substring(0, cursor)));
    }
  }

  /// @param word what stands right before the cursor
  private record Parsed(String line, int cursor, String word) implements CompletingParsedLine {
    @Override
    public int wordCursor() {
      return word.length();
    }

    @Override
    public int wordIndex() {
      return 0;
    }

    @Override
    public List<String> words() {
      return List.of(word);
    }

    /// Names need no escapes.
    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
      return candidate;
    }

    @Override
    public int rawWordCursor() {
      return word.length();
    }

    @Override
    public int rawWordLength() {
      return word.length();
    }
  }
}
