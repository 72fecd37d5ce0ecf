package org.qistage.pipeline;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.qistage.foundation.Artifact;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Outcome;
import org.qistage.foundation.Problem;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;
import org.qistage.foundation.json.ReadResult;
import org.qistage.lexing.SourceDecoder;
import org.qistage.pipeline.artifact.ArtifactJson;

/// Reads what a compilation starts from: the text of a program, or an artifact's JSON.
///
/// JSON is told by its first character `{`, with which no program begins.
public final class InputFile {
  /// The largest JSON that is read, in bytes.
  static final int JSON_LIMIT = 1 << 30;

  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private InputFile() {}

  /// What a file holds.
  public sealed interface Contents {
    /// A program, or the source that an artifact's JSON holds.
    record Program(SourceText source) implements Contents {}

    /// An artifact of an earlier run.
    ///
    /// @param earlier what was said about the program before it
    record Made(Artifact artifact, List<Diagnostic> earlier) implements Contents {}

    /// The file can be read and is neither.
    ///
    /// @param source what the diagnostics point into
    record Faulty(SourceText source, List<Diagnostic> diagnostics) implements Contents {}

    /// There is no such file, or it cannot be read.
    record Unreadable(SourceText source, Diagnostic diagnostic) implements Contents {}
  }

  /// Reads a file.
  ///
  /// @param file as the user wrote it; diagnostics name it so
  public static Contents read(String file) {
    try {
      if (file.isEmpty()) {
        return unreadable(file, new FileProblem.Missing(file));
      }
      Path path = Path.of(file);
      if (Files.isDirectory(path)) {
        return unreadable(file, new FileProblem.Directory(file));
      }
      try (InputStream stream = Files.newInputStream(path)) {
        return read(file, stream, Files.size(path));
      }
    } catch (NoSuchFileException | InvalidPathException e) {
      return unreadable(file, new FileProblem.Missing(file));
    } catch (AccessDeniedException e) {
      return unreadable(file, new FileProblem.Forbidden(file));
    } catch (IOException e) {
      return unreadable(file, new FileProblem.Unreadable(file, String.valueOf(e.getMessage())));
    }
  }

  /// Reads a stream to its end, or as far as a program may be long.
  ///
  /// @param name the name that diagnostics have
  /// @throws IOException when the stream throws it
  public static Contents read(String name, InputStream stream) throws IOException {
    return read(name, stream, 0);
  }

  /// @param size how many bytes there are at least; 0 when that is not known
  private static Contents read(String name, InputStream stream, long size) throws IOException {
    byte[] start = stream.readNBytes(SourceDecoder.LIMIT + 1);
    if (isJson(start)) {
      InputStream whole = new SequenceInputStream(new ByteArrayInputStream(start), stream);
      byte[] json = start.length <= SourceDecoder.LIMIT ? start : whole.readNBytes(JSON_LIMIT);
      return readJson(name, json);
    }
    Outcome<SourceText> decoded =
        start.length > SourceDecoder.LIMIT
            ? SourceDecoder.tooLarge(name, Math.max(size, start.length))
            : SourceDecoder.decode(name, start);
    return decoded.hasErrors()
        ? new Contents.Faulty(decoded.result(), decoded.diagnostics())
        : new Contents.Program(decoded.result());
  }

  private static boolean isJson(byte[] bytes) {
    String start = new String(bytes, 0, Math.min(bytes.length, 1024), StandardCharsets.UTF_8);
    return start
        .codePoints()
        .filter(c -> c != BYTE_ORDER_MARK && c != ' ' && c != '\t' && c != '\n' && c != '\r')
        .limit(1)
        .anyMatch(c -> c == '{');
  }

  private static Contents readJson(String name, byte[] bytes) {
    if (bytes.length == JSON_LIMIT) {
      return faulty(name, new FileProblem.JsonTooLarge(name, JSON_LIMIT));
    }
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer input = ByteBuffer.wrap(bytes);
    CharBuffer output = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(input, output, true);
    if (result.isError()) {
      return faulty(name, new FileProblem.JsonNotUtf8(name, input.position()));
    }
    output.flip();
    if (output.hasRemaining() && output.charAt(0) == BYTE_ORDER_MARK) {
      output.get();
    }
    return switch (ArtifactJson.read(name, output.toString())) {
      case ReadResult.Refused<?> refused ->
          new Contents.Faulty(refused.json(), refused.diagnostics());
      case ReadResult.Read<?>(SourceFile file, var _) -> new Contents.Program(file.source());
      case ReadResult.Read<?> read -> new Contents.Made(read.artifact(), read.diagnostics());
    };
  }

  private static Contents faulty(String name, Problem problem) {
    return new Contents.Faulty(
        new SourceText(name, ""), List.of(Diagnostic.of(problem, Span.at(0))));
  }

  private static Contents unreadable(String name, Problem problem) {
    return new Contents.Unreadable(new SourceText(name, ""), Diagnostic.of(problem, Span.at(0)));
  }
}
