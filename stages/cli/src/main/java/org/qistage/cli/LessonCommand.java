package org.qistage.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.qistage.foundation.text.DisplayWidth;
import org.qistage.lessons.Course;
import org.qistage.lessons.LessonCopy;
import org.qistage.lessons.check.GradingLimits;
import org.qistage.lessons.format.Lesson;
import org.qistage.lessons.format.LessonReader;
import org.qistage.lessons.verify.LessonReport;
import org.qistage.lessons.verify.LessonVerifier;
import org.qistage.lessons.verify.NewLesson;
import picocli.CommandLine.Model.CommandSpec;

/// `lesson`: lists lessons, verifies them, copies one for a learner, begins a new one.
final class LessonCommand implements Command {
  private static final List<String> ACTIONS = List.of("list", "test", "copy", "new");

  @Override
  public String name() {
    return "lesson";
  }

  @Override
  public void describe(CommandSpec spec, Words words) {
    Options.addParameters(spec, words, "lesson");
    Options.add(spec, words, "--run-time", "label.milliseconds");
  }

  @Override
  public int run(Options options, CommandContext context) throws IOException {
    List<String> parameters = options.parameters();
    String action = parameters.getFirst();
    List<String> rest = parameters.subList(1, parameters.size());
    Words words = context.words();
    return switch (action) {
      case "list" -> list(rest, context);
      case "test" -> test(rest, options, context);
      case "copy" -> copy(rest, context);
      case "new" -> create(rest, context);
      default ->
          throw new UsageFault(words.of("badChoice", "lesson", action, String.join(", ", ACTIONS)));
    };
  }

  // ---- Which lessons ----

  /// The folders that the arguments name: of lessons, of courses, or lessons of Qi Stage's own course by
  /// name; without any the whole course.
  private static List<Path> folders(List<String> arguments, Words words) throws IOException {
    if (arguments.isEmpty()) {
      return Course.lessons(Course.folder());
    }
    Set<Path> folders = new LinkedHashSet<>();
    for (String argument : arguments) {
      List<Path> found = named(argument);
      if (found.isEmpty()) {
        throw new UsageFault(words.of("lesson.none", argument));
      }
      folders.addAll(found);
    }
    return List.copyOf(folders);
  }

  private static List<Path> named(String argument) throws IOException {
    try {
      Path path = Path.of(argument);
      if (Course.isLesson(path)) {
        return List.of(path);
      }
      if (Files.isDirectory(path)) {
        return Course.lessons(path);
      }
    } catch (InvalidPathException notAPath) {
      // A name, perhaps.
    }
    return Course.find(argument).stream().toList();
  }

  private static String name(Path folder) {
    Path last = folder.toAbsolutePath().normalize().getFileName();
    return last == null ? folder.toString() : last.toString().replace("/", "");
  }

  // ---- list ----

  private static int list(List<String> arguments, CommandContext context) throws IOException {
    List<Lesson> lessons = new ArrayList<>();
    int status = ExitStatus.OK;
    for (Path folder : folders(arguments, context.words())) {
      var reading = LessonReader.read(folder);
      reading.lesson().ifPresent(lessons::add);
      status = Math.max(status, context.report(reading.diagnostics()));
    }
    int width =
        lessons.stream().mapToInt(lesson -> DisplayWidth.of(name(lesson.folder()))).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (Lesson lesson : lessons) {
      text.append(DisplayWidth.padRight(name(lesson.folder()), width)).append("  ");
      text.append(lesson.title().in(context.language()));
      text.append(
          context
              .words()
              .of(
                  "lesson.size",
                  lesson.minutes(),
                  lesson.text(context.language()).steps().size(),
                  lesson.checks().size()));
      text.append('\n');
    }
    return Math.max(status, context.write(Optional.empty(), out -> out.write(text.toString())));
  }

  // ---- test ----

  private static int test(List<String> arguments, Options options, CommandContext context)
      throws IOException {
    List<Path> folders = folders(arguments, context.words());
    long milliseconds =
        options.number("--run-time", GradingLimits.DEFAULT.milliseconds(), 1, Integer.MAX_VALUE);
    GradingLimits limits =
        new GradingLimits(
            milliseconds,
            GradingLimits.DEFAULT.outputBytes(),
            GradingLimits.DEFAULT.schedules(),
            GradingLimits.DEFAULT.statements());
    LessonVerifier verifier = new LessonVerifier(LessonCommand::printed, limits);
    Set<String> known = known(folders);
    int status = ExitStatus.OK;
    int sound = 0;
    for (Path folder : folders) {
      LessonReport report = verifier.verify(folder, known);
      status = Math.max(status, context.report(report.diagnostics()));
      sound += report.isSound() ? 1 : 0;
      String line = line(report, context.words());
      status = Math.max(status, context.write(Optional.empty(), out -> out.write(line)));
    }
    if (folders.size() > 1) {
      String end = context.words().of("lesson.all", sound, folders.size()) + "\n";
      status = Math.max(status, context.write(Optional.empty(), out -> out.write(end)));
    }
    return status;
  }

  /// The ids of the lessons that these may speak of: those beside them too.
  private static Set<String> known(List<Path> folders) throws IOException {
    Set<Path> beside = new LinkedHashSet<>(folders);
    for (Path folder : folders) {
      Path course = folder.toAbsolutePath().normalize().getParent();
      if (course != null && Files.isDirectory(course)) {
        beside.addAll(Course.lessons(course));
      }
    }
    Set<String> known = new LinkedHashSet<>();
    beside.forEach(folder -> LessonReader.read(folder).lesson().ifPresent(l -> known.add(l.id())));
    return known;
  }

  private static String line(LessonReport report, Words words) {
    String sign = report.isSound() ? "✓ " : "✗ ";
    int steps = report.lesson().map(l -> l.text(words.language()).steps().size()).orElse(0);
    return sign
        + name(report.folder())
        + words.of("lesson.tested", steps, report.programs(), report.answers(), report.quotations())
        + "\n";
  }

  /// What a command of `qi-stage` prints; its results and its diagnostics as they come.
  static String printed(List<String> arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(new ByteArrayInputStream(new byte[0]), out, out, false, false, false, false);
    new CommandRunner(terminal, Locale.ROOT).run(arguments.toArray(String[]::new));
    return out.toString(StandardCharsets.UTF_8);
  }

  // ---- new ----

  private static int copy(List<String> arguments, CommandContext context) throws IOException {
    Words words = context.words();
    if (arguments.size() != 2) {
      throw new UsageFault(words.of("lesson.copyNames"));
    }
    List<Path> found = named(arguments.getFirst());
    if (found.size() != 1) {
      throw new UsageFault(words.of("lesson.none", arguments.getFirst()));
    }
    Path folder = absent("lesson copy", arguments.getLast(), words);
    var reading = LessonReader.read(found.getFirst());
    if (reading.lesson().isEmpty()) {
      return Math.max(ExitStatus.PROGRAM, context.report(reading.diagnostics()));
    }
    LessonCopy.forLearner(reading.lesson().get(), folder);
    return context.write(Optional.empty(), out -> out.write(folder + "\n"));
  }

  /// A folder that is not there yet.
  private static Path absent(String action, String name, Words words) {
    Path folder;
    try {
      folder = Path.of(name);
    } catch (InvalidPathException e) {
      throw new UsageFault(words.of("badPath", action, name, e.getReason()));
    }
    if (Files.exists(folder)) {
      throw new UsageFault(words.of("lesson.exists", folder));
    }
    return folder;
  }

  private static int create(List<String> arguments, CommandContext context) throws IOException {
    Words words = context.words();
    if (arguments.size() != 1) {
      throw new UsageFault(words.of("lesson.newName"));
    }
    Path folder = absent("lesson new", arguments.getFirst(), words);
    List<Path> made = NewLesson.in(folder);
    StringBuilder text = new StringBuilder();
    made.forEach(file -> text.append(file).append('\n'));
    text.append(words.of("lesson.next", folder)).append('\n');
    return context.write(Optional.empty(), out -> out.write(text.toString()));
  }
}
