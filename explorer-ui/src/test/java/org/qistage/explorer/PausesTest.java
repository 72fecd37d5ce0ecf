package org.qistage.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.TabPane;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.qistage.explorer.bench.BigPrograms;
import org.qistage.explorer.bench.UiThread;
import org.qistage.explorer.model.ViewId;
import org.qistage.foundation.Span;
import org.qistage.pipeline.trace.Level;

/// What a user does, done in each view and tab again and again: the window must answer all the while. What is
/// done is judged by its last two rounds: before them it has been done so often that nothing is new to the JVM.
/// It fails when it paused in both.
class PausesTest extends WindowTest {
  private static final int ROUNDS = 4;

  /// The pauses of each round, by what was done.
  private final Map<String, List<List<Watchdog.Pause>>> told = new HashMap<>();

  private int round;

  private void act(String what, Runnable action) throws InterruptedException {
    UiThread.act(
        window().getScene(),
        action,
        () -> workbench().areViewsMade() && !workbench().service().busy().get());
    List<Watchdog.Pause> found = watchdog().pauses();
    if (round >= ROUNDS - 2 && !found.isEmpty()) {
      told.computeIfAbsent(what, _ -> new ArrayList<>()).add(found);
    }
  }

  private void judge() {
    told.values().removeIf(rounds -> rounds.size() < 2);
    assertEquals(Map.of(), told);
  }

  private void steps(String where) throws InterruptedException {
    for (Level level : List.of(Level.LINE, Level.SCHEDULER, Level.INSTRUCTION)) {
      act(where + ", step " + level, () -> workbench().clock().step(level, true));
      act(where + ", step back " + level, () -> workbench().clock().step(level, false));
    }
  }

  private void edit(String where) throws InterruptedException {
    CodeArea area = find("#source", CodeArea.class);
    act(
        where + ", type",
        () -> {
          area.requestFocus();
          area.moveTo(area.getText().indexOf('\n', area.getLength() / 2));
          area.requestFollowCaret();
          area.insertText(area.getCaretPosition(), " ");
        });
    act(where + ", take back", area::undo);
  }

  private void look(String where) throws InterruptedException {
    act(where + ", scrub", () -> workbench().clock().goTo(workbench().clock().last().get() / 3));
    int length = workbench().document().text().get().length();
    Span somewhere = new Span(length / 4 * (1 + round % 3), length / 4 * (1 + round % 3) + 1);
    act(where + ", focus", () -> workbench().focus().light(somewhere, "test"));
    act(where + ", task", () -> workbench().focus().choose(OptionalInt.of(1)));
    act(where + ", no task", () -> workbench().focus().choose(OptionalInt.empty()));
  }

  private void everywhere() throws InterruptedException {
    for (round = 0; round < ROUNDS; round++) {
      for (ViewId view : ViewId.values()) {
        act(view.key(), () -> workbench().view().set(view));
        look(view.key());
        steps(view.key());
        edit(view.key());
      }
      TabPane bottom = find("#bottom", TabPane.class);
      for (int tab = 0; tab < bottom.getTabs().size(); tab++) {
        int chosen = tab;
        String name = bottom.getTabs().get(tab).getId();
        act(name, () -> bottom.getSelectionModel().select(chosen));
        look(name);
        steps(name);
      }
      act("lanes-tab", () -> bottom.getSelectionModel().select(0));
    }
    judge();
  }

  private void open(String text) throws TimeoutException {
    onFx(() -> workbench().show(text));
    awaitRecorded();
    assertTrue(workbench().clock().last().get() > 50);
  }

  @Test
  void theSeedProgram() throws InterruptedException {
    everywhere();
  }

  @Test
  void aThousandLines() throws TimeoutException, InterruptedException {
    open(BigPrograms.ofLines(1_000));
    everywhere();
  }

  @Test
  void tenThousandTasks() throws TimeoutException, InterruptedException {
    open(BigPrograms.ofTasks(10_000));
    everywhere();
  }

  @Test
  void otherLooks() throws InterruptedException {
    for (round = 0; round < ROUNDS; round++) {
      for (ViewId view : ViewId.values()) {
        act(view.key(), () -> workbench().view().set(view));
        act(view.key() + ", language", workbench().settings()::switchLanguage);
      }
    }
    judge();
  }
}
