package org.qistage.runtime.ffi;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.QiError;

/// The functions of C's own library that the runtime needs, and the call of a program's function.
@SuppressWarnings("restricted") // what this package is for
final class CLibrary {
  /// All of memory, for addresses that are known to be good.
  static final MemorySegment MEMORY = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

  private static final MethodHandle ALLOCATE =
      function(
          "calloc",
          FunctionDescriptor.of(
              ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG));
  private static final MethodHandle FREE =
      function("free", FunctionDescriptor.ofVoid(ValueLayout.JAVA_LONG));
  private static final MethodHandle FLUSH =
      function("fflush", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG));
  private static final MethodHandle MAIN =
      Linker.nativeLinker()
          .downcallHandle(FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG));
  private static final MethodHandle CALLBACK =
      Linker.nativeLinker()
          .downcallHandle(FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG));

  private CLibrary() {}

  private static MethodHandle function(String name, FunctionDescriptor type) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), type);
  }

  /// Zeroed memory, at an address that is a multiple of 16.
  static long allocate(long bytes) {
    long address;
    try {
      address = (long) ALLOCATE.invokeExact(1L, bytes);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
    if (address == 0) {
      throw QiError.of(new Fault.MemoryLimit());
    }
    return address;
  }

  static void free(long address) {
    try {
      FREE.invokeExact(address);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /// Writes out what the program has printed by C's own functions.
  static void flush() {
    try {
      int _ = (int) FLUSH.invokeExact(0L);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  static int callMain(MemorySegment main, MemorySegment table) {
    try {
      return (int) MAIN.invokeExact(main, table.address());
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  static long callBack(MemorySegment function, long argument) {
    try {
      return (long) CALLBACK.invokeExact(function, argument);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
