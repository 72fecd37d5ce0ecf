package org.qistage.explorer.model;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import org.jspecify.annotations.Nullable;
import org.qistage.foundation.Span;
import org.qistage.pipeline.FileSnapshot;
import org.qistage.pipeline.trace.FrameView;
import org.qistage.pipeline.trace.Moment;
import org.qistage.pipeline.trace.TraceNavigator;

/// Which file of the program is shown: the one that the clock's moment is in, after each step; the one that
/// somebody points at; or the one that the user chooses.
public final class ShownFile {
  private final Workbench workbench;
  private final ReadOnlyObjectWrapper<List<FileSnapshot>> files =
      new ReadOnlyObjectWrapper<>(List.of());
  private final IntegerProperty index = new SimpleIntegerProperty();
  private Optional<TraceNavigator> followed = Optional.empty();

  public ShownFile(Workbench workbench) {
    this.workbench = workbench;
    workbench.program().subscribe(this::made);
    workbench.document().opened().subscribe(_ -> show(0));
    workbench.clock().moment().subscribe(_ -> moved());
    workbench.focus().elsewhere().subscribe(place -> place.ifPresent(found -> show(found.file())));
    workbench.focus().lit().addListener((_, _, _) -> show(0));
  }

  /// The files of the program, the compiled one first.
  public ReadOnlyObjectProperty<List<FileSnapshot>> files() {
    return files.getReadOnlyProperty();
  }

  /// The index of the one that is shown.
  public IntegerProperty index() {
    return index;
  }

  /// The one that is shown; empty for the compiled one, which the editor has.
  public Optional<FileSnapshot> other() {
    int shown = index.get();
    return shown > 0 && shown < files.get().size()
        ? Optional.of(files.get().get(shown))
        : Optional.empty();
  }

  private void show(int file) {
    index.set(file < files.get().size() ? file : 0);
  }

  private void made(@Nullable Program program) {
    List<FileSnapshot> found = program == null ? List.of() : program.compiled().files();
    // Nobody's place changes because somebody types.
    files.set(found);
    show(index.get());
  }

  private void moved() {
    Optional<TraceNavigator> navigator = workbench.clock().navigator().get();
    if (!navigator.equals(followed)) {
      followed = navigator;
      return;
    }
    frame().ifPresent(frame -> show(frame.file()));
  }

  /// The innermost call of the task that runs at the clock's moment, or ran last.
  private Optional<FrameView> frame() {
    return workbench
        .clock()
        .moment()
        .get()
        .flatMap(moment -> innermost(moment, workbench.clock().task()));
  }

  private static Optional<FrameView> innermost(Moment moment, int task) {
    return moment.stack(task).stream().findFirst();
  }

  /// The file in which the clock's moment is; empty where that is not known.
  public Optional<Integer> current() {
    return frame().map(FrameView::file);
  }

  /// What runs in the file that is shown, if that is recorded of its present text.
  public Optional<Span> now() {
    return recorded()
        ? frame()
            .filter(frame -> frame.file() == index.get())
            .flatMap(frame -> frame.span().map(region -> region.span()))
        : Optional.empty();
  }

  /// What is lit in the file that is shown.
  public Optional<Span> lit() {
    return workbench
        .focus()
        .elsewhere()
        .get()
        .filter(place -> place.file() == index.get())
        .map(Focus.Place::span)
        .filter(span -> other().filter(file -> span.end() <= length(file)).isPresent());
  }

  private boolean recorded() {
    return other().isPresent()
        && workbench
            .clock()
            .navigator()
            .get()
            .map(navigator -> navigator.trace().program().files())
            .filter(texts -> index.get() < texts.size())
            .filter(texts -> texts.get(index.get()).text().equals(other().get().source().text()))
            .isPresent();
  }

  private static int length(FileSnapshot file) {
    return file.source().text().length();
  }
}
