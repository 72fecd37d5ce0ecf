package org.qistage.explorer.live;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.qistage.explorer.live.LiveOutput.Channel;
import org.qistage.explorer.live.LiveOutput.Row;
import org.qistage.explorer.model.Workbench;
import org.qistage.pipeline.CompileSnapshot;
import org.qistage.pipeline.launch.ChildEnd;
import org.qistage.pipeline.launch.ChildRun;
import org.qistage.pipeline.launch.RunRequest;
import org.qistage.pipeline.launch.TextOutput;

/// The run at full speed: one at a time. Its properties change on the window's thread only, a few times a
/// second however much is printed.
public final class LiveRun implements AutoCloseable {
  /// After so many seconds without a word the user is told.
  static final long LONG_QUIET = 10;

  private static final long LOOK = 50;
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  /// A stopped process that is still there after so many seconds is told.
  private static final long PATIENCE = 5;

  /// On Linux a process that a signal ended has this added to its number as its exit status.
  private static final int SIGNALLED = 128;

  private final Workbench workbench;
  private final Starter starter;
  private final LiveOutput output = new LiveOutput();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "qi-explorer-live"));
  private final ExecutorService typing =
      Executors.newCachedThreadPool(work -> daemon(work, "qi-explorer-typing"));
  private final ObservableList<Row> rows = FXCollections.observableArrayList();

  /// One for all, since it hears of changes only while somebody holds it.
  private final ObservableList<Row> shownRows = FXCollections.unmodifiableObservableList(rows);

  private final ReadOnlyObjectWrapper<LiveState> state =
      new ReadOnlyObjectWrapper<>(new LiveState.Idle());
  private final ReadOnlyLongWrapper dropped = new ReadOnlyLongWrapper();
  private final ReadOnlyLongWrapper elapsed = new ReadOnlyLongWrapper();
  private final ReadOnlyLongWrapper quiet = new ReadOnlyLongWrapper();
  private final ReadOnlyBooleanWrapper inputOpen = new ReadOnlyBooleanWrapper();
  private final BooleanProperty given = new SimpleBooleanProperty();
  private final AtomicLong newest = new AtomicLong();
  private volatile long lastOutput;
  private long began;
  private volatile @Nullable ChildRun child;
  private volatile boolean closed;
  private @Nullable OutputStream input;

  /// Begins a process.
  @FunctionalInterface
  interface Starter {
    ChildRun start(CompileSnapshot compiled, RunRequest request) throws IOException;
  }

  public LiveRun(Workbench workbench) {
    this(workbench, ChildRun::start);
  }

  LiveRun(Workbench workbench, Starter starter) {
    this.workbench = workbench;
    this.starter = starter;
    workbench.onClose(this::close);
    workbench.document().input().subscribe(text -> given.set(!text.isEmpty()));
    Future<?> _ =
        timer.scheduleWithFixedDelay(
            () -> workbench.ui().execute(this::look), LOOK, LOOK, TimeUnit.MILLISECONDS);
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  // ---- What is shown ----

  /// What was printed, typed and said; of very much, the end.
  ObservableList<Row> rows() {
    return shownRows;
  }

  /// How many rows are not kept any more.
  ReadOnlyLongProperty dropped() {
    return dropped.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<LiveState> state() {
    return state.getReadOnlyProperty();
  }

  /// How long it has run, or ran, in nanoseconds.
  ReadOnlyLongProperty elapsed() {
    return elapsed.getReadOnlyProperty();
  }

  /// For how many seconds nothing has been printed or typed.
  ReadOnlyLongProperty quiet() {
    return quiet.getReadOnlyProperty();
  }

  /// Whether the program may still be typed for.
  ReadOnlyBooleanProperty inputOpen() {
    return inputOpen.getReadOnlyProperty();
  }

  /// Whether the next run reads the document's input; else what is typed.
  BooleanProperty given() {
    return given;
  }

  // ---- What is done ----

  /// Compiles the present text and runs it. One that runs is stopped.
  public void start() {
    if (closed) {
      return;
    }
    end();
    long version = newest.incrementAndGet();
    clear();
    elapsed.set(0);
    quiet.set(0);
    began = System.nanoTime();
    lastOutput = began;
    state.set(new LiveState.Starting());
    LivePlan plan = LivePlan.of(workbench);
    String text = workbench.document().input().get();
    boolean whole = given.get();
    typing.execute(() -> begin(version, plan, whole ? text : null));
  }

  private void begin(long version, LivePlan plan, @Nullable String text) {
    CompileSnapshot compiled = plan.compile();
    int errors = LivePlan.errors(compiled);
    if (errors > 0) {
      publish(version, () -> state.set(new LiveState.Refused(errors)));
      return;
    }
    TextOutput out = new TextOutput(piece -> heard(version, Channel.OUT, piece));
    TextOutput err = new TextOutput(piece -> heard(version, Channel.ERR, piece));
    try {
      ChildRun run = starter.start(compiled, plan.request(out, err));
      child = run;
      if (closed || newest.get() != version) {
        run.kill();
        return;
      }
      OutputStream stream = run.input();
      publish(version, () -> began(run, stream, text == null));
      Future<?> _ =
          run.ended()
              .whenComplete(
                  (end, _) -> {
                    out.close();
                    err.close();
                    publish(version, () -> ended(end));
                  });
      if (text != null) {
        write(stream, text, true);
      }
    } catch (IOException | RuntimeException e) {
      publish(version, () -> state.set(new LiveState.NotStarted(String.valueOf(e.getMessage()))));
    }
  }

  private void began(ChildRun run, OutputStream stream, boolean typed) {
    input = stream;
    inputOpen.set(typed);
    state.set(new LiveState.Running(run.processId()));
  }

  private void heard(long version, Channel channel, String piece) {
    if (newest.get() == version) {
      lastOutput = System.nanoTime();
      output.add(channel, piece);
    }
  }

  private void publish(long version, Runnable change) {
    workbench
        .ui()
        .execute(
            () -> {
              if (newest.get() == version) {
                change.run();
              }
            });
  }

  private void ended(ChildEnd end) {
    elapsed.set(System.nanoTime() - began);
    inputOpen.set(false);
    child = null;
    look();
    state.set(
        switch (end) {
          case ChildEnd.Ran(int status) -> new LiveState.Finished(status);
          case ChildEnd.Killed() -> new LiveState.Stopped();
          case ChildEnd.Crashed(int status) ->
              new LiveState.Crashed(status, status > SIGNALLED ? status - SIGNALLED : 0);
        });
  }

  /// Ends the run at once.
  public void stop() {
    ChildRun running = child;
    if (!(state.get() instanceof LiveState.Running) || running == null) {
      if (state.get() instanceof LiveState.Starting) {
        newest.incrementAndGet();
        end();
        state.set(new LiveState.Stopped());
      }
      return;
    }
    long version = newest.get();
    running.kill();
    Future<?> _ =
        timer.schedule(
            () ->
                publish(
                    version,
                    () -> {
                      if (state.get().isRunning()) {
                        state.set(new LiveState.Stuck(running.processId()));
                      }
                    }),
            PATIENCE,
            TimeUnit.SECONDS);
  }

  /// Forgets what has been printed until now.
  void clear() {
    output.clear();
    rows.clear();
    dropped.set(0);
  }

  /// Sends a line to the program.
  void type(String line) {
    OutputStream to = input;
    if (inputOpen.get() && to != null) {
      output.line(Channel.IN, line);
      lastOutput = System.nanoTime();
      typing.execute(() -> write(to, line + "\n", false));
    }
  }

  /// The program finds the end of its input.
  void endInput() {
    OutputStream to = input;
    if (inputOpen.get() && to != null) {
      inputOpen.set(false);
      typing.execute(() -> write(to, "", true));
    }
  }

  private static void write(OutputStream to, String text, boolean last) {
    synchronized (to) {
      try {
        to.write(text.getBytes(StandardCharsets.UTF_8));
        if (last) {
          to.close();
        }
      } catch (IOException _) {
        // The program has ended, which its end tells.
      }
    }
  }

  /// Takes over what has been printed since.
  private void look() {
    if (closed) {
      return;
    }
    // The last row may have grown.
    LiveOutput.Kept kept = output.since(rows.isEmpty() ? 0 : rows.getLast().number());
    int gone = 0;
    while (gone < rows.size() && rows.get(gone).number() < kept.first()) {
      gone++;
    }
    if (gone == rows.size()) {
      if (!kept.rows().isEmpty() || gone > 0) {
        rows.setAll(kept.rows());
      }
    } else {
      if (!kept.rows().getFirst().equals(rows.getLast())) {
        rows.set(rows.size() - 1, kept.rows().getFirst());
      }
      if (kept.rows().size() > 1) {
        rows.addAll(kept.rows().subList(1, kept.rows().size()));
      }
      rows.remove(0, gone);
    }
    dropped.set(kept.first());
    if (state.get().isRunning()) {
      long now = System.nanoTime();
      elapsed.set(now - began);
      quiet.set((now - lastOutput) / SECOND);
    }
  }

  private void end() {
    ChildRun running = child;
    child = null;
    input = null;
    inputOpen.set(false);
    if (running != null) {
      running.kill();
    }
  }

  /// Ends the process, if there is one.
  @Override
  public void close() {
    closed = true;
    newest.incrementAndGet();
    end();
    timer.shutdownNow();
    typing.shutdownNow();
  }
}
