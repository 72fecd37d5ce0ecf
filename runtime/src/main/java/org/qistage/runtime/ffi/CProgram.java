package org.qistage.runtime.ffi;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.qistage.runtime.HostRun;
import org.qistage.runtime.RunOptions;
import org.qistage.runtime.RunResult;
import org.qistage.runtime.failure.NativeFault;
import org.qistage.runtime.failure.ProgramMap;
import org.qistage.runtime.failure.QiError;

/// Runs programs written in C: shared libraries with `int qi_main(const QiRuntime *qi)`.
///
/// A C program is trusted: it can do to this process whatever C can, and a bad pointer of its own ends the
/// JVM. `qi-stage run-c` gives it a process of its own.
public final class CProgram {
  /// How reports name the runtime's own tasks.
  private static final ProgramMap NAMES =
      ProgramMap.builder()
          .add(CTask.Call.class.getName(), named("qi_spawn_async"))
          .add(CTask.Coroutine.class.getName(), named("qi_spawn_coroutine"))
          .add(CWait.ForTask.class.getName(), named("qi_await_task"))
          .add(CWait.ForAll.class.getName(), named("qi_run_scheduler"))
          .add(CWait.ForTurn.class.getName(), named("qi_yield"))
          .build();

  private CProgram() {}

  private static ProgramMap.ClassEntry named(String display) {
    return new ProgramMap.ClassEntry("qi_runtime.h", display, List.of(), Map.of());
  }

  /// Loads the library and calls its `qi_main` on a worker; the calling thread waits for the end. A
  /// return value other than 0 is a failure. Memory that is left is told of, but is none.
  ///
  /// The clock, the seed, the output and the language of the options apply. On failure the library and
  /// the thread that was running it stay, since the thread's stack cannot be unwound.
  public static RunResult run(Path library, RunOptions options) {
    LeakReport leaks = new LeakReport(options.language(), options.jsonReport());
    RunResult result = HostRun.run(run -> main(library, run, leaks), NAMES, options);
    try {
      options.err().write(leaks.text().getBytes(StandardCharsets.UTF_8));
      options.err().flush();
    } catch (IOException _) {
      // Nowhere is left to tell it.
    }
    return result;
  }

  /// The arena is closed only after C has returned: a library must not go away under its own functions.
  private static void main(Path library, HostRun run, LeakReport leaks) {
    Arena arena = Arena.ofShared();
    MemorySegment main = find(library, arena);
    CRuntime runtime = new CRuntime(run);
    int status = CLibrary.callMain(main, CTable.of(runtime, arena));
    CLibrary.flush();
    arena.close();
    runtime.heap().requireWhole();
    leaks.set(runtime.heap().leaks());
    runtime.heap().close();
    if (status != 0) {
      throw QiError.of(new NativeFault.MainFailed(status));
    }
  }

  @SuppressWarnings("restricted") // what this package is for
  private static MemorySegment find(Path library, Arena arena) {
    String name = library.toString();
    if (!Files.isRegularFile(library)) {
      throw QiError.of(new NativeFault.LibraryUnusable(name, "no such file"));
    }
    try {
      return SymbolLookup.libraryLookup(library.toAbsolutePath(), arena)
          .find("qi_main")
          .orElseThrow(() -> QiError.of(new NativeFault.NoMain(name)));
    } catch (IllegalArgumentException e) {
      throw QiError.of(new NativeFault.LibraryUnusable(name, String.valueOf(e.getMessage())));
    }
  }
}
