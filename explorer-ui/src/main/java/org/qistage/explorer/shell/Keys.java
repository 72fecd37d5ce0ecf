package org.qistage.explorer.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.qistage.explorer.editor.EditorPane;
import org.qistage.explorer.files.ProgramFiles;
import org.qistage.explorer.model.Clock;
import org.qistage.explorer.model.Picture;
import org.qistage.explorer.model.ViewId;
import org.qistage.explorer.model.Workbench;
import org.qistage.pipeline.trace.Level;

/// The keys that work everywhere in the window. Those that go back in time are those that go on with Shift.
final class Keys {
  private static final List<KeyCode> DIGITS =
      List.of(
          KeyCode.DIGIT1,
          KeyCode.DIGIT2,
          KeyCode.DIGIT3,
          KeyCode.DIGIT4,
          KeyCode.DIGIT5,
          KeyCode.DIGIT6);

  private final Map<KeyCombination, Runnable> actions = new LinkedHashMap<>();

  Keys(Workbench workbench, EditorPane editor, ProgramFiles files) {
    Clock clock = workbench.clock();
    both(KeyCode.F3, () -> clock.followWake(task(workbench)), () -> clock.toWaker(task(workbench)));
    both(KeyCode.F4, () -> clock.out(true), () -> clock.out(false));
    both(KeyCode.F5, () -> clock.toBreakpoint(true), () -> clock.toBreakpoint(false));
    both(
        KeyCode.F6,
        () -> clock.step(Level.SCHEDULER, true),
        () -> clock.step(Level.SCHEDULER, false));
    both(KeyCode.F7, () -> clock.step(Level.STATE, true), () -> clock.step(Level.STATE, false));
    both(
        KeyCode.F8,
        () -> clock.step(clock.level().get(), true),
        () -> clock.step(clock.level().get(), false));
    actions.put(new KeyCodeCombination(KeyCode.F9), editor::toggleBreakpoint);
    both(KeyCode.F10, () -> clock.over(true), () -> clock.over(false));
    both(KeyCode.F11, () -> clock.toSuspension(true), () -> clock.toSuspension(false));
    both(KeyCode.F12, clock::toEnd, clock::toStart);
    List<ViewId> views = List.of(ViewId.values());
    for (int i = 0; i < views.size(); i++) {
      ViewId view = views.get(i);
      actions.put(shortcut(DIGITS.get(i)), () -> workbench.view().set(view));
      actions.put(
          new KeyCodeCombination(
              DIGITS.get(i), KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
          () -> showBeside(workbench, view));
    }
    actions.put(shortcut(KeyCode.EQUALS), () -> workbench.settings().zoom(1));
    actions.put(shortcut(KeyCode.PLUS), () -> workbench.settings().zoom(1));
    actions.put(shortcut(KeyCode.MINUS), () -> workbench.settings().zoom(-1));
    actions.put(shortcut(KeyCode.DIGIT0), () -> workbench.settings().scale().set(1));
    actions.put(shortcut(KeyCode.L), workbench.settings()::switchLanguage);
    actions.put(shortcut(KeyCode.E), editor::focusText);
    actions.put(shortcut(KeyCode.F), editor::find);
    actions.put(shortcut(KeyCode.N), files::create);
    actions.put(shortcut(KeyCode.O), files::open);
    actions.put(shortcut(KeyCode.S), files::save);
    actions.put(
        new KeyCodeCombination(KeyCode.G, KeyCombination.SHORTCUT_DOWN),
        () -> files.exportPicture(Picture.Format.SVG));
    actions.put(
        new KeyCodeCombination(KeyCode.G, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
        () -> files.exportPicture(Picture.Format.PNG));
  }

  /// The task that is looked at.
  private static int task(Workbench workbench) {
    return workbench.focus().task().get().orElse(workbench.clock().task());
  }

  /// Shows a view beside the other, or no longer.
  private static void showBeside(Workbench workbench, ViewId view) {
    boolean there = workbench.beside().get().filter(view::equals).isPresent();
    workbench.beside().set(there ? Optional.empty() : Optional.of(view));
  }

  private void both(KeyCode code, Runnable on, Runnable back) {
    actions.put(new KeyCodeCombination(code), on);
    actions.put(new KeyCodeCombination(code, KeyCombination.SHIFT_DOWN), back);
  }

  private static KeyCombination shortcut(KeyCode code) {
    return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
  }

  void install(Scene scene) {
    scene.getAccelerators().putAll(actions);
  }
}
