package org.qistage.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.qistage.lessons.Course;
import org.qistage.lessons.LessonCopy;
import org.qistage.lessons.format.Lesson;
import org.qistage.lessons.format.LessonReader;
import org.qistage.lessons.format.LessonReading;
import org.qistage.lessons.grade.ClassGrading;
import org.qistage.lessons.grade.ClassLimits;
import org.qistage.lessons.grade.GradeReport;
import org.qistage.lessons.grade.Isolation;
import org.qistage.lessons.grade.ResultFile;
import org.qistage.lessons.grade.SubmissionResult;
import picocli.CommandLine.Model.CommandSpec;

/// `grade`: grades what a class has handed in.
final class GradeCommand implements Command {
  private static final long MEGABYTE = 1 << 20;
  private static final int MOST_AT_ONCE = 256;

  @Override
  public String name() {
    return "grade";
  }

  @Override
  public void describe(CommandSpec spec, Words words) {
    Options.addParameters(spec, words, "submissions");
    Options.addFlag(spec, words, "--one");
    Options.add(spec, words, "--results", "label.output");
    Options.add(spec, words, "--junit", "label.output");
    Options.add(spec, words, "--json", "label.output");
    Options.add(spec, words, "--markdown", "label.output");
    Options.add(spec, words, "--gradescope", "label.output");
    Options.add(spec, words, "--jobs", "label.number");
    Options.add(spec, words, "--run-time", "label.milliseconds");
    Options.add(spec, words, "--time", "label.milliseconds");
    Options.add(spec, words, "--memory-limit", "label.number");
  }

  @Override
  public int run(Options options, CommandContext context) throws IOException {
    List<String> parameters = options.parameters();
    if (parameters.size() < 2) {
      throw new UsageFault(context.words().of("grade.nothing"));
    }
    List<Path> named = new ArrayList<>();
    for (String parameter : parameters.subList(1, parameters.size())) {
      named.add(existing(parameter, context.words()));
    }
    LessonReading reading = LessonReader.read(lesson(parameters.getFirst(), context.words()));
    if (reading.lesson().isEmpty() || reading.hasErrors()) {
      return Math.max(ExitStatus.PROGRAM, context.report(reading.diagnostics()));
    }
    // The graders are processes of their own, and the lesson may be in a jar.
    try (LessonCopy copy = new LessonCopy(reading.lesson().get())) {
      return grade(reading.lesson().get(), copy.folder(), named, options, context);
    }
  }

  private static int grade(
      Lesson lesson, Path folder, List<Path> named, Options options, CommandContext context)
      throws IOException {
    Words words = context.words();
    boolean gradescope = options.text("--gradescope").isPresent();
    List<Path> submissions =
        ClassGrading.submissions(lesson, named, gradescope || options.flag("--one"));
    if (gradescope && submissions.size() != 1) {
      throw new UsageFault(words.of("grade.oneForGradescope", submissions.size()));
    }
    int jobs =
        (int) options.number("--jobs", Runtime.getRuntime().availableProcessors(), 1, MOST_AT_ONCE);
    Isolation isolation = Isolation.best();
    context.say(
        words.of("grade.begins", submissions.size(), lesson.title().in(context.language())));
    context.say(words.of("grade.isolation." + isolation.name().toLowerCase(Locale.ROOT)));
    ClassGrading grading = new ClassGrading(lesson, folder, limits(options), isolation, jobs);
    AtomicInteger done = new AtomicInteger();
    ClassGrading.Progress progress =
        (result, earlier) ->
            context.say(
                words.of(
                    earlier ? "grade.earlier" : "grade.one",
                    done.incrementAndGet(),
                    submissions.size(),
                    result.name(),
                    result.points(),
                    result.outOf()));
    try (KeptResults kept = KeptResults.in(options.text("--results"))) {
      List<SubmissionResult> results = grading.grade(submissions, kept.file(), progress);
      return report(new GradeReport(lesson, context.language()), results, options, context);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return ExitStatus.PROGRAM;
    }
  }

  /// The file of results, if one is wanted.
  private record KeptResults(Optional<ResultFile> file) implements AutoCloseable {
    static KeptResults in(Optional<String> path) throws IOException {
      return new KeptResults(
          path.isPresent() ? Optional.of(ResultFile.open(Path.of(path.get()))) : Optional.empty());
    }

    @Override
    public void close() throws IOException {
      if (file.isPresent()) {
        file.get().close();
      }
    }
  }

  private static ClassLimits limits(Options options) {
    ClassLimits usual = ClassLimits.DEFAULT;
    return new ClassLimits(
        options.number("--run-time", usual.runMilliseconds(), 1, Integer.MAX_VALUE),
        options.number("--time", usual.milliseconds(), 1, Integer.MAX_VALUE),
        options.number("--memory-limit", usual.heapBytes() / MEGABYTE, 16, 1 << 20) * MEGABYTE,
        usual.outputBytes());
  }

  private static int report(
      GradeReport report, List<SubmissionResult> results, Options options, CommandContext context)
      throws IOException {
    int status = context.write(Optional.empty(), out -> out.write(report.text(results)));
    status = Math.max(status, written("--junit", options, context, report.junit(results)));
    status = Math.max(status, written("--json", options, context, report.json(results)));
    status = Math.max(status, written("--markdown", options, context, report.markdown(results)));
    if (options.text("--gradescope").isPresent()) {
      String one = report.gradescope(results.getFirst());
      status = Math.max(status, written("--gradescope", options, context, one));
    }
    return status;
  }

  private static int written(String option, Options options, CommandContext context, String text) {
    Optional<String> file = options.text(option);
    return file.isPresent() ? context.write(file, out -> out.write(text)) : ExitStatus.OK;
  }

  // ---- Files ----

  private static Path existing(String parameter, Words words) {
    try {
      Path path = Path.of(parameter);
      if (Files.exists(path)) {
        return path;
      }
    } catch (InvalidPathException notAPath) {
      // Told below.
    }
    throw new UsageFault(words.of("grade.noSubmission", parameter));
  }

  private static Path lesson(String name, Words words) throws IOException {
    try {
      Path path = Path.of(name);
      if (Course.isLesson(path)) {
        return path;
      }
    } catch (InvalidPathException notAPath) {
      // A name, perhaps.
    }
    return Course.find(name).orElseThrow(() -> new UsageFault(words.of("lesson.none", name)));
  }
}
