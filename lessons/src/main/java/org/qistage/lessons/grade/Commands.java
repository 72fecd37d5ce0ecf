package org.qistage.lessons.grade;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.qistage.lessons.format.Answer;

/// Holds the commands of submissions back where the JVM's own limits do not reach.
final class Commands {
  /// Address space of a command, in KiB: a JVM needs about 3 GiB of it to start.
  private static final long ADDRESS_SPACE = 4L << 20;

  private static final Path SHELL = Path.of("/bin/sh");

  private Commands() {}

  /// An answer whose command, if it is one, may not have more than 4 GiB.
  static Answer limited(Answer answer) {
    if (!(answer instanceof Answer.Command command) || !Files.isExecutable(SHELL)) {
      return answer;
    }
    List<String> words = new ArrayList<>();
    words.addAll(
        List.of(SHELL.toString(), "-c", "ulimit -v " + ADDRESS_SPACE + "; exec \"$@\"", "sh"));
    words.addAll(command.words());
    return new Answer.Command(words, command.folder());
  }
}
