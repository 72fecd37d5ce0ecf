package org.qistage.explorer.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;
import org.qistage.pipeline.FileSource;
import org.qistage.pipeline.InputFile;
import org.qistage.pipeline.view.TokenRow;

/// All that one window shows: the open text, what was made of it, the position in time, what is lit. Every
/// change of the text leads to a new program.
public final class Workbench implements AutoCloseable {
  private static final int THREADS = 2;

  private final Settings settings;
  private final Document document = new Document();
  private final ProgramService service;
  private final Executor ui;

  /// Once the window is closed, what is still asked for is not made.
  private final ExecutorService workers =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          0,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          Workbench::worker,
          new ThreadPoolExecutor.DiscardPolicy());

  private final AtomicInteger undone = new AtomicInteger();
  private final Focus focus = new Focus();
  private final Clock clock = new Clock();
  private final Pins pins = new Pins(clock, focus);
  private final Pictures pictures = new Pictures();
  private final ObjectProperty<ViewId> view = new SimpleObjectProperty<>(ViewId.TOKENS);
  private final ObjectProperty<Optional<ViewId>> beside =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<LocatedDiagnostic>> trouble =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObservableList<Notice> notices = FXCollections.observableArrayList();

  /// One for all, since it hears of changes only while somebody holds it.
  private final ObservableList<Notice> shownNotices =
      FXCollections.unmodifiableObservableList(notices);

  private ProgramRequest request =
      ProgramRequest.of(new SourceText("", ""), FileSource.none(), Optional.empty());
  private final List<Runnable> closing = new ArrayList<>();
  private boolean showing;

  /// @param ui where all properties change
  public Workbench(Settings settings, Executor ui) {
    this.settings = settings;
    this.ui = ui;
    this.service = new ProgramService(ui);
    service.program().subscribe(this::made);
    document.text().addListener((_, _, _) -> compile());
    document.opened().addListener((_, _, _) -> forget());
    document.input().addListener((_, _, _) -> compile());
    settings.memory().addListener((_, _, memory) -> run(request.withMemory(memory)));
    settings.seed().addListener((_, _, seed) -> run(request.withSchedule(seed.longValue(), "")));
    settings.events().addListener((_, _, _) -> run(request.withLimits(settings.limits())));
    settings.seconds().addListener((_, _, _) -> run(request.withLimits(settings.limits())));
  }

  public Settings settings() {
    return settings;
  }

  public Document document() {
    return document;
  }

  public Focus focus() {
    return focus;
  }

  /// What of the lit text something is made of, without the white space and the comments around it; empty when
  /// nothing else is lit.
  public Optional<Span> litCode() {
    @Nullable Program program = service.program().get();
    return program == null
        ? Optional.empty()
        : focus.lit().get().flatMap(lit -> TokenRow.code(program.derived().tokens(), lit.span()));
  }

  public Clock clock() {
    return clock;
  }

  /// The moments that the user has pinned.
  public Pins pins() {
    return pins;
  }

  /// The drawings that can be written into files.
  public Pictures pictures() {
    return pictures;
  }

  /// The newest program; null before the first has been compiled.
  public ReadOnlyObjectProperty<@Nullable Program> program() {
    return service.program();
  }

  public ProgramService service() {
    return service;
  }

  /// The view that is shown.
  public ObjectProperty<ViewId> view() {
    return view;
  }

  /// The view that is shown beside it, if any.
  public ObjectProperty<Optional<ViewId>> beside() {
    return beside;
  }

  /// What went wrong with the file that was to be opened or saved; empty when nothing did.
  public ReadOnlyObjectProperty<Optional<LocatedDiagnostic>> trouble() {
    return trouble.getReadOnlyProperty();
  }

  /// What the user must know, the newest last.
  public ObservableList<Notice> notices() {
    return shownNotices;
  }

  /// Tells something, in place of what was told about the same thing.
  public void tell(Notice notice) {
    notices.removeIf(notice::isLike);
    notices.add(notice);
  }

  /// Something is over.
  public void untell(Notice notice) {
    notices.removeIf(notice::isLike);
  }

  public Words words(Class<?> feature) {
    return new Words(settings.language(), feature);
  }

  /// Something that makes what takes long for one part of one view; a slow one holds no other up.
  public Background background() {
    return new Background(behind(), countedUi());
  }

  /// The same for what must be done in the order in which it is asked for.
  public Executor inOrder() {
    return new InOrder(behind());
  }

  /// Where what was made in the background is published.
  public Executor countedUi() {
    return new Counted(ui, undone);
  }

  private Executor behind() {
    return new Counted(workers, undone);
  }

  /// Whether all that views have asked for until now is made and published.
  public boolean areViewsMade() {
    return undone.get() == 0;
  }

  /// As {@link #background}, on a thread of its own: for what may take many seconds.
  public Background slowly() {
    return new Background(work -> worker(work).start(), ui);
  }

  /// Where all properties change.
  public Executor ui() {
    return ui;
  }

  /// What is to be done when the workbench ends.
  public void onClose(Runnable end) {
    closing.add(end);
  }

  private static Thread worker(Runnable work) {
    Thread thread = new Thread(work, "qi-explorer-views");
    thread.setDaemon(true);
    return thread;
  }

  // ---- The text ----

  /// Opens a file. When it cannot be read, the present text stays.
  ///
  /// @return whether it could
  public boolean open(Path file) {
    return switch (InputFile.read(file.toString())) {
      case InputFile.Contents.Program(var source) -> {
        trouble.set(Optional.empty());
        request =
            asSet(ProgramRequest.of(source, FileSource.none(), Optional.empty()).beside(file));
        show(source.text(), Optional.of(file));
        yield true;
      }
      case InputFile.Contents.Unreadable(var source, var diagnostic) -> {
        fail(source, diagnostic);
        yield false;
      }
      case InputFile.Contents.Faulty(var source, var diagnostics) -> {
        fail(source, diagnostics.getFirst());
        yield false;
      }
      case InputFile.Contents.Made _ -> {
        // What a stage made is no text to edit.
        trouble.set(Optional.empty());
        yield false;
      }
    };
  }

  /// A file could not be opened.
  public void fail(SourceText source, Diagnostic diagnostic) {
    trouble.set(Optional.of(new LocatedDiagnostic(source, diagnostic)));
  }

  /// A text without a file.
  public void show(String text) {
    trouble.set(Optional.empty());
    request =
        asSet(ProgramRequest.of(new SourceText("", text), FileSource.none(), Optional.empty()));
    show(text, Optional.empty());
  }

  /// A text without a file, with its input, as it is to be recorded.
  ///
  /// @param name what it is called until it is saved
  public void show(ProgramRequest asked, String name) {
    trouble.set(Optional.empty());
    request = asked;
    showing = true;
    document.show(asked.source().text(), Optional.empty());
    document.name(name);
    document.input().set(asked.input());
    showing = false;
    compile();
  }

  /// Another text, input and place are one change; the same text may now be another program.
  private void show(String text, Optional<Path> file) {
    showing = true;
    document.show(text, file);
    showing = false;
    compile();
  }

  /// What belongs to another program: where one was in it, and what one had chosen there.
  private void forget() {
    focus.reset();
    clock.breakpoints().clear();
    pins.clear();
    clock.toStart();
  }

  /// Writes the text into a file, whole or not at all. In another file than before it is another program, which
  /// imports what is beside that.
  ///
  /// @throws IOException when it cannot be written; the file is as it was
  public void save(Path file) throws IOException {
    String text = document.text().get();
    String saved = document.toSave();
    WholeFile.write(file, draft -> Files.writeString(draft, saved));
    trouble.set(Optional.empty());
    boolean moved = !document.file().get().equals(Optional.of(file));
    document.saved(file, text);
    if (moved) {
      run(request.beside(file));
    }
  }

  // ---- The program ----

  /// How the program is run; another request runs it again.
  public ProgramRequest request() {
    return request;
  }

  public void run(ProgramRequest other) {
    request = other;
    compile();
  }

  private void compile() {
    if (showing) {
      return;
    }
    request = request.withSource(document.source()).withInput(document.input().get());
    service.submit(request);
  }

  /// A program as the settings want it recorded, in the order that they ask for.
  private ProgramRequest asSet(ProgramRequest other) {
    return other
        .withMemory(settings.memory().get())
        .withSchedule(settings.seed().get(), "")
        .withLimits(settings.limits());
  }

  private void made(@Nullable Program program) {
    if (program != null && !(program.recording() instanceof Recording.Pending)) {
      clock.show(program.navigator());
    }
  }

  @Override
  public void close() {
    closing.forEach(Runnable::run);
    service.close();
    workers.shutdownNow();
  }
}
