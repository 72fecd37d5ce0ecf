package org.qistage.runtime.ffi;

import static org.qistage.runtime.ffi.CType.INT32;
import static org.qistage.runtime.ffi.CType.INT64;
import static org.qistage.runtime.ffi.CType.POINTER;
import static org.qistage.runtime.ffi.CType.VOID;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;

/// The table of functions: `struct QiRuntime` of `qi_runtime.h`, in the order of its members.
final class CTable {
  /// What a program tells with `qi_runtime_init`. Grows when the table changes; `qi_runtime_init` stays
  /// its first member, so that an older program finds it and is told.
  static final long VERSION = 1;

  static final List<CFunction> FUNCTIONS =
      List.of(
          function("qi_runtime_init", VOID, INT64),
          function("qi_malloc", POINTER, INT64),
          function("qi_retain_ptr", POINTER, POINTER),
          function("qi_free_ptr", VOID, POINTER),
          function("qi_string_new", POINTER, POINTER),
          function("qi_string_concat", POINTER, POINTER, POINTER),
          function("qi_string_free", VOID, POINTER),
          function("qi_print_int", VOID, INT64, INT32),
          function("qi_print_string", VOID, POINTER, INT32),
          function("qi_panic", VOID, POINTER),
          function("qi_spawn_async", POINTER, POINTER, POINTER),
          function("qi_spawn_coroutine", POINTER, POINTER, POINTER),
          function("qi_await_task", INT32, POINTER, POINTER),
          function("qi_run_scheduler", VOID),
          function("qi_yield", VOID));

  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

  private CTable() {}

  private static CFunction function(String name, CType result, CType... parameters) {
    return new CFunction(name, result, List.of(parameters));
  }

  /// The table with the functions of one run.
  ///
  /// @param arena how long they may be called
  static MemorySegment of(CRuntime runtime, Arena arena) {
    MemorySegment table = arena.allocate(ValueLayout.ADDRESS, FUNCTIONS.size());
    for (int index = 0; index < FUNCTIONS.size(); index++) {
      table.setAtIndex(ValueLayout.ADDRESS, index, stub(FUNCTIONS.get(index), runtime, arena));
    }
    return table;
  }

  @SuppressWarnings("restricted") // what this package is for
  private static MemorySegment stub(CFunction function, CRuntime runtime, Arena arena) {
    try {
      MethodHandle method =
          LOOKUP.findVirtual(CRuntime.class, function.name(), function.type()).bindTo(runtime);
      MethodHandle failure =
          LOOKUP
              .findVirtual(
                  CRuntime.class, "fail", MethodType.methodType(long.class, Throwable.class))
              .bindTo(runtime);
      MethodHandle handler =
          MethodHandles.explicitCastArguments(
              failure, MethodType.methodType(function.result().carrier(), Throwable.class));
      return Linker.nativeLinker()
          .upcallStub(
              MethodHandles.catchException(method, Throwable.class, handler),
              function.descriptor(),
              arena);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(function.name(), e);
    }
  }
}
