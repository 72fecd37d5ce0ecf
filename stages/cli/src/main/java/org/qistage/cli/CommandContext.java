package org.qistage.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Language;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.json.DiagnosticWriter;
import org.qistage.foundation.text.render.DiagnosticRenderer;
import org.qistage.pipeline.InputFile;

/// What every command does with its input, output and diagnostics.
final class CommandContext {
  /// What standard input is called in diagnostics and artifacts, whatever the language.
  private static final String STANDARD_INPUT = "<stdin>";

  private final Terminal terminal;
  private final Words words;
  private final boolean jsonDiagnostics;

  CommandContext(Terminal terminal, Words words, boolean jsonDiagnostics) {
    this.terminal = terminal;
    this.words = words;
    this.jsonDiagnostics = jsonDiagnostics;
  }

  Terminal terminal() {
    return terminal;
  }

  Words words() {
    return words;
  }

  Language language() {
    return words.language();
  }

  /// Whether diagnostics and reports are for tools.
  boolean jsonDiagnostics() {
    return jsonDiagnostics;
  }

  /// Reads the file of the command line, or standard input for `-`.
  InputFile.Contents read(String file) throws IOException {
    return file.equals("-") ? InputFile.read(STANDARD_INPUT, terminal.in()) : InputFile.read(file);
  }

  /// Shows diagnostics on standard error.
  ///
  /// @return the exit status that they lead to
  int report(List<LocatedDiagnostic> diagnostics) {
    if (!diagnostics.isEmpty()) {
      terminal.say(jsonDiagnostics ? json(diagnostics) : text(diagnostics));
    }
    boolean errors = diagnostics.stream().anyMatch(located -> located.diagnostic().isError());
    return errors ? ExitStatus.PROGRAM : ExitStatus.OK;
  }

  private String text(List<LocatedDiagnostic> diagnostics) {
    Map<SourceText, List<Diagnostic>> bySource = new LinkedHashMap<>();
    for (LocatedDiagnostic located : diagnostics) {
      bySource
          .computeIfAbsent(located.source(), _ -> new java.util.ArrayList<>())
          .add(located.diagnostic());
    }
    DiagnosticRenderer renderer = new DiagnosticRenderer(language(), terminal.colour());
    StringBuilder text = new StringBuilder();
    bySource.forEach((source, own) -> text.append(renderer.renderAll(source, own)));
    return text.toString();
  }

  private static String json(List<LocatedDiagnostic> diagnostics) {
    StringWriter text = new StringWriter();
    try {
      DiagnosticWriter.write(diagnostics, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /// Says a line on standard error, as long work goes on.
  void say(String line) {
    terminal.say(line + "\n");
  }

  /// Writes a result.
  @FunctionalInterface
  interface Result {
    void writeTo(Writer out) throws IOException;
  }

  /// Writes a result to a file, or to standard output.
  ///
  /// @return the exit status
  int write(Optional<String> file, Result result) {
    try {
      if (file.isPresent()) {
        Path path = Path.of(file.get());
        try (OutputStream stream = Files.newOutputStream(path)) {
          write(stream, result);
        }
      } else {
        write(terminal.out(), result);
      }
      return ExitStatus.OK;
    } catch (InvalidPathException e) {
      terminal.say(words.of("cannotWrite", file.orElse(""), e.getReason()) + "\n");
      return ExitStatus.USAGE;
    } catch (IOException e) {
      if (file.isEmpty() && isReaderGone(e)) {
        return ExitStatus.OK;
      }
      String name = file.orElseGet(() -> words.of("standardOutput"));
      terminal.say(words.of("cannotWrite", name, reason(e)) + "\n");
      return ExitStatus.USAGE;
    }
  }

  /// Puts a text in a file's place.
  ///
  /// @return the exit status
  int replace(Path file, String text) {
    try {
      ProgramFiles.replace(file, text);
      return ExitStatus.OK;
    } catch (IOException e) {
      terminal.say(words.of("cannotWrite", file, reason(e)) + "\n");
      return ExitStatus.USAGE;
    }
  }

  private static void write(OutputStream stream, Result result) throws IOException {
    Writer writer =
        new OutputStreamWriter(new BufferedOutputStream(stream, 1 << 16), StandardCharsets.UTF_8);
    result.writeTo(writer);
    writer.flush();
  }

  /// Whether the program behind a pipe has ended: `qi-stage lex 甲.qi | head`.
  static boolean isReaderGone(IOException e) {
    String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    return message.contains("broken pipe")
        || message.contains("管道")
        || message.contains("pipe is being closed");
  }

  private String reason(IOException e) {
    return switch (e) {
      case java.nio.file.NoSuchFileException _ -> words.of("noSuchFolder");
      case java.nio.file.AccessDeniedException _ -> words.of("noPermission");
      case java.nio.file.FileSystemException known when known.getReason() != null ->
          known.getReason();
      default -> String.valueOf(e.getMessage());
    };
  }
}
