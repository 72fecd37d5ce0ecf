package org.qistage.runtime;

import org.jspecify.annotations.Nullable;
import org.qistage.runtime.memory.HeapModel;
import org.qistage.runtime.memory.Holder;
import org.qistage.runtime.value.Pointer;
import org.qistage.runtime.value.PointerRef;

/// The functions of the ABI that count references, for programs that were compiled to do so. In a run
/// without a heap model they do nothing.
public final class QiMemory {
  private QiMemory() {}

  /// One more holder of an object.
  public static void qi_retain_ptr(@Nullable Object object, Context context) {
    HeapModel heap = context.scheduler.heap;
    if (heap != null) {
      heap.retain(object);
    }
  }

  /// One holder of an object less; the last one frees it.
  public static void qi_free_ptr(@Nullable Object object, Context context) {
    HeapModel heap = context.scheduler.heap;
    if (heap != null) {
      heap.release(object);
    }
  }

  /// Gives a new object its header, with a count of one. What it holds has been counted for it.
  ///
  /// @param type the Qi type
  /// @param site the file, line and function
  public static void qi_object_new(
      @Nullable Object object, String type, String site, Context context) {
    allocate(object, type, site, false, context);
  }

  /// Counts what an operation of the runtime has given: a new object, which gets its header and a
  /// count of whatever it holds, or one that there was already.
  public static void qi_object_given(
      @Nullable Object object, String type, String site, Context context) {
    allocate(object, type, site, true, context);
  }

  private static void allocate(
      @Nullable Object object, String type, String site, boolean deep, Context context) {
    HeapModel heap = context.scheduler.heap;
    if (heap == null) {
      return;
    }
    boolean known = object != null && heap.header(object) != null;
    heap.allocate(object, type, site, deep);
    if (object instanceof Task task && !known) {
      TaskCounts.spawned(task, heap);
    }
  }

  /// Notes a variable outside functions, whose last value is released at the end of the run.
  public static void qi_global_root(Pointer variable, Context context) {
    HeapModel heap = context.scheduler.heap;
    if (heap != null && variable instanceof PointerRef reference) {
      heap.root(
          new Holder() {
            @Override
            public void eachHeld(java.util.function.Consumer<@Nullable Object> visitor) {
              visitor.accept(reference.get());
            }
          });
    }
  }

  /// Lets a failure pass that goes on after what is owned here has been released. When it is the end of
  /// the stack, the calls that it passes may not be able to release anything, and nothing can be said of
  /// the counts any more.
  public static Throwable qi_unwinding(Throwable thrown, Context context) {
    HeapModel heap = context.scheduler.heap;
    if (heap != null && thrown instanceof StackOverflowError) {
      heap.stop();
    }
    return thrown;
  }
}
