package org.qistage.pipeline.launch;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.qistage.codegen.ClassFiles;
import org.qistage.pipeline.CompileSnapshot;

/// A run in a JVM of its own: it can be killed at any time, uses memory of its own, and takes nothing
/// with it when it goes. For tools that must stay responsive, and for programs that may crash.
///
/// ```
/// ChildRun run = ChildRun.start(snapshot, RunRequest.of(out, err).withLimits(limits));
/// run.input().write(…);
/// ChildEnd end = run.ended().join();
/// ```
///
/// What the program prints comes to the request's `out` as it comes, and its report to `err`, both in
/// UTF-8, each from a thread of the run; {@link TextOutput} makes text of it. The request's `in` is not
/// used: input goes through {@link #input}. When a stream of the request throws, the run is killed.
///
/// No process stays behind: the child ends when its parent does, however that ends, since it then reads
/// the end of the pipe that its orders come through.
public final class ChildRun implements AutoCloseable {
  private final Process process;
  private final DataOutputStream orders;
  private final CompletableFuture<Void> begun = new CompletableFuture<>();
  private final CompletableFuture<ChildEnd> ended;
  private volatile boolean killed;

  private ChildRun(Process process, RunRequest request) {
    this.process = process;
    this.orders = new DataOutputStream(process.getOutputStream());
    CompletableFuture<Void> out = pump("qi-child-out", process.getInputStream(), request.out());
    CompletableFuture<Void> err = pump("qi-child-err", process.getErrorStream(), request.err());
    this.ended = CompletableFuture.allOf(out, err, process.onExit()).thenApply(_ -> end());
  }

  /// Starts what a compilation without errors made.
  ///
  /// @throws IOException when no JVM can be started
  /// @throws IllegalArgumentException when there are no class files
  public static ChildRun start(CompileSnapshot snapshot, RunRequest request) throws IOException {
    return start(Launcher.classes(snapshot), request);
  }

  /// Starts a program.
  ///
  /// @param files the class files of its files, those of the compiled one first
  /// @throws IOException when no JVM can be started
  public static ChildRun start(List<ClassFiles> files, RunRequest request) throws IOException {
    return start(new ChildOrder.Program(files), request);
  }

  /// Starts a C program.
  ///
  /// @throws IOException when no JVM can be started
  public static ChildRun startLibrary(Path library, RunRequest request) throws IOException {
    return start(new ChildOrder.Library(library.toAbsolutePath()), request);
  }

  private static ChildRun start(ChildOrder order, RunRequest request) throws IOException {
    ChildRun run = new ChildRun(ChildJvm.start(request.limits()), request);
    Thread sender = new Thread(() -> run.begin(order, request), "qi-child-begin");
    sender.setDaemon(true);
    sender.start();
    return run;
  }

  /// The order may be larger than what the pipe takes before the child reads.
  private void begin(ChildOrder order, RunRequest request) {
    try {
      ChildProtocol.write(order, request, orders);
    } catch (IOException e) {
      // The child has gone away, which its end tells.
    }
    begun.complete(null);
  }

  private CompletableFuture<Void> pump(String name, InputStream from, OutputStream to) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                copy(from, to);
              } catch (IOException | RuntimeException e) {
                kill();
              } finally {
                done.complete(null);
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
    return done;
  }

  private static void copy(InputStream from, OutputStream to) throws IOException {
    byte[] buffer = new byte[1 << 14];
    for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
      to.write(buffer, 0, count);
      to.flush();
    }
  }

  private ChildEnd end() {
    int status = process.exitValue();
    if (ChildMain.isOwn(status)) {
      return new ChildEnd.Ran(ChildMain.exitStatus(status));
    }
    return killed ? new ChildEnd.Killed() : new ChildEnd.Crashed(status);
  }

  /// The program's standard input. Writing waits while the program has much left to read, and throws
  /// when it has ended; closing ends the input.
  public OutputStream input() {
    return new Input();
  }

  /// Completes when the run has ended and all that it printed has been passed on.
  public CompletableFuture<ChildEnd> ended() {
    return ended.copy();
  }

  /// Waits for the end.
  public ChildEnd join() {
    return ended.join();
  }

  /// Ends the run at once. What it has printed until then still comes.
  public void kill() {
    killed = true;
    process.destroyForcibly();
  }

  /// The number of the child's process.
  public long processId() {
    return process.pid();
  }

  /// Kills the run unless it has ended, and waits for its end.
  @Override
  public void close() {
    kill();
    ended.join();
  }

  private final class Input extends OutputStream {
    private boolean closed;

    @Override
    public void write(int single) throws IOException {
      write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (closed) {
        throw new IOException("closed");
      }
      send(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      if (!closed) {
        closed = true;
        send(new byte[0], 0, 0);
      }
    }

    private void send(byte[] bytes, int offset, int length) throws IOException {
      begun.join();
      synchronized (orders) {
        ChildProtocol.writeInput(bytes, offset, length, closed, orders);
      }
    }
  }
}
