package org.qistage.explorer.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.qistage.explorer.FakeDialogs;
import org.qistage.explorer.files.ProgramFiles;
import org.qistage.explorer.model.Program;
import org.qistage.explorer.model.Recording;
import org.qistage.explorer.model.Settings;
import org.qistage.explorer.model.ViewId;
import org.qistage.explorer.model.Workbench;
import org.qistage.explorer.shell.ExplorerWindow;
import org.qistage.pipeline.trace.Level;
import org.qistage.runtime.trace.RecordingLimits;

/// Measures the explorer with large inputs in its real window, without a display. A tool, no test; see
/// docs/performance.md.
///
/// Example: `tests/bench/explorer.sh edit-1000 events-1000000`.
public final class ExplorerBenchmark {
  private static final int WARM_UP = 20;
  private static final int EDITS = 30;
  private static final int STEPS = 40;

  private final Workbench workbench = new Workbench(new Settings(), Platform::runLater);
  private final Samples samples = new Samples();
  private final ProgramFiles files;
  private final Stage stage;
  private final Scene scene;

  private ExplorerBenchmark(Stage stage, Path folder) {
    this.stage = stage;
    files = new ProgramFiles(workbench, new FakeDialogs(), folder, Optional.empty());
    ExplorerWindow window = new ExplorerWindow(workbench, files, stage);
    scene = window.scene();
    window.show();
  }

  /// @param names of the cases; none for all
  public static void main(String[] names) throws Exception {
    System.setProperty("glass.platform", "Headless");
    UiThread.start();
    List<String> all =
        List.of("edit-1000", "edit-5000", "events-300000", "events-1000000", "tasks-10000");
    for (String name : names.length == 0 ? all : List.of(names)) {
      ExplorerBenchmark[] made = new ExplorerBenchmark[1];
      Path folder = Files.createTempDirectory("qi-explorer-bench");
      UiThread.run(() -> made[0] = new ExplorerBenchmark(new Stage(), folder));
      made[0].measure(name);
      UiThread.run(made[0]::close);
    }
    System.exit(0);
  }

  private void measure(String name) throws Exception {
    int size = Integer.parseInt(name.substring(name.indexOf('-') + 1));
    switch (name.substring(0, name.indexOf('-'))) {
      case "edit" -> edit(BigPrograms.ofLines(size));
      case "scroll" -> scroll(BigPrograms.ofLines(size));
      case "events" -> run(BigPrograms.ofEvents(size), size);
      case "tasks" -> run(BigPrograms.ofTasks(size), RecordingLimits.DEFAULT.events());
      default -> throw new IllegalArgumentException(name);
    }
    samples.print(name);
    memory();
  }

  private void close() {
    files.close();
    workbench.close();
    stage.close();
  }

  // ---- A long text ----

  private void edit(String text) throws Exception {
    act("open", () -> workbench.show(text), this::isCompiled);
    settle();
    samples.print("first opening");
    CodeArea area = (CodeArea) scene.lookup("#source");
    act(
        "go to the middle",
        () -> {
          area.requestFocus();
          area.moveTo(area.getText().indexOf("// 第", area.getLength() / 2) + 3);
          area.requestFollowCaret();
        });
    for (ViewId view : ViewId.values()) {
      look(view);
      for (int i = 0; i < WARM_UP + EDITS; i++) {
        String what = (i < WARM_UP ? "(warm-up) " : "") + "edit, " + view.key();
        key(what, i % 2 == 0);
        settle();
      }
    }
  }

  private void scroll(String text) throws Exception {
    act("open", () -> workbench.show(text), this::isCompiled);
    settle();
    samples.print("first opening");
    CodeArea area = (CodeArea) scene.lookup("#source");
    Random random = new Random(1);
    for (int i = 0; i < WARM_UP + STEPS; i++) {
      int line = random.nextInt(area.getParagraphs().size());
      act(i < WARM_UP ? "(warm-up) scroll" : "scroll", () -> area.showParagraphAtTop(line));
    }
    for (int i = 0; i < WARM_UP + STEPS; i++) {
      int place = random.nextInt(area.getLength());
      act(
          i < WARM_UP ? "(warm-up) caret" : "caret",
          () -> {
            area.requestFocus();
            area.moveTo(place);
          });
    }
  }

  /// One key in the middle of the text: a letter of a comment, or taking it away.
  private void key(String what, boolean type) throws Exception {
    CodeArea area = (CodeArea) scene.lookup("#source");
    act(
        what,
        () -> {
          if (type) {
            area.replaceSelection("x");
          } else {
            area.deletePreviousChar();
          }
        },
        this::isCompiled);
  }

  private boolean isCompiled() {
    Program program = workbench.program().get();
    return program != null
        && program.source().text().equals(workbench.document().text().get())
        && workbench.areViewsMade();
  }

  private boolean isSettled() {
    return isCompiled()
        && !(workbench.program().get().recording() instanceof Recording.Pending)
        && !workbench.service().busy().get();
  }

  private void settle() throws InterruptedException {
    UiThread.act(scene, () -> {}, this::isSettled);
  }

  // ---- A long run ----

  private void run(String text, int events) throws Exception {
    workbenchShows(text, events);
    settle();
    System.out.printf(Locale.ROOT, "%n%,d events%n", workbench.clock().last().get() + 1);
    samples.print("opening");
    for (ViewId view : List.of(ViewId.RUN, ViewId.LOWERING, ViewId.BYTECODE)) {
      look(view);
      for (Level level : Level.values()) {
        steps("step " + level + ", " + view.key(), level);
      }
    }
    look(ViewId.RUN);
    Random random = new Random(1);
    for (int i = 0; i < WARM_UP + STEPS; i++) {
      int place = random.nextInt(workbench.clock().last().get());
      act(i < WARM_UP ? "(warm-up) scrub" : "scrub", () -> workbench.clock().goTo(place));
    }
    TabPane bottom = (TabPane) scene.lookup("#bottom");
    for (int tab = 0; tab < bottom.getTabs().size(); tab++) {
      int chosen = tab;
      String name = bottom.getTabs().get(tab).getId();
      act("tab " + name, () -> bottom.getSelectionModel().select(chosen));
      steps("step SCHEDULER, run, " + name, Level.SCHEDULER);
    }
    UiThread.run(() -> bottom.getSelectionModel().select(0));
    Node closer = scene.lookup("#lanes-closer");
    for (int i = 0; i < 12; i++) {
      act("lanes, closer", ((javafx.scene.control.Button) closer)::fire);
    }
    act("end", workbench.clock()::toEnd);
    act("start", workbench.clock()::toStart);
  }

  private void workbenchShows(String text, int events) throws Exception {
    act(
        "open",
        () -> {
          workbench.show(text);
          workbench.run(workbench.request().withLimits(RecordingLimits.DEFAULT.withEvents(events)));
        },
        this::isSettled);
  }

  private void steps(String what, Level level) throws Exception {
    UiThread.run(() -> workbench.clock().goTo(workbench.clock().last().get() / 2));
    for (int i = 0; i < WARM_UP + STEPS; i++) {
      boolean forwards = i % 4 != 3;
      act(
          i < WARM_UP ? "(warm-up) " + what : what,
          () -> workbench.clock().step(level, forwards),
          workbench::areViewsMade);
    }
  }

  // ---- All ----

  private void look(ViewId view) throws Exception {
    act("show " + view.key(), () -> workbench.view().set(view), workbench::areViewsMade);
    settle();
    act("show " + view.key(), () -> workbench.view().set(ViewId.TOKENS), workbench::areViewsMade);
    act("show " + view.key(), () -> workbench.view().set(view), workbench::areViewsMade);
  }

  private void act(String what, Runnable action) throws InterruptedException {
    act(what, action, workbench::areViewsMade);
  }

  private void act(String what, Runnable action, BooleanSupplier done) throws InterruptedException {
    samples.add(what, UiThread.act(scene, action, done));
  }

  @SuppressWarnings("SystemOut") // the benchmark's own output
  private static void memory() throws IOException {
    long resident =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("VmRSS"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
            .findFirst()
            .orElse(0);
    var heap = ManagementFactory.getMemoryMXBean();
    long committed = heap.getHeapMemoryUsage().getCommitted() >> 20;
    System.gc();
    long used = heap.getHeapMemoryUsage().getUsed() >> 20;
    System.out.printf(
        "%nmemory: %,d MB resident, heap %,d MB committed, %,d MB in use after a collection%n",
        resident, committed, used);
  }
}
