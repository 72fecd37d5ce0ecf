package org.qistage.explorer;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.qistage.explorer.files.ProgramFiles;
import org.qistage.explorer.model.Program;
import org.qistage.explorer.model.Recording;
import org.qistage.explorer.model.Settings;
import org.qistage.explorer.model.Workbench;
import org.qistage.explorer.shell.ExplorerWindow;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// A test in the real window, which is opened for each test anew with a program, compiled and recorded. A test
/// fails when the window does not answer; see {@link Watchdog}.
public abstract class WindowTest {
  private static final long PATIENCE = 30_000;

  private static final Path EXAMPLES =
      Path.of(System.getProperty("qi.root"), "lessons", "programs");

  @TempDir Path folder = Path.of("");

  /// Answers what the window asks of files.
  protected final FakeDialogs dialogs = new FakeDialogs();

  private @Nullable Workbench opened;
  private @Nullable ProgramFiles files;
  private @Nullable Stage stage;
  private @Nullable Watchdog watchdog;

  /// The program that is opened.
  protected Path program() {
    return Programs.SEED;
  }

  /// What the window shows.
  protected final Workbench workbench() {
    return Objects.requireNonNull(opened);
  }

  /// Its files.
  protected final ProgramFiles files() {
    return Objects.requireNonNull(files);
  }

  /// The folder of what belongs to the user.
  protected final Path userFolder() {
    return folder;
  }

  /// The window.
  protected final Stage window() {
    return Objects.requireNonNull(stage);
  }

  private void open(Stage newStage) {
    Workbench workbench = new Workbench(new Settings(), Platform::runLater);
    opened = workbench;
    stage = newStage;
    workbench.settings().reducedMotion().set(true);
    ProgramFiles programs = new ProgramFiles(workbench, dialogs, folder, Optional.of(EXAMPLES));
    files = programs;
    new ExplorerWindow(workbench, programs, newStage).show();
    programs.begin(Optional.of(program()));
  }

  @BeforeEach
  final void openAndAwait() throws TimeoutException {
    FxToolkit.registerPrimaryStage();
    FxToolkit.setupStage(this::open);
    WaitForAsyncUtils.waitForFxEvents();
    watchdog = WaitForAsyncUtils.waitForAsyncFx(PATIENCE, this::watch);
    awaitRecorded();
  }

  /// To be called on the window's thread.
  private Watchdog watch() {
    return new Watchdog(Watchdog.WARM, Thread.currentThread(), this::shown);
  }

  final String shown() {
    String view = workbench().view().get().key();
    // Another part may have the window to itself.
    return window().getScene().lookup("#bottom") instanceof TabPane bottom
        ? view + " and " + bottom.getSelectionModel().getSelectedItem().getId()
        : view;
  }

  /// What watches over the window's thread.
  final Watchdog watchdog() {
    return Objects.requireNonNull(watchdog);
  }

  @AfterEach
  final void close() throws TimeoutException {
    watchdog().close();
    files().close();
    workbench().close();
    FxToolkit.hideStage();
    watchdog().judge();
  }

  /// Waits until the present text has been compiled and recorded.
  protected final void awaitRecorded() throws TimeoutException {
    await(
        () -> {
          Program program = workbench().program().get();
          return program != null
              && program.source().text().equals(workbench().document().text().get())
              && !(program.recording() instanceof Recording.Pending);
        });
  }

  /// Waits until something is so.
  protected static void await(Callable<Boolean> condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, condition);
    WaitForAsyncUtils.waitForFxEvents();
  }

  /// Does something on the JavaFX thread and waits until it is done.
  protected static void onFx(Runnable work) {
    new FxRobot().interact(work);
  }

  /// Shows one of the tabs below.
  ///
  /// @param key such as `output`
  protected static void showTab(String key) {
    onFx(
        () -> {
          TabPane bottom = find("#bottom", TabPane.class);
          Tab tab =
              bottom.getTabs().stream()
                  .filter(each -> each.getId().equals(key + "-tab"))
                  .findFirst()
                  .orElseThrow();
          bottom.getSelectionModel().select(tab);
        });
  }

  /// The control with a selector such as `#source`.
  protected static <N extends Node> N find(String selector, Class<N> type) {
    return new FxRobot().lookup(selector).queryAs(type);
  }
}
