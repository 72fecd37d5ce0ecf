package org.qistage.lessons;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.qistage.foundation.SourceText;

/// The Qi programs of a folder of lessons.
public final class LessonPrograms {
  private static final String SUFFIX = ".qi";

  private LessonPrograms() {}

  /// Every program directly in a folder, ordered by file name; each is named by its file name.
  ///
  /// @throws IOException when the folder or a program cannot be read or is not UTF-8
  public static List<SourceText> in(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names =
          files
              .map(file -> String.valueOf(file.getFileName()))
              .filter(name -> name.endsWith(SUFFIX))
              .sorted()
              .toList();
      Stream.Builder<SourceText> programs = Stream.builder();
      for (String name : names) {
        programs.add(new SourceText(name, Files.readString(folder.resolve(name))));
      }
      return programs.build().toList();
    }
  }
}
