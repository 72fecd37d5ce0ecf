package org.qistage.explorer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.qistage.explorer.files.ProgramFiles;
import org.qistage.explorer.model.Program;
import org.qistage.explorer.model.Recording;
import org.qistage.explorer.model.Settings;
import org.qistage.explorer.model.ViewId;
import org.qistage.explorer.model.Workbench;
import org.qistage.explorer.shell.ExplorerWindow;
import org.qistage.foundation.Span;
import org.qistage.pipeline.trace.Level;

/// Measures how long the window does not answer while programs are opened, stepped through and edited, and
/// tells what it was doing meanwhile. A tool, no test: `main` takes programs.
public final class Pauses {
  private static final long LONG_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final String RENDERING = "waitForRenderingToComplete";
  private static final int STEPS = Integer.getInteger("steps", 10);

  private final Workbench workbench = new Workbench(new Settings(), Platform::runLater);
  private final Map<String, Long> longest = new ConcurrentSkipListMap<>();
  private final Map<String, Integer> stacks = new ConcurrentSkipListMap<>();
  private final AtomicReference<String> doing = new AtomicReference<>("start");
  private final AtomicInteger thrown = new AtomicInteger();
  private Thread ui = Thread.currentThread();

  private Pauses() {}

  /// Measures each program in a window of its own.
  public static void main(String[] programs) throws Exception {
    System.setProperty("glass.platform", "Headless");
    CountDownLatch started = new CountDownLatch(1);
    Platform.startup(started::countDown);
    started.await();
    Platform.setImplicitExit(false);
    int thrown = 0;
    for (String program : programs) {
      Pauses pauses = new Pauses();
      pauses.measure(Path.of(program));
      pauses.report(program);
      thrown += pauses.thrown.get();
    }
    System.exit(thrown == 0 ? 0 : 1);
  }

  private void measure(Path program) throws Exception {
    Thread.setDefaultUncaughtExceptionHandler((_, problem) -> thrown(problem));
    Path folder = Files.createTempDirectory("qi-pauses");
    Stage[] stage = new Stage[1];
    onUi(
        () -> {
          ui = Thread.currentThread();
          ui.setUncaughtExceptionHandler((_, problem) -> thrown(problem));
          stage[0] = new Stage();
        });
    Thread pinger = new Thread(this::ping);
    pinger.setDaemon(true);
    pinger.start();
    act(
        "open",
        () -> {
          ProgramFiles files =
              new ProgramFiles(workbench, new FakeDialogs(), folder, Optional.empty());
          new ExplorerWindow(workbench, files, stage[0]).show();
          files.begin(Optional.of(program));
        });
    awaitRecorded();
    for (ViewId view : ViewId.values()) {
      measure(view);
    }
    for (int tab = 0; tab < 6; tab++) {
      int chosen = tab;
      act(
          "tab " + tab,
          () ->
              ((TabPane) stage[0].getScene().lookup("#bottom")).getSelectionModel().select(chosen));
      steps("tab " + tab, Level.LINE, STEPS);
    }
    act("view types", () -> workbench.view().set(ViewId.TYPES));
    for (Node field : stage[0].getScene().getRoot().lookupAll(".types .text-field")) {
      for (String typed : new String[] {"甲", "甲1", "", "n"}) {
        act("filter of types", () -> ((TextField) field).setText(typed));
      }
    }
    onUi(workbench::close);
    pinger.interrupt();
    onUi(stage[0]::close);
  }

  private void measure(ViewId view) throws Exception {
    String name = view.key();
    act("view " + name, () -> workbench.view().set(view));
    quiet();
    for (Level level : Level.values()) {
      steps(name, level, STEPS);
    }
    act(name + ": end", () -> workbench.clock().toEnd());
    act(name + ": start", () -> workbench.clock().toStart());
    String text = workbench.document().text().get();
    for (int part = 0; part < 5 && !text.isEmpty(); part++) {
      int start = (int) ((long) (text.length() - 1) * part / 5);
      act(name + ": focus", () -> workbench.focus().light(new Span(start, start + 1), "pauses"));
    }
    act(name + ": task", () -> workbench.focus().choose(OptionalInt.of(2)));
    act(name + ": task", () -> workbench.focus().choose(OptionalInt.empty()));
    act(name + ": edit", () -> workbench.document().text().set(text + " "));
    awaitRecorded();
    act(name + ": edit", () -> workbench.document().text().set(text));
    awaitRecorded();
    for (int i = 0; i < 2; i++) {
      act(name + ": language", workbench.settings()::switchLanguage);
      act(name + ": theme", workbench.settings()::switchTheme);
    }
    act(name + ": scale", () -> workbench.settings().zoom(6));
    act(name + ": scale", () -> workbench.settings().zoom(-6));
  }

  private void steps(String name, Level level, int count) throws Exception {
    String key = name + ": step " + level;
    for (boolean forwards : new boolean[] {true, false}) {
      for (int i = 0; i < count; i++) {
        act(key, () -> workbench.clock().step(level, forwards));
      }
    }
  }

  // ---- Doing and waiting ----

  private void act(String name, Runnable action) throws Exception {
    doing.set(name);
    onUi(action);
    onUi(Platform::requestNextPulse);
    TimeUnit.MILLISECONDS.sleep(4);
    onUi(() -> {});
  }

  private void quiet() throws Exception {
    TimeUnit.MILLISECONDS.sleep(500);
    onUi(() -> {});
  }

  private void awaitRecorded() throws Exception {
    BooleanSupplier recorded =
        () -> {
          Program program = workbench.program().get();
          return workbench.trouble().get().isPresent()
              || (program != null
                  && program.source().text().equals(workbench.document().text().get())
                  && !(program.recording() instanceof Recording.Pending));
        };
    boolean[] done = new boolean[1];
    for (int i = 0; i < 6_000 && !done[0]; i++) {
      onUi(() -> done[0] = recorded.getAsBoolean());
      TimeUnit.MILLISECONDS.sleep(10);
    }
    if (!done[0]) {
      System.out.println("  not recorded within a minute: " + doing.get());
    }
    quiet();
  }

  private static void onUi(Runnable work) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    Platform.runLater(
        () -> {
          try {
            work.run();
          } finally {
            done.countDown();
          }
        });
    if (!done.await(2, TimeUnit.MINUTES)) {
      throw new IllegalStateException("the window hangs");
    }
  }

  // ---- Measuring ----

  private void thrown(Throwable problem) {
    thrown.incrementAndGet();
    System.out.println("  THROWN while " + doing.get());
    problem.printStackTrace(System.out);
  }

  /// Asks the window for an answer again and again. The time in which it waits for the renderer, which is
  /// slow without a graphics card, is not counted.
  private void ping() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        long start = System.nanoTime();
        long rendering = 0;
        CountDownLatch answered = new CountDownLatch(1);
        Platform.runLater(answered::countDown);
        while (!answered.await(10, TimeUnit.MILLISECONDS)) {
          StackTraceElement[] frames = ui.getStackTrace();
          if (Arrays.stream(frames).anyMatch(frame -> frame.getMethodName().equals(RENDERING))) {
            rendering += TimeUnit.MILLISECONDS.toNanos(10);
          } else if (System.nanoTime() - start - rendering > LONG_NANOS) {
            stacks.merge(doing.get() + " ← " + own(frames), 1, Integer::sum);
          }
        }
        longest.merge(doing.get(), System.nanoTime() - start - rendering, Math::max);
        TimeUnit.MILLISECONDS.sleep(2);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// The explorer's own part of what a thread does, or else the toolkit's.
  private static String own(StackTraceElement[] frames) {
    String own = names(frames, name -> name.startsWith("org.qistage"));
    return own.isEmpty() ? names(frames, name -> name.contains("fx")) : own;
  }

  private static String names(StackTraceElement[] frames, Predicate<String> whose) {
    return Arrays.stream(frames)
        .filter(frame -> whose.test(frame.getClassName()))
        .filter(frame -> !frame.getClassName().equals(Pauses.class.getName()))
        .limit(3)
        .map(Pauses::shortName)
        .collect(Collectors.joining(" < "));
  }

  private static String shortName(StackTraceElement frame) {
    String name = frame.getClassName();
    String type = name.substring(name.lastIndexOf('.') + 1);
    return type + "." + frame.getMethodName() + ":" + frame.getLineNumber();
  }

  private void report(String program) {
    System.out.println("== " + program);
    longest.entrySet().stream()
        .filter(entry -> entry.getValue() > LONG_NANOS)
        .forEach(
            entry ->
                System.out.printf("  %5d ms  %s%n", entry.getValue() / 1_000_000, entry.getKey()));
    stacks.entrySet().stream()
        .filter(entry -> entry.getValue() > 2)
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(30)
        .forEach(
            entry -> System.out.println("  " + entry.getValue() + " samples  " + entry.getKey()));
  }
}
