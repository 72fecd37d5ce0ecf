package org.qistage.foundation;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/// Runs work that recurses as deep as a program is nested, on a thread with a stack large enough for
/// the stated limits, so that callers may have any stack they like.
///
/// The stack is address space only until it is used; a call costs one thread start, and none when
/// the caller already runs on such a thread.
public final class DeepStack {
  /// The size of the stack, in bytes.
  public static final long BYTES = 1L << 30;

  private DeepStack() {}

  /// Gives what the work gives, or throws what it throws. When the calling thread is interrupted the
  /// work is interrupted too, and waited for.
  public static <T> T call(Callable<T> work) throws Exception {
    if (Thread.currentThread() instanceof DeepThread) {
      return work.call();
    }
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new DeepThread(task);
    thread.start();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true;
          thread.interrupt();
        }
      }
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof Error error) {
        throw error;
      }
      if (cause instanceof Exception exception) {
        throw exception;
      }
      throw e;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// Gives what the work gives, or throws what it throws; as {@link #call} for work that throws no
  /// checked exception.
  public static <T> T get(Supplier<T> work) {
    try {
      return call(work::get);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("a supplier threw a checked exception", e);
    }
  }

  private static final class DeepThread extends Thread {
    DeepThread(Runnable work) {
      super(null, work, "qi-deep", BYTES);
      setDaemon(true);
    }
  }
}
