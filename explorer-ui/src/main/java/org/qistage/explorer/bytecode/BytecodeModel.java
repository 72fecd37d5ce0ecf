package org.qistage.explorer.bytecode;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.qistage.explorer.bytecode.CodeRow.Code;
import org.qistage.explorer.model.Background;
import org.qistage.explorer.model.Lighting;
import org.qistage.explorer.model.Program;
import org.qistage.explorer.model.Workbench;
import org.qistage.foundation.Span;
import org.qistage.pipeline.view.BytecodeView;

/// The instructions of the newest program, as they are shown.
final class BytecodeModel {
  private final Workbench workbench;
  private final Background maker;
  private final ReadOnlyObjectWrapper<List<CodeRow>> rows = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<String>> functions =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ObjectProperty<Optional<String>> filter =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Place>> running =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyBooleanWrapper making = new ReadOnlyBooleanWrapper();
  private final BooleanProperty seen = new SimpleBooleanProperty(true);
  private List<CodeRow> all = List.of();
  private CodeWidths widths = CodeWidths.of(List.of());
  private List<Span> spans = List.of();
  private long madeOf = -1;

  /// An instruction of a method of a function of the program.
  record Place(String function, int offset) {}

  BytecodeModel(Workbench workbench) {
    this.workbench = workbench;
    this.maker = workbench.background();
    workbench.program().subscribe(_ -> show());
    seen.subscribe(_ -> show());
    filter.subscribe(_ -> sift());
  }

  /// Whether somebody looks; else nothing is made.
  BooleanProperty seen() {
    return seen;
  }

  private void show() {
    Program program = workbench.program().get();
    if (program != null && seen.get() && program.version() != madeOf) {
      madeOf = program.version();
      making.set(true);
      maker.make(() -> CodeRow.of(BytecodeView.of(program.compiled())), this::made);
    }
  }

  private void made(List<CodeRow> made) {
    all = made;
    making.set(false);
    List<String> found =
        made.stream().map(CodeRow::function).filter(name -> !name.isEmpty()).distinct().toList();
    functions.set(found);
    if (filter.get().filter(name -> !found.contains(name)).isPresent()) {
      filter.set(Optional.empty());
    } else {
      sift();
    }
  }

  private void sift() {
    Optional<String> only = filter.get();
    List<CodeRow> shown =
        only.isEmpty()
            ? all
            : all.stream().filter(row -> row.function().equals(only.get())).toList();
    spans =
        shown.stream()
            .flatMap(row -> row instanceof Code code ? code.span().stream() : Stream.empty())
            .distinct()
            .toList();
    widths = CodeWidths.of(shown);
    rows.set(shown);
  }

  /// How wide the columns of the shown rows are.
  CodeWidths widths() {
    return widths;
  }

  ReadOnlyObjectProperty<List<CodeRow>> rows() {
    return rows.getReadOnlyProperty();
  }

  /// Whether newer rows are being made.
  ReadOnlyBooleanProperty making() {
    return making.getReadOnlyProperty();
  }

  /// The functions that have instructions, in order.
  ReadOnlyObjectProperty<List<String>> functions() {
    return functions.getReadOnlyProperty();
  }

  /// The only function that is shown; empty for all.
  ObjectProperty<Optional<String>> filter() {
    return filter;
  }

  /// The instruction that runs at the present moment, when that is known.
  ObjectProperty<Optional<Place>> running() {
    return running;
  }

  boolean isRunning(CodeRow row) {
    return row instanceof Code(var code, _, _, var function)
        && running.get().filter(new Place(function, code.offset())::equals).isPresent();
  }

  /// How many instructions are shown.
  long count() {
    return rows.get().stream().filter(Code.class::isInstance).count();
  }

  // ---- The focus ----

  /// Which rows the focus lights.
  Predicate<CodeRow> lit() {
    Optional<Span> span = workbench.litCode();
    if (span.isEmpty()) {
      return _ -> false;
    }
    Predicate<Span> lit = Lighting.of(spans, span);
    return row -> row instanceof Code code && code.span().filter(lit).isPresent();
  }

  /// The first row that is lit.
  OptionalInt first(Predicate<CodeRow> lit) {
    List<CodeRow> shown = rows.get();
    return IntStream.range(0, shown.size()).filter(row -> lit.test(shown.get(row))).findFirst();
  }

  void pick(Code code) {
    code.span().ifPresent(span -> workbench.focus().light(span, BytecodeListView.NAME));
  }
}
