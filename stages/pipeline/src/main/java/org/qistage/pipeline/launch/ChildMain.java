package org.qistage.pipeline.launch;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.foundation.json.DiagnosticWriter;
import org.qistage.foundation.text.render.DiagnosticRenderer;

/// The main class of the JVM of a {@link ChildRun}.
///
/// Its standard input carries the orders of its parent ({@link ChildProtocol}); standard output and error
/// belong to the program. It ends, whatever the program does, when its parent has ended.
final class ChildMain {
  /// Exit statuses of the run are told with this added. So a process that was ended by something else is
  /// not taken for one whose run has come to its end.
  private static final int OWN = 64;

  private static final int ORPHANED = 1;

  /// How long a run may go on after its time limit before the process is ended, in milliseconds.
  private static final long PATIENCE = 2_000;

  /// How often a reader that has no room for more input looks after the parent, in milliseconds.
  private static final long LOOK = 200;

  private ChildMain() {}

  /// Whether a process that ended with this status did so at the end of its run.
  static boolean isOwn(int status) {
    return status >= OWN && status <= OWN + 3;
  }

  static int exitStatus(int status) {
    return status - OWN;
  }

  public static void main(String[] arguments) {
    DataInputStream orders =
        new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    OutputStream err = new FileOutputStream(FileDescriptor.err);
    ChildInput input = new ChildInput();
    try {
      ChildProtocol.Told told = ChildProtocol.read(orders, input, out, err);
      daemon("qi-orders", () -> follow(orders, input));
      long limit = told.request().limits().milliseconds();
      if (limit > 0) {
        daemon("qi-time-limit", () -> endAfter(limit + PATIENCE));
      }
      Runtime.getRuntime().halt(OWN + run(told));
    } catch (EOFException e) {
      Runtime.getRuntime().halt(ORPHANED);
    } catch (IOException | RuntimeException | Error e) {
      new java.io.PrintStream(err, true, StandardCharsets.UTF_8).println(e);
      Runtime.getRuntime().halt(OWN + 3);
    }
  }

  private static int run(ChildProtocol.Told told) throws IOException {
    RunRequest request = told.request();
    Launched launched =
        switch (told.order()) {
          case ChildOrder.Program(var files) -> Launcher.run(files, request);
          case ChildOrder.Library(var path) -> Launcher.runLibrary(path, request);
        };
    return switch (launched) {
      case Launched.Ran(int exitStatus) -> exitStatus;
      case Launched.Refused(LocatedDiagnostic diagnostic) -> {
        request.err().write(text(diagnostic, request).getBytes(StandardCharsets.UTF_8));
        request.err().flush();
        yield 1;
      }
    };
  }

  private static String text(LocatedDiagnostic located, RunRequest request) throws IOException {
    if (!request.jsonReport()) {
      return new DiagnosticRenderer(request.language(), false)
          .renderAll(located.source(), List.of(located.diagnostic()));
    }
    StringWriter json = new StringWriter();
    DiagnosticWriter.write(List.of(located), json);
    return json.toString();
  }

  private static void daemon(String name, Runnable body) {
    Thread thread = new Thread(body, name);
    thread.setDaemon(true);
    thread.start();
  }

  /// Takes in the program's input until the pipe ends, and the process with it. While a program leaves
  /// its input unread the pipe is not looked at, so the parent is.
  private static void follow(DataInputStream orders, ChildInput input) {
    Optional<ProcessHandle> parent = ProcessHandle.current().parent();
    try {
      while (true) {
        int length = orders.readInt();
        if (length == ChildProtocol.END_OF_INPUT) {
          input.end();
        } else {
          input.add(orders.readNBytes(length));
        }
        while (!input.hasRoom(LOOK)) {
          if (parent.isPresent() && !parent.get().isAlive()) {
            Runtime.getRuntime().halt(ORPHANED);
          }
        }
      }
    } catch (IOException | InterruptedException e) {
      Runtime.getRuntime().halt(ORPHANED);
    }
  }

  /// Ends a run that cannot be ended otherwise, such as one that stands in the code of a C library.
  private static void endAfter(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      // Nobody does that.
    }
    Runtime.getRuntime().halt(OWN + 1);
  }
}
