package org.qistage.runtime.ffi;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qistage.runtime.HostRun;
import org.qistage.runtime.QiPrinting;
import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.NativeFault;
import org.qistage.runtime.failure.QiError;

/// The functions of the table for one run. Each `qi_` method is called by C with addresses as numbers;
/// what it throws goes to {@link #fail} and never back to C.
final class CRuntime {
  private final HostRun run;
  private final NativeHeap heap = new NativeHeap();
  private final NativeStrings strings = new NativeStrings(heap);

  /// By handle less 1; null for those that have ended.
  private final List<@Nullable CTask> tasks = new ArrayList<>();

  /// What those have ended with.
  private long[] results = new long[16];

  /// All tasks before this one have ended.
  private int firstRunning;

  /// The task whose function is being called; null while `qi_main` runs by itself.
  private @Nullable CTask current;

  private boolean initialized;

  CRuntime(HostRun run) {
    this.run = run;
  }

  NativeHeap heap() {
    return heap;
  }

  /// Where failures of every function end. Does not return to C.
  long fail(Throwable thrown) {
    run.fail(thrown);
    return 0;
  }

  private void enter(String call) {
    requireWorker(call);
    if (!initialized) {
      throw QiError.of(new NativeFault.NotInitialized(call));
    }
  }

  private void requireWorker(String call) {
    if (!run.onWorker()) {
      throw QiError.of(new NativeFault.OtherThread(call));
    }
  }

  // ---- Memory ----

  void qi_runtime_init(long version) {
    requireWorker("qi_runtime_init");
    if (version != CTable.VERSION) {
      throw QiError.of(new NativeFault.OtherVersion(CTable.VERSION, version));
    }
    initialized = true;
  }

  long qi_malloc(long size) {
    enter("qi_malloc");
    return heap.allocate(size, NativeHeap.BLOCK_TAG).address;
  }

  long qi_retain_ptr(long data) {
    enter("qi_retain_ptr");
    heap.retain(heap.at(data, "qi_retain_ptr", "data"));
    return data;
  }

  void qi_free_ptr(long data) {
    enter("qi_free_ptr");
    heap.release(heap.toFree(data, "qi_free_ptr", "data"));
  }

  // ---- Strings and output ----

  long qi_string_new(long text) {
    enter("qi_string_new");
    return strings.of(text, "qi_string_new");
  }

  long qi_string_concat(long left, long right) {
    enter("qi_string_concat");
    return strings.concatenated(left, right, "qi_string_concat");
  }

  void qi_string_free(long string) {
    enter("qi_string_free");
    strings.release(string, "qi_string_free");
  }

  void qi_print_int(long value, int line) {
    enter("qi_print_int");
    QiPrinting.qi_print_int(value, line != 0, run.context());
  }

  void qi_print_string(long string, int line) {
    enter("qi_print_string");
    QiPrinting.qi_print_string(strings.read(string, "qi_print_string"), line != 0, run.context());
  }

  void qi_panic(long text) {
    requireWorker("qi_panic");
    throw QiError.of(new Fault.User(NativeStrings.message(text)));
  }

  // ---- Tasks ----

  long qi_spawn_async(long function, long argument) {
    enter("qi_spawn_async");
    requireFunction(function, "qi_spawn_async");
    return spawn(
        new CTask.Call(this, MemorySegment.ofAddress(function), tasks.size() + 1L, argument));
  }

  long qi_spawn_coroutine(long step, long state) {
    enter("qi_spawn_coroutine");
    requireFunction(step, "qi_spawn_coroutine");
    return spawn(
        new CTask.Coroutine(this, MemorySegment.ofAddress(step), tasks.size() + 1L, state));
  }

  int qi_await_task(long task, long result) {
    enter("qi_await_task");
    if (task == 0) {
      throw QiError.of(new NativeFault.NullPointer("qi_await_task", "task"));
    }
    if (task < 0 || task > tasks.size()) {
      throw QiError.of(new NativeFault.NotATask("qi_await_task"));
    }
    Optional<CTask> awaited = running(task);
    if (awaited.isPresent()) {
      switch (current) {
        case null -> run.runToEnd(new CWait.ForTask(this, task));
        case CTask.Coroutine coroutine -> {
          coroutine.await(awaited.get());
          return 0;
        }
        case CTask.Call _ -> throw QiError.of(new NativeFault.CannotWait("qi_await_task"));
      }
    }
    if (result != 0) {
      CLibrary.MEMORY.set(JAVA_LONG_UNALIGNED, result, results[(int) task - 1]);
    }
    return 1;
  }

  void qi_run_scheduler() {
    enter("qi_run_scheduler");
    requireMain("qi_run_scheduler");
    run.runToEnd(new CWait.ForAll(this));
  }

  void qi_yield() {
    enter("qi_yield");
    requireMain("qi_yield");
    run.runToEnd(new CWait.ForTurn());
  }

  private void requireMain(String call) {
    if (current != null) {
      throw QiError.of(new NativeFault.NotInCallback(call));
    }
  }

  private static void requireFunction(long address, String call) {
    if (address == 0) {
      throw QiError.of(new NativeFault.NullPointer(call, "function"));
    }
  }

  private long spawn(CTask task) {
    if (tasks.size() == results.length) {
      results = Arrays.copyOf(results, results.length * 2);
    }
    tasks.add(task);
    run.start(task);
    return task.handle;
  }

  /// Calls a task's function.
  long call(CTask task, long argument) {
    current = task;
    long result = CLibrary.callBack(task.function, argument);
    current = null;
    return result;
  }

  /// Notes the end of a task, of which only its result is kept.
  void ended(CTask task, long result) {
    int index = (int) task.handle - 1;
    tasks.set(index, null);
    results[index] = result;
  }

  /// The task of a handle, unless it has ended.
  Optional<CTask> running(long handle) {
    return Optional.ofNullable(tasks.get((int) handle - 1));
  }

  /// The first task that has not ended.
  Optional<CTask> firstRunning() {
    while (firstRunning < tasks.size() && tasks.get(firstRunning) == null) {
      firstRunning++;
    }
    return firstRunning == tasks.size()
        ? Optional.empty()
        : Optional.ofNullable(tasks.get(firstRunning));
  }
}
