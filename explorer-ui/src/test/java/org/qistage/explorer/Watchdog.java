package org.qistage.explorer;

import static org.junit.jupiter.api.Assertions.fail;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.application.Platform;

/// Watches that the window always answers: nobody who asks its thread for something may have to wait for more
/// than 50 ms of work.
///
/// It asks every few milliseconds, and counts from the asking to the answer
///
/// - the processor time of the window's thread. Not the time of a clock: on a busy machine, or while the
///   renderer draws without a graphics card, the thread stands still without being at fault;
/// - the time in which the thread waits for something, a lock or a file or a thread, below a method of the
///   explorer. That is always its own fault.
///
/// Work that is done for the first times in a JVM takes long, because classes are loaded and code is interpreted.
/// So nothing is judged before the window's thread has worked for so long that most of what it does has been
/// compiled; and a kind of pause is forgiven twice in a JVM and fails the test in which it comes the third time. Pauses are
/// of one kind when the same method of the explorer was at work in the same view; for those in which only the
/// toolkit was at work, styling and layout, the view alone tells. Opening a window is not watched: it has a limit
/// of its own.
public final class Watchdog implements AutoCloseable {
  private static final long LIMIT = TimeUnit.MILLISECONDS.toNanos(50);
  private static final int FORGIVEN = 2;
  private static final int DEEPEST = 400;
  private static final String EXPLORER = "org.qistage.";
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /// How often each kind has been seen in this JVM.
  private static final Map<String, Integer> SEEN = new ConcurrentHashMap<>();

  /// For a window of a test.
  static final long WARM = TimeUnit.SECONDS.toNanos(30);

  private final long warmUp;
  private final long watched;
  private final Supplier<String> place;
  private final List<Pause> pauses = new ArrayList<>();
  private long answers;
  private final Thread watcher = new Thread(this::watch, "watchdog");

  /// The window did not answer.
  ///
  /// @param kind who was at work, and where
  /// @param millis how long, without what is not counted
  /// @param seen what it was seen doing, what was seen most often first
  record Pause(String kind, long millis, List<String> seen) {
    @Override
    public String toString() {
      return millis + " ms, " + kind + "\n    " + String.join("\n    ", seen);
    }
  }

  /// @param warmUp so many nanoseconds of the thread's processor time must have passed before it is judged
  /// @param watched the thread of the window
  /// @param place what is shown, asked for on that thread
  Watchdog(long warmUp, Thread watched, Supplier<String> place) {
    this.warmUp = warmUp;
    this.watched = watched.threadId();
    this.place = place;
    watcher.setDaemon(true);
    watcher.start();
  }

  /// The pauses since the last time somebody asked, up to now. Not to be called on the watched thread.
  List<Pause> pauses() {
    synchronized (pauses) {
      long until = answers + 1;
      try {
        while (answers < until && watcher.isAlive()) {
          pauses.wait(100);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      List<Pause> found = List.copyOf(pauses);
      pauses.clear();
      return found;
    }
  }

  /// Fails for a pause of a kind that has been forgiven often enough.
  void judge() {
    List<Pause> found = pauses();
    if (THREADS.getThreadCpuTime(watched) < warmUp) {
      return;
    }
    for (Pause pause : found) {
      if (SEEN.merge(pause.kind(), 1, Integer::sum) > FORGIVEN) {
        fail("The window did not answer for " + pause);
      }
    }
  }

  @Override
  public void close() {
    watcher.interrupt();
    try {
      watcher.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  // ---- Watching ----

  private void watch() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        ask();
        TimeUnit.MILLISECONDS.sleep(2);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void ask() throws InterruptedException {
    Question question = new Question(THREADS.getThreadCpuTime(watched));
    Platform.runLater(() -> question.answer(place.get()));
    while (!question.answered.await(5, TimeUnit.MILLISECONDS)) {
      ThreadInfo info = THREADS.getThreadInfo(watched, DEEPEST);
      if (info != null) {
        question.sample(info);
      }
    }
    synchronized (pauses) {
      if (question.busy() > LIMIT) {
        pauses.add(question.pause());
      }
      answers++;
      pauses.notifyAll();
    }
  }

  private static final class Question {
    final CountDownLatch answered = new CountDownLatch(1);
    private final long before;
    private final Map<String, Integer> own = new HashMap<>();
    private final Map<String, Integer> all = new HashMap<>();
    private long after;
    private long waited;
    private long waiting;
    private String where = "";

    Question(long before) {
      this.before = before;
    }

    void answer(String shown) {
      after = THREADS.getCurrentThreadCpuTime();
      where = shown;
      answered.countDown();
    }

    void sample(ThreadInfo info) {
      StackTraceElement[] frames = info.getStackTrace();
      Optional<String> outermost =
          Arrays.stream(frames)
              .filter(frame -> frame.getClassName().startsWith(EXPLORER))
              .filter(frame -> !frame.getClassName().startsWith(Watchdog.class.getName() + "$Q"))
              .reduce((_, last) -> last)
              .map(Question::method);
      all.merge(names(frames), 1, Integer::sum);
      outermost.ifPresent(name -> own.merge(name, 1, Integer::sum));
      boolean waits =
          info.getThreadState() != Thread.State.RUNNABLE
              && outermost.isPresent()
              && !isForRenderer(frames);
      long now = System.nanoTime();
      if (waits && waiting != 0) {
        waited += now - waiting;
      }
      waiting = waits ? now : 0;
    }

    private static boolean isForRenderer(StackTraceElement[] frames) {
      return Arrays.stream(frames)
          .anyMatch(frame -> frame.getClassName().startsWith("com.sun.javafx.tk."));
    }

    long busy() {
      return after - before + waited;
    }

    Pause pause() {
      String who =
          own.entrySet().stream()
              .max(Map.Entry.comparingByValue())
              .map(Map.Entry::getKey)
              .orElse("styles and layout");
      List<String> seen =
          all.entrySet().stream()
              .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
              .limit(4)
              .map(entry -> entry.getValue() + " × " + entry.getKey())
              .toList();
      return new Pause(who + ", " + where, TimeUnit.NANOSECONDS.toMillis(busy()), seen);
    }

    private static String method(StackTraceElement frame) {
      String name = frame.getClassName();
      return name.substring(name.lastIndexOf('.') + 1) + "." + frame.getMethodName();
    }

    /// The innermost method, and below it those of the explorer.
    private static String names(StackTraceElement[] frames) {
      String inner = frames.length == 0 ? "" : method(frames[0]);
      return inner
          + Arrays.stream(frames)
              .filter(frame -> frame.getClassName().startsWith(EXPLORER))
              .limit(6)
              .map(frame -> " < " + method(frame) + ":" + frame.getLineNumber())
              .collect(Collectors.joining());
    }
  }
}
