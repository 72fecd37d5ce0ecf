package org.qistage.explorer.lessons;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import org.qistage.explorer.files.ProgramFiles;
import org.qistage.explorer.model.Background;
import org.qistage.explorer.model.Notice;
import org.qistage.explorer.model.Program;
import org.qistage.explorer.model.ProgramRequest;
import org.qistage.explorer.model.Recording;
import org.qistage.explorer.model.ViewId;
import org.qistage.explorer.model.Workbench;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;
import org.qistage.lessons.Course;
import org.qistage.lessons.check.Grader;
import org.qistage.lessons.check.GradingLimits;
import org.qistage.lessons.check.Moments;
import org.qistage.lessons.check.Verdict;
import org.qistage.lessons.format.Check;
import org.qistage.lessons.format.Lesson;
import org.qistage.lessons.format.LessonReader;
import org.qistage.lessons.format.LessonReading;
import org.qistage.lessons.format.MomentAt;
import org.qistage.lessons.format.Part;
import org.qistage.pipeline.launch.MemoryModel;

/// The lesson that is open and the step where the learner is. A step's programs, views and moments are shown
/// in the panes when the learner comes to it. On the JavaFX thread only, but without its nodes.
public final class LessonsModel {
  /// Whom the focus was lit by.
  static final String FOCUS = "lesson";

  private static final int NONE = -1;

  private final Workbench workbench;
  private final ProgramFiles files;
  private final Path folder;
  private final Progress progress;
  private final Background reader;
  private final BooleanProperty shown = new SimpleBooleanProperty();
  private final BooleanProperty presenting = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<List<Lesson>> course = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Optional<Lesson>> lesson =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyIntegerWrapper step = new ReadOnlyIntegerWrapper(NONE);
  private final ReadOnlyIntegerWrapper passes = new ReadOnlyIntegerWrapper();
  private final Map<String, CheckModel> checks = new HashMap<>();
  private @Nullable OwnCopy copy;

  /// What is to be shown once its program has been recorded.
  private Part.@Nullable Show awaited;

  private boolean courseRead;

  /// @param folder where the user's own things are kept
  public LessonsModel(Workbench workbench, ProgramFiles files, Path folder) {
    this.workbench = workbench;
    this.files = files;
    this.folder = folder.resolve("lessons");
    this.progress = Progress.of(folder.resolve("progress.json"));
    this.reader = workbench.background();
    workbench.program().subscribe(this::made);
    shown.subscribe(
        visible -> {
          if (visible) {
            readCourse();
          }
        });
  }

  // ---- What is shown ----

  /// Whether the panel is there.
  public BooleanProperty shown() {
    return shown;
  }

  /// Whether the lesson is shown to a class, in large type.
  public BooleanProperty presenting() {
    return presenting;
  }

  /// The lessons of the course, in their order; empty until they have been read.
  ReadOnlyObjectProperty<List<Lesson>> course() {
    return course.getReadOnlyProperty();
  }

  /// The open lesson; empty while there is a list to choose from.
  public ReadOnlyObjectProperty<Optional<Lesson>> lesson() {
    return lesson.getReadOnlyProperty();
  }

  /// The step: 0 is the introduction, -1 none while a lesson is being opened.
  public ReadOnlyIntegerProperty step() {
    return step.getReadOnlyProperty();
  }

  /// How many checks have been passed since the start; changes whenever one is.
  ReadOnlyIntegerProperty passes() {
    return passes.getReadOnlyProperty();
  }

  /// How many steps the open lesson has, with the introduction.
  public int steps() {
    return lesson.get().map(open -> text(open).steps().size() + 1).orElse(0);
  }

  /// What stands in the present step.
  List<Part> parts() {
    return lesson
        .get()
        .map(
            open ->
                step.get() == 0
                    ? text(open).introduction()
                    : text(open).steps().get(step.get() - 1).parts())
        .orElse(List.of());
  }

  /// The heading of the present step; the lesson's own for the introduction.
  String heading() {
    return lesson
        .get()
        .map(
            open ->
                step.get() == 0
                    ? open.title().in(workbench.settings().language().get())
                    : text(open).steps().get(step.get() - 1).title())
        .orElse("");
  }

  private org.qistage.lessons.format.LessonText text(Lesson of) {
    return of.text(workbench.settings().language().get());
  }

  /// How many checks of a lesson the learner has passed.
  int passed(Lesson of) {
    return (int)
        of.checks().stream()
            .filter(check -> progress.hasPassed(of.id(), check.head().id()))
            .count();
  }

  boolean isBegun(Lesson of) {
    return progress.step(of.id()).isPresent();
  }

  // ---- Lessons ----

  private void readCourse() {
    if (!courseRead) {
      courseRead = true;
      reader.make(LessonsModel::read, course::set);
    }
  }

  private static List<Lesson> read() {
    List<Lesson> lessons = new ArrayList<>();
    try {
      for (Path place : Course.lessons(Course.folder())) {
        LessonReader.read(place).lesson().ifPresent(lessons::add);
      }
    } catch (IOException _) {
      // The list stays as long as it could be read.
    }
    return lessons;
  }

  /// Opens a lesson of the course by its name, or one in a folder; tells when there is none.
  public void open(String name) {
    shown.set(true);
    workbench.background().make(() -> find(name), found -> opened(name, found));
  }

  private static Optional<LessonReading> find(String name) {
    try {
      Optional<Path> place = Course.find(name);
      if (place.isEmpty() && Files.isDirectory(Path.of(name)) && Course.isLesson(Path.of(name))) {
        place = Optional.of(Path.of(name));
      }
      return place.map(LessonReader::read);
    } catch (IOException | InvalidPathException _) {
      return Optional.empty();
    }
  }

  private void opened(String name, Optional<LessonReading> found) {
    found
        .flatMap(LessonReading::lesson)
        .ifPresentOrElse(
            this::open, () -> workbench.tell(Notice.of(LessonsModel.class, "noLesson", name)));
  }

  /// Opens a lesson where the learner left it.
  void open(Lesson wanted) {
    try {
      copy = OwnCopy.of(wanted, folder);
    } catch (IOException e) {
      workbench.tell(
          Notice.of(LessonsModel.class, "noCopy", folder, String.valueOf(e.getMessage())));
      return;
    }
    checks.clear();
    // None, until it is known that the lesson has the step.
    step.set(NONE);
    lesson.set(Optional.of(wanted));
    goTo(progress.step(wanted.id()).orElse(0));
  }

  /// Back to the list.
  void close() {
    awaited = null;
    lesson.set(Optional.empty());
  }

  /// To the step with a number; to the nearest there is.
  public void goTo(int number) {
    Optional<Lesson> open = lesson.get();
    if (open.isEmpty()) {
      return;
    }
    int wanted = Math.clamp(number, 0, steps() - 1);
    if (wanted == step.get()) {
      return;
    }
    step.set(wanted);
    keep(() -> progress.at(open.get().id(), wanted));
    for (Part part : parts()) {
      if (part instanceof Part.Show show) {
        show(show);
        break;
      }
    }
  }

  public void next() {
    goTo(step.get() + 1);
  }

  public void previous() {
    goTo(step.get() - 1);
  }

  /// The lesson after the open one; empty after the last.
  Optional<Lesson> following() {
    Optional<String> id = lesson.get().map(Lesson::id);
    List<Lesson> all = course.get();
    for (int i = 0; i + 1 < all.size(); i++) {
      if (id.isPresent() && all.get(i).id().equals(id.get())) {
        return Optional.of(all.get(i + 1));
      }
    }
    return Optional.empty();
  }

  // ---- The panes ----

  /// Shows what a step asks for: opens its program, its view, then the moment and the place.
  void show(Part.Show part) {
    OwnCopy own = copy;
    if (own == null) {
      return;
    }
    openOwn(own.program(part.run().program()));
    if (edited(part.run().program()).isEmpty()) {
      // It could not be opened, which is told; what is open has nothing to do with the lesson.
      return;
    }
    workbench.document().input().set(part.run().input());
    MemoryModel memory =
        part.run().counted() ? MemoryModel.REFCOUNT : workbench.settings().memory().get();
    ProgramRequest request =
        workbench
            .request()
            .withSchedule(part.run().seed(), part.run().schedule())
            .withMemory(memory);
    awaited = part;
    part.view().flatMap(LessonsModel::view).ifPresent(workbench.view()::set);
    workbench.run(request);
  }

  private void openOwn(Path program) {
    boolean open =
        workbench
            .document()
            .file()
            .get()
            .map(file -> file.toAbsolutePath().equals(program.toAbsolutePath()))
            .orElse(false);
    if (!open) {
      files.open(program);
    }
  }

  private static Optional<ViewId> view(String key) {
    for (ViewId id : ViewId.values()) {
      if (id.key().equals(key.toLowerCase(Locale.ROOT))) {
        return Optional.of(id);
      }
    }
    return Optional.empty();
  }

  private void made(@Nullable Program program) {
    Part.Show show = awaited;
    if (show == null
        || program == null
        || program.recording() instanceof Recording.Pending
        || !program.source().text().equals(workbench.document().text().get())) {
      return;
    }
    awaited = null;
    SourceText source = program.source();
    program
        .navigator()
        .ifPresent(
            trace ->
                show.at()
                    .ifPresentOrElse(
                        at -> Moments.find(trace, at).ifPresent(workbench.clock()::goTo),
                        workbench.clock()::toStart));
    show.pins().stream()
        .flatMap(pin -> pin.in(source).stream())
        .findFirst()
        .ifPresent(span -> workbench.focus().light(span, FOCUS));
  }

  // ---- Programs ----

  /// Whether the learner has changed a program of the lesson.
  boolean isChanged(String program) {
    OwnCopy own = copy;
    return own != null && own.isChanged(program);
  }

  /// Opens a program of the lesson as the learner left it.
  void edit(String program) {
    OwnCopy own = copy;
    if (own != null) {
      awaited = null;
      openOwn(own.program(program));
    }
  }

  /// The folder of the learner's programs of the open lesson.
  Path ownFolder() {
    return folder.resolve(lesson.get().map(Lesson::id).orElse("")).toAbsolutePath();
  }

  /// Opens a program of the lesson as it was at first. What the learner had written goes.
  void beginAnew(String program) {
    OwnCopy own = copy;
    Optional<SourceText> original = lesson.get().flatMap(open -> open.program(program));
    if (own == null || original.isEmpty()) {
      return;
    }
    try {
      // A copy that cannot be read is mended by that, too.
      if (edited(program).isEmpty()) {
        own.renew(program);
      }
    } catch (IOException e) {
      workbench.tell(
          Notice.of(LessonsModel.class, "noCopy", folder, String.valueOf(e.getMessage())));
      return;
    }
    edit(program);
    if (edited(program).isPresent()) {
      workbench.document().text().set(original.get().text());
      files.save();
    }
  }

  /// What stands in the editor if that is a program of the lesson.
  Optional<String> edited(String program) {
    OwnCopy own = copy;
    return own == null
        ? Optional.empty()
        : workbench
            .document()
            .file()
            .get()
            .filter(file -> file.toAbsolutePath().equals(own.program(program).toAbsolutePath()))
            .map(_ -> workbench.document().text().get());
  }

  /// Shows the place that a verdict speaks of; of a moment the very run that it is one of.
  void lookAt(Verdict.Place place) {
    if (place.moment().isPresent()) {
      Verdict.At at = place.moment().get();
      MomentAt moment = new MomentAt.Number(at.event());
      Optional<String> view = Optional.of(ViewId.RUN.key());
      show(new Part.Show(at.run(), view, Optional.of(moment), List.of(), Span.at(0)));
      return;
    }
    edit(place.program());
    if (edited(place.program()).isPresent()) {
      place.span().ifPresent(span -> workbench.focus().light(span, FOCUS));
    }
  }

  // ---- Checks ----

  /// A check of the open lesson.
  Optional<CheckModel> check(String id) {
    Optional<Lesson> open = lesson.get();
    Optional<Check> found = open.flatMap(it -> it.check(id));
    return found.map(
        check ->
            checks.computeIfAbsent(
                id,
                _ ->
                    new CheckModel(
                        check,
                        answer ->
                            new Grader(open.get()).grade(check, answer, GradingLimits.DEFAULT),
                        progress.hasPassed(open.get().id(), id),
                        workbench.slowly(),
                        () -> hasPassed(open.get().id(), id))));
  }

  private void hasPassed(String lessonId, String check) {
    keep(() -> progress.pass(lessonId, check));
    passes.set(passes.get() + 1);
  }

  /// Writes the progress into a file that the user chooses.
  ///
  /// @param failed is told why it could not be written
  /// @return whether it is
  public boolean export(Path file, Consumer<String> failed) {
    try {
      progress.write(file);
      return true;
    } catch (IOException e) {
      failed.accept(String.valueOf(e.getMessage()));
      return false;
    }
  }

  /// Something that may fail to be written.
  private interface Keeping {
    void run() throws IOException;
  }

  private void keep(Keeping keeping) {
    try {
      keeping.run();
    } catch (IOException e) {
      workbench.tell(
          Notice.of(LessonsModel.class, "notKept", folder, String.valueOf(e.getMessage())));
    }
  }
}
