package org.qistage.explorer.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.qistage.explorer.editor.EditorPane;
import org.qistage.explorer.files.ProgramFiles;
import org.qistage.explorer.model.Clock;
import org.qistage.explorer.model.Picture;
import org.qistage.explorer.model.ViewId;
import org.qistage.explorer.model.Workbench;
import org.qistage.explorer.provenance.ProvenanceBar;
import org.qistage.explorer.settings.KeysWindow;
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

  private final List<Key> keys = new ArrayList<>();

  /// Those that no control may take for itself.
  private final List<Key> first = new ArrayList<>();

  /// A combination of keys and what it does.
  ///
  /// @param name of what it does, a key of the words; several may have one
  private record Key(String name, KeyCombination combination, Runnable action) {}

  Keys(Workbench workbench, EditorPane editor, ProgramFiles files, WindowActions actions) {
    Clock clock = workbench.clock();
    both(
        "step",
        KeyCode.F8,
        () -> clock.step(clock.level().get(), true),
        () -> clock.step(clock.level().get(), false));
    both("over", KeyCode.F10, () -> clock.over(true), () -> clock.over(false));
    both("await", KeyCode.F11, () -> clock.toSuspension(true), () -> clock.toSuspension(false));
    both("out", KeyCode.F4, () -> clock.out(true), () -> clock.out(false));
    key("followWake", plain(KeyCode.F3), () -> clock.followWake(task(workbench)));
    key("waker", shift(KeyCode.F3), () -> clock.toWaker(task(workbench)));
    both(
        "scheduler",
        KeyCode.F6,
        () -> clock.step(Level.SCHEDULER, true),
        () -> clock.step(Level.SCHEDULER, false));
    both(
        "state",
        KeyCode.F7,
        () -> clock.step(Level.STATE, true),
        () -> clock.step(Level.STATE, false));
    both("breakpoint", KeyCode.F5, () -> clock.toBreakpoint(true), () -> clock.toBreakpoint(false));
    key("toggle", plain(KeyCode.F9), editor::toggleBreakpoint);
    key("pin", shift(KeyCode.F9), workbench.pins()::toggle);
    both("ends", KeyCode.F12, clock::toEnd, clock::toStart);
    key("run", shortcut(KeyCode.F5), actions::run);
    key(
        "stop",
        new KeyCodeCombination(KeyCode.F5, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
        actions::stop);
    List<ViewId> views = List.of(ViewId.values());
    for (int i = 0; i < views.size(); i++) {
      ViewId view = views.get(i);
      key("view", shortcut(DIGITS.get(i)), () -> workbench.view().set(view));
    }
    for (int i = 0; i < views.size(); i++) {
      ViewId view = views.get(i);
      key(
          "beside",
          new KeyCodeCombination(
              DIGITS.get(i), KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
          () -> showBeside(workbench, view));
    }
    key("new", shortcut(KeyCode.N), files::create);
    key("open", shortcut(KeyCode.O), files::open);
    key("save", shortcut(KeyCode.S), files::save);
    key("svg", shortcut(KeyCode.G), () -> files.exportPicture(Picture.Format.SVG));
    key(
        "png",
        new KeyCodeCombination(KeyCode.G, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
        () -> files.exportPicture(Picture.Format.PNG));
    key("edit", shortcut(KeyCode.E), editor::focusText);
    key("find", shortcut(KeyCode.F), editor::find);
    key("larger", shortcut(KeyCode.EQUALS), () -> workbench.settings().zoom(1));
    key("larger", shortcut(KeyCode.PLUS), () -> workbench.settings().zoom(1));
    key("smaller", shortcut(KeyCode.MINUS), () -> workbench.settings().zoom(-1));
    key("usual", shortcut(KeyCode.DIGIT0), () -> workbench.settings().scale().set(1));
    key("language", shortcut(KeyCode.L), workbench.settings()::switchLanguage);
    key("theme", shortcut(KeyCode.T), workbench.settings()::switchTheme);
    key("settings", shortcut(KeyCode.COMMA), actions::settings);
    key("keys", plain(KeyCode.F1), actions::keys);
  }

  /// Adds the keys of parts of the window.
  void add(Panes panes, ProvenanceBar provenance) {
    key("large", shortcut(KeyCode.M), panes::toggleFocused);
    both("occurrence", KeyCode.F2, () -> provenance.go(true), () -> provenance.go(false));
  }

  /// Adds the keys that lead from one region to another, with Tab as elsewhere.
  void add(Regions regions) {
    first(
        "region",
        new KeyCodeCombination(KeyCode.TAB, KeyCombination.CONTROL_DOWN),
        () -> regions.go(true));
    first(
        "region",
        new KeyCodeCombination(KeyCode.TAB, KeyCombination.CONTROL_DOWN, KeyCombination.SHIFT_DOWN),
        () -> regions.go(false));
  }

  private void first(String name, KeyCombination combination, Runnable action) {
    Key key = new Key(name, combination, action);
    keys.add(key);
    first.add(key);
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

  private void key(String name, KeyCombination combination, Runnable action) {
    keys.add(new Key(name, combination, action));
  }

  private void both(String name, KeyCode code, Runnable on, Runnable back) {
    key(name, plain(code), on);
    key(name, shift(code), back);
  }

  private static KeyCombination plain(KeyCode code) {
    return new KeyCodeCombination(code);
  }

  private static KeyCombination shift(KeyCode code) {
    return new KeyCodeCombination(code, KeyCombination.SHIFT_DOWN);
  }

  private static KeyCombination shortcut(KeyCode code) {
    return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
  }

  void install(Scene scene) {
    keys.forEach(key -> scene.getAccelerators().put(key.combination(), key.action()));
    scene.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event ->
            first.stream()
                .filter(key -> key.combination().match(event))
                .forEach(
                    key -> {
                      key.action().run();
                      event.consume();
                    }));
  }

  /// All of them, and those that only work in a part of the window.
  List<KeysWindow.Row> rows() {
    List<KeysWindow.Row> rows =
        new ArrayList<>(
            keys.stream()
                .map(Key::name)
                .distinct()
                .map(name -> new KeysWindow.Row(name, combinations(name)))
                .toList());
    rows.add(new KeysWindow.Row("complete", "Ctrl+Space"));
    rows.add(new KeysWindow.Row("choose", "Enter"));
    rows.add(new KeysWindow.Row("leave", "Esc"));
    return rows;
  }

  private String combinations(String name) {
    List<String> all =
        keys.stream()
            .filter(key -> key.name().equals(name))
            .map(key -> key.combination().getDisplayText())
            .toList();
    return all.size() > 2 ? all.getFirst() + " … " + all.getLast() : String.join("  ", all);
  }
}
