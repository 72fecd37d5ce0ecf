package org.qistage.explorer.input;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.qistage.explorer.model.Program;
import org.qistage.explorer.model.Recording;
import org.qistage.explorer.model.Workbench;

/// What the recorded run had to read.
final class InputModel {
  private final Workbench workbench;
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.None());

  /// What the recording knows of standard input.
  sealed interface State {
    /// A newer one is being made.
    record Recording() implements State {}

    /// There is no recording.
    record None() implements State {}

    /// There was nothing to read, so nobody knows whether the program tried.
    record Empty() implements State {}

    /// The program has not read.
    ///
    /// @param lines that it could have read
    record Untouched(int lines) implements State {}

    /// The program has read.
    ///
    /// @param lines that were there for it
    record Given(int lines) implements State {}
  }

  InputModel(Workbench workbench) {
    this.workbench = workbench;
    workbench.program().subscribe(this::made);
    workbench.service().busy().subscribe(_ -> made(workbench.program().get()));
  }

  ReadOnlyObjectProperty<State> state() {
    return state.getReadOnlyProperty();
  }

  private void made(@Nullable Program program) {
    if (program == null) {
      state.set(new State.None());
      return;
    }
    state.set(
        switch (program.recording()) {
          case Recording.Pending _ -> new State.Recording();
          case Recording.Refused _, Recording.Broken _ -> new State.None();
          case Recording.Made made -> {
            String read = made.trace().settings().input();
            String given = workbench.document().input().get();
            yield !read.isEmpty()
                ? new State.Given(lines(read))
                : given.isEmpty() ? new State.Empty() : new State.Untouched(lines(given));
          }
        });
  }

  /// How many lines a text has; a last one need not end.
  static int lines(String text) {
    return (int) text.lines().count();
  }
}
