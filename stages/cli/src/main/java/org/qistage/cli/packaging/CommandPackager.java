package org.qistage.cli.packaging;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// Packs a program into the folder that a launcher in `bin/` starts, and prints that folder's name.
///
/// Only the launchers start this program, one at a time (they hold a lock).
public final class CommandPackager {
  /// The main class of the command line.
  public static final String COMMAND_LINE = "org.qistage.cli.QiStage";

  private static final List<String> LAYOUT = List.of("-XX:+UseCompactObjectHeaders");
  private static final int OPTIONS = 4;

  private CommandPackager() {}

  /// `CommandPackager FOLDER` packs the class path it runs on, the command line.
  /// `CommandPackager FOLDER NAME CLASSPATH TRAINING [OPTION…]` packs another program, which the class
  /// TRAINING uses once, for a JVM with these options.
  public static void main(String[] words) throws IOException, InterruptedException {
    PackedProgram program =
        words.length < OPTIONS
            ? commandLine(jars(System.getProperty("java.class.path")))
            : new PackedProgram(
                words[1],
                jars(words[2]),
                Arrays.asList(words).subList(OPTIONS, words.length),
                List.of(words[3]));
    System.out.println(program.into(Path.of(words[0]).toAbsolutePath()));
  }

  /// The command line, packed from a class path.
  public static PackedProgram commandLine(List<Path> classPath) {
    return new PackedProgram(
        "qi-stage", classPath, LAYOUT, List.of(TrainingRun.class.getName(), COMMAND_LINE));
  }

  /// The jars of a class path.
  public static List<Path> jars(String classPath) {
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(classPath)
        .filter(name -> !name.isEmpty())
        .map(Path::of)
        .toList();
  }
}
