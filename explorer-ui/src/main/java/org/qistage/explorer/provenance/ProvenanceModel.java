package org.qistage.explorer.provenance;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.qistage.explorer.model.Background;
import org.qistage.explorer.model.Focus;
import org.qistage.explorer.model.Program;
import org.qistage.explorer.model.Recording;
import org.qistage.explorer.model.ViewId;
import org.qistage.explorer.model.Workbench;
import org.qistage.foundation.Span;
import org.qistage.pipeline.trace.TraceNavigator;
import org.qistage.pipeline.view.Provenance;

/// The way of the lit piece of the text through the stages, and when it ran.
final class ProvenanceModel {
  static final String NAME = "provenance";

  private final Workbench workbench;
  private final Background maker;
  private final ReadOnlyObjectWrapper<Optional<Way>> way =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /// What was found out of the newest program that somebody asked for.
  private volatile @Nullable Known known;

  private record Known(long version, Provenance provenance) {}

  /// The way of a piece of the text.
  ///
  /// @param runs the events at which it ran, in order
  /// @param recorded whether the program has been recorded at all
  record Way(Provenance.Chain chain, Runs runs, boolean recorded) {}

  /// Numbers of events, in order.
  static final class Runs {
    private final int[] events;

    Runs(int[] events) {
      this.events = events;
    }

    int count() {
      return events.length;
    }

    /// How many of them have happened.
    int until(int position) {
      int place = Arrays.binarySearch(events, position);
      return place >= 0 ? place + 1 : -place - 1;
    }

    OptionalInt after(int position) {
      int next = until(position);
      return next < events.length ? OptionalInt.of(events[next]) : OptionalInt.empty();
    }

    OptionalInt before(int position) {
      int last = until(position - 1) - 1;
      return last >= 0 ? OptionalInt.of(events[last]) : OptionalInt.empty();
    }
  }

  ProvenanceModel(Workbench workbench) {
    this.workbench = workbench;
    this.maker = workbench.background();
    workbench.focus().lit().subscribe(_ -> renew());
    workbench.program().subscribe(_ -> renew());
  }

  /// Empty while nothing is lit.
  ReadOnlyObjectProperty<Optional<Way>> way() {
    return way.getReadOnlyProperty();
  }

  private void renew() {
    Program program = workbench.program().get();
    Optional<Span> lit =
        workbench.focus().lit().get().map(Focus.Lit::span).filter(span -> span.length() > 0);
    if (program == null || lit.isEmpty()) {
      maker.drop();
      way.set(Optional.empty());
    } else if (!(program.recording() instanceof Recording.Pending)
        && lit.get().end() <= program.source().text().length()) {
      // While somebody types, the way of the text before stays until the new one has been recorded.
      maker.make(() -> found(program, lit.get()), made -> way.set(Optional.of(made)));
    }
  }

  private Way found(Program program, Span span) {
    Known last = known;
    if (last == null || last.version() != program.version()) {
      last = new Known(program.version(), Provenance.of(program.compiled()));
      known = last;
    }
    Optional<TraceNavigator> navigator = program.navigator();
    return new Way(
        last.provenance().chain(span),
        new Runs(navigator.map(found -> found.occurrences(0, span)).orElse(new int[0])),
        navigator.isPresent());
  }

  /// Shows a view, with the piece lit and in sight.
  void show(ViewId view) {
    if (!workbench.beside().get().equals(Optional.of(view))) {
      workbench.view().set(view);
    }
    way.get().ifPresent(found -> workbench.focus().light(found.chain().span(), NAME));
  }

  /// Goes to where the piece runs next, or ran before.
  void go(boolean forwards) {
    int position = workbench.clock().position().get();
    way.get()
        .map(Way::runs)
        .map(runs -> forwards ? runs.after(position) : runs.before(position))
        .ifPresent(event -> event.ifPresent(workbench.clock()::goTo));
  }
}
