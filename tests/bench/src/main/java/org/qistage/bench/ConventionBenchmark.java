package org.qistage.bench;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// Four ways in which a function that may suspend can tell its caller that it did, written by hand:
/// the measurements behind docs/decisions/0003. `fib` calls itself 242,785 times without suspending;
/// `deep` descends 10,000 calls and suspends at the bottom once, then resumes every frame.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(jvmArgsAppend = {"-Xss512m", "-XX:+UseParallelGC"})
public class ConventionBenchmark {
  private static final int FIB_CALLS = 242_785;
  private static final int DEPTH = 10_000;

  public int n = 25;

  // ---- a plain call, which cannot suspend: the floor

  @Benchmark
  @OperationsPerInvocation(FIB_CALLS)
  public long fibPlain() {
    return plain(n);
  }

  private static long plain(int n) {
    return n < 2 ? n : plain(n - 1) + plain(n - 2);
  }

  // ---- a flag in the context, a frame only on suspension (what codegen emits)

  private static final class Context {
    boolean suspended;
    @Nullable Saved head;
    @Nullable Saved tail;
    long result;

    void push(Saved frame) {
      Saved last = tail;
      if (last == null) {
        head = frame;
      } else {
        last.parent = frame;
      }
      tail = frame;
    }
  }

  private abstract static class Saved {
    @Nullable Saved parent;

    abstract void resume(Context context);
  }

  private static final class FibSaved extends Saved {
    private final int n;
    private final int state;
    private final long first;

    FibSaved(int n, int state, long first) {
      this.n = n;
      this.state = state;
      this.first = first;
    }

    @Override
    void resume(Context context) {
      if (state == 1) {
        long kept = context.result;
        long second = flag(n - 2, context);
        context.result = kept + second;
      } else {
        context.result += first;
      }
    }
  }

  private static final class DeepSaved extends Saved {
    @Override
    void resume(Context context) {
      context.result += 1;
    }
  }

  private static long flag(int n, Context context) {
    if (n < 2) {
      return n;
    }
    long first = flag(n - 1, context);
    if (context.suspended) {
      context.push(new FibSaved(n, 1, 0));
      return 0;
    }
    long second = flag(n - 2, context);
    if (context.suspended) {
      context.push(new FibSaved(n, 2, first));
      return 0;
    }
    return first + second;
  }

  private static long flagDeep(int n, Context context) {
    if (n == 0) {
      context.suspended = true;
      return 0;
    }
    long below = flagDeep(n - 1, context);
    if (context.suspended) {
      context.push(new DeepSaved());
      return 0;
    }
    return below + 1;
  }

  @Benchmark
  @OperationsPerInvocation(FIB_CALLS)
  public long fibFlag() {
    return flag(n, new Context());
  }

  @Benchmark
  @OperationsPerInvocation(DEPTH)
  public long deepFlag() {
    Context context = new Context();
    flagDeep(DEPTH, context);
    return resumeAll(context);
  }

  private static long resumeAll(Context context) {
    context.suspended = false;
    context.result = 0;
    for (Saved frame = context.head; frame != null; frame = frame.parent) {
      frame.resume(context);
    }
    return context.result;
  }

  // ---- an exception that unwinds, a frame in each handler

  @SuppressWarnings("StaticAssignmentOfThrowable") // has no trace; made once, as a signal
  private static final class Unwind extends RuntimeException {
    private static final long serialVersionUID = 1;
    static final Unwind INSTANCE = new Unwind();

    private Unwind() {
      super(null, null, false, false);
    }
  }

  private static long thrown(int n, Context context) {
    if (n < 2) {
      return n;
    }
    long first;
    try {
      first = thrown(n - 1, context);
    } catch (Unwind unwind) {
      context.push(new FibSaved(n, 1, 0));
      throw unwind;
    }
    try {
      return first + thrown(n - 2, context);
    } catch (Unwind unwind) {
      context.push(new FibSaved(n, 2, first));
      throw unwind;
    }
  }

  @SuppressWarnings("InfiniteRecursion") // it ends by the throw
  private static long thrownDeep(int n, Context context) {
    if (n == 0) {
      throw Unwind.INSTANCE;
    }
    try {
      return thrownDeep(n - 1, context) + 1;
    } catch (Unwind unwind) {
      context.push(new DeepSaved());
      throw unwind;
    }
  }

  @Benchmark
  @OperationsPerInvocation(FIB_CALLS)
  public long fibException() {
    return thrown(n, new Context());
  }

  @Benchmark
  @OperationsPerInvocation(DEPTH)
  public long deepException() {
    Context context = new Context();
    try {
      return thrownDeep(DEPTH, context);
    } catch (Unwind unwind) {
      return resumeAll(context);
    }
  }

  // ---- a frame made at entry and a boxed result or a marker (the convention of Kotlin)

  private static final Object SUSPENDED = new Object();

  private abstract static class Continuation {
    final @Nullable Continuation completion;

    Continuation(@Nullable Continuation completion) {
      this.completion = completion;
    }

    abstract Object resumeWith(Object value);
  }

  private static final class EagerFib extends Continuation {
    int state;
    int n;
    long first;

    EagerFib(@Nullable Continuation completion) {
      super(completion);
    }

    @Override
    Object resumeWith(Object value) {
      return eagerStep(this, value);
    }
  }

  @SuppressWarnings("ReferenceEquality") // the marker is one object
  private static Object eager(int n, @Nullable Continuation completion) {
    if (n < 2) {
      return (long) n;
    }
    EagerFib frame = new EagerFib(completion);
    frame.n = n;
    frame.state = 1;
    Object value = eager(n - 1, frame);
    return value == SUSPENDED ? value : eagerStep(frame, value);
  }

  @SuppressWarnings("ReferenceEquality") // the marker is one object
  private static Object eagerStep(EagerFib frame, Object value) {
    Object latest = value;
    if (frame.state == 1) {
      frame.first = (Long) latest;
      frame.state = 2;
      latest = eager(frame.n - 2, frame);
      if (latest == SUSPENDED) {
        return latest;
      }
    }
    return frame.first + (Long) latest;
  }

  private static final class EagerDeep extends Continuation {
    EagerDeep(@Nullable Continuation completion) {
      super(completion);
    }

    @Override
    Object resumeWith(Object value) {
      return (Long) value + 1;
    }
  }

  private @Nullable Continuation innermost;

  @SuppressWarnings("ReferenceEquality") // the marker is one object
  private Object eagerDeep(int n, @Nullable Continuation completion) {
    if (n == 0) {
      innermost = completion;
      return SUSPENDED;
    }
    EagerDeep frame = new EagerDeep(completion);
    Object value = eagerDeep(n - 1, frame);
    return value == SUSPENDED ? value : frame.resumeWith(value);
  }

  @Benchmark
  @OperationsPerInvocation(FIB_CALLS)
  public Object fibEager() {
    return eager(n, null);
  }

  @Benchmark
  @OperationsPerInvocation(DEPTH)
  @SuppressWarnings("ReferenceEquality") // the marker is one object
  public Object deepEager() {
    Object value = eagerDeep(DEPTH, null);
    if (value != SUSPENDED) {
      return value;
    }
    value = 0L;
    for (Continuation frame = innermost; frame != null; frame = frame.completion) {
      value = frame.resumeWith(value);
    }
    return value;
  }
}
