package org.qistage.lessons.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;

/// Reads the files of a lesson's folder.
final class LessonFolder {
  static final int LARGEST_FILE = 1 << 20;
  private static final int MOST_PROGRAMS = 500;
  private static final String SUFFIX = ".qi";

  private final Path folder;
  private final Findings findings;

  LessonFolder(Path folder, Findings findings) {
    this.folder = folder;
    this.findings = findings;
  }

  /// A file that has to be there, named by its path; empty when it cannot be used, which is told then.
  Optional<SourceText> text(String name) {
    Path path = folder.resolve(name);
    SourceText nothing = new SourceText(path.toString(), "");
    if (!Files.isRegularFile(path)) {
      findings.add(nothing, Span.at(0), new LessonProblem.FileMissing(name));
      return Optional.empty();
    }
    return read(path).map(text -> new SourceText(path.toString(), text));
  }

  private Optional<String> read(Path path) {
    SourceText nothing = new SourceText(path.toString(), "");
    byte[] bytes;
    try (InputStream in = Files.newInputStream(path)) {
      bytes = in.readNBytes(LARGEST_FILE + 1);
    } catch (IOException e) {
      findings.add(
          nothing,
          Span.at(0),
          new LessonProblem.FileUnreadable(path.toString(), String.valueOf(e.getMessage())));
      return Optional.empty();
    }
    if (bytes.length > LARGEST_FILE) {
      findings.add(
          nothing, Span.at(0), new LessonProblem.FileTooLarge(path.toString(), LARGEST_FILE));
      return Optional.empty();
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    java.nio.CharBuffer text = java.nio.CharBuffer.allocate(bytes.length + 1);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(buffer, text, true);
    if (result.isError()) {
      findings.add(
          nothing, Span.at(0), new LessonProblem.NotUtf8(path.toString(), buffer.position()));
      return Optional.empty();
    }
    String decoded = text.flip().toString().replace("\r\n", "\n");
    return Optional.of(decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded);
  }

  /// All Qi programs below the folder, by their paths in it. What is no UTF-8 is left as a compiler would
  /// be given it: some lessons are about that.
  SortedMap<String, SourceText> programs() {
    SortedMap<String, SourceText> programs = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder, 8)) {
      List<Path> found =
          files
              .filter(file -> file.toString().endsWith(SUFFIX))
              .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
              .sorted()
              .limit(MOST_PROGRAMS)
              .toList();
      for (Path file : found) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        read(file).ifPresent(text -> programs.put(name, new SourceText(name, text)));
      }
    } catch (IOException | java.io.UncheckedIOException e) {
      findings.add(
          new SourceText(folder.toString(), ""),
          Span.at(0),
          new LessonProblem.FileUnreadable(folder.toString(), String.valueOf(e.getMessage())));
    }
    return programs;
  }

  /// A file's text for a caller without findings.
  ///
  /// @throws CharacterCodingException when it is not UTF-8
  /// @throws IOException when it cannot be read
  static String plain(Path file) throws IOException {
    return Files.readString(file).replace("\r\n", "\n");
  }
}
