package org.qistage.explorer.live;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
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
import org.qistage.explorer.model.InOrder;
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

  /// A thread for each start, and one for what is typed; closed, they do nothing more.
  private final ExecutorService threads =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          1,
          TimeUnit.MINUTES,
          new SynchronousQueue<>(),
          work -> daemon(work, "qi-explorer-process"),
          new ThreadPoolExecutor.DiscardPolicy());

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
  private final OneProcess process = new OneProcess();
  private volatile long lastOutput;
  private long began;
  private volatile boolean closed;
  private Optional<Input> input = Optional.empty();

  /// Where what is typed goes, and who sends it, one line after the other.
  private record Input(OutputStream to, Executor inOrder) {
    void send(String text, boolean last) {
      inOrder.execute(() -> write(to, text, last));
    }
  }

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
    long version = process.next();
    open(Optional.empty());
    clear();
    elapsed.set(0);
    quiet.set(0);
    began = System.nanoTime();
    lastOutput = began;
    state.set(new LiveState.Starting());
    LivePlan plan = LivePlan.of(workbench);
    String text = workbench.document().input().get();
    boolean whole = given.get();
    threads.execute(() -> begin(version, plan, whole ? text : null));
  }

  private void begin(long version, LivePlan plan, @Nullable String text) {
    try {
      CompileSnapshot compiled = plan.compile();
      int errors = LivePlan.errors(compiled);
      if (errors > 0) {
        publish(version, () -> state.set(new LiveState.Refused(errors)));
      } else if (process.isNewest(version)) {
        begin(version, compiled, plan, text);
      }
    } catch (IOException e) {
      notStarted(version, String.valueOf(e.getMessage()));
    } catch (RuntimeException | Error e) {
      notStarted(version, e.toString());
    }
  }

  private void notStarted(long version, String reason) {
    publish(version, () -> state.set(new LiveState.NotStarted(reason)));
  }

  private void begin(long version, CompileSnapshot compiled, LivePlan plan, @Nullable String text)
      throws IOException {
    TextOutput out = new TextOutput(piece -> heard(version, Channel.OUT, piece));
    TextOutput err = new TextOutput(piece -> heard(version, Channel.ERR, piece));
    ChildRun run = starter.start(compiled, plan.request(out, err));
    if (!process.take(version, run)) {
      return;
    }
    Input stream = new Input(run.input(), new InOrder(threads));
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
      stream.send(text, true);
    }
  }

  private void began(ChildRun run, Input stream, boolean typed) {
    open(typed ? Optional.of(stream) : Optional.empty());
    state.set(new LiveState.Running(run.processId()));
  }

  private void open(Optional<Input> other) {
    input = other;
    inputOpen.set(other.isPresent());
  }

  private void heard(long version, Channel channel, String piece) {
    if (process.isNewest(version)) {
      lastOutput = System.nanoTime();
      output.add(channel, piece);
    }
  }

  private void publish(long version, Runnable change) {
    workbench
        .ui()
        .execute(
            () -> {
              if (process.isNewest(version)) {
                change.run();
              }
            });
  }

  private void ended(ChildEnd end) {
    elapsed.set(System.nanoTime() - began);
    open(Optional.empty());
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
    switch (state.get()) {
      case LiveState.Starting() -> {
        process.next();
        state.set(new LiveState.Stopped());
      }
      case LiveState.Running _ -> process.child().ifPresent(this::kill);
      default -> {}
    }
  }

  private void kill(ChildRun running) {
    LiveState shown = state.get();
    running.kill();
    Future<?> _ =
        timer.schedule(
            () ->
                workbench
                    .ui()
                    .execute(
                        () -> {
                          if (state.get().equals(shown)) {
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
    input.ifPresent(
        to -> {
          output.line(Channel.IN, line);
          lastOutput = System.nanoTime();
          to.send(line + "\n", false);
        });
  }

  /// The program finds the end of its input.
  void endInput() {
    input.ifPresent(
        to -> {
          open(Optional.empty());
          to.send("", true);
        });
  }

  private static void write(OutputStream to, String text, boolean last) {
    try {
      to.write(text.getBytes(StandardCharsets.UTF_8));
      if (last) {
        to.close();
      }
    } catch (IOException _) {
      // The program has ended, which its end tells.
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

  /// Ends the process, if there is one.
  @Override
  public void close() {
    closed = true;
    process.close();
    timer.shutdownNow();
    threads.shutdownNow();
  }
}
