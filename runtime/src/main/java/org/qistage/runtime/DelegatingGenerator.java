package org.qistage.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qistage.runtime.abi.AbiClasses;
import org.qistage.runtime.failure.QiError;
import org.qistage.runtime.failure.Site;

/// A generator whose body hands on all values of others, by loops that do nothing else:
/// `对于 v 在 启动协程 g(…) { 让出 v; }`.
///
/// # How it delegates
///
/// Walking a tree by a generator that starts itself on the children would pass each value up through
/// one loop a level. Instead, whoever resumes the outermost generator goes straight to the innermost
/// body. The body that delegates saves itself at the loop, as it does at a 让出, and gives the other
/// generator to the driver in {@link #qi_generator_next}, which keeps the innermost body and links those
/// that wait for it by {@link Frame#parent}. When a body ends, the one outside of it goes on behind its
/// loop; one that has nothing left to do there is passed over. So a value costs one step however deep it
/// comes from, and the machine's stack holds one body.
///
/// A body that has ended is known to nobody, so the next one of its class that is delegated to is the same
/// object, started again: walking a tree takes as many objects as the tree is deep. They stay in the
/// processor's nearest cache, where new ones would each come from memory.
///
/// This is allowed only where nobody can tell the difference: the handle of the other generator is not
/// known to anybody else, and no body can await (what may suspend is compiled to the loop as it is
/// written). What is told of a failure is the same as well: {@link QiError#passedDelegations} puts those
/// that wait where they would have stood on the machine's stack.
public abstract class DelegatingGenerator extends Generator {
  /// More bodies than this waiting for one another are what an endless recursion makes. On the
  /// machine's stack there would be room for fewer.
  private static final int DEEPEST = 1 << 20;

  private static final int NOTHING_LEFT = -1;

  /// More ended bodies than this are not kept: those of a deep chain are all of no use at once.
  private static final int MOST_SPARES = 64;

  /// As many of a long chain as a trace of the machine's stack would have.
  private static final int MOST_SITES = 1024;

  private static final VarHandle INNERMOST;

  static {
    try {
      INNERMOST =
          MethodHandles.lookup()
              .findVarHandle(DelegatingGenerator.class, "innermost", Generator.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /// The body to go on with; null for its own, the mark while one runs.
  private @Nullable Generator innermost;

  /// Of the outermost body how many wait for one another; of another one whether it has something left
  /// to do when what it has delegated to has ended.
  private int depth;

  /// Stands for whatever body runs: one for all where there is one worker, otherwise one for each.
  private static final class Running extends Generator {
    static final Generator MARK = new Running();

    @Override
    public boolean qi_generator_next(Context context) {
      throw new IllegalStateException("a mark has no body");
    }
  }

  /// Runs this body up to its next yield or delegation, or to its end.
  @Override
  public abstract int step(Context context);

  @Override
  @SuppressWarnings("ReferenceEquality") // a generator is equal to nothing but itself
  public final boolean qi_generator_next(Context context) {
    Generator body = innermost;
    ParallelWorker worker = context.worker;
    if (worker != null) {
      body = claim(worker.runningGenerator);
    } else if (body != Running.MARK) {
      innermost = Running.MARK;
    }
    if (body == null) {
      body = this;
    } else if (body == Running.MARK) {
      return busy(context);
    }
    @Nullable QiError passing = null;
    while (true) {
      int outcome;
      try {
        outcome = body.step(context);
      } catch (Throwable thrown) {
        if (body == this || thrown instanceof RunStopped) {
          release(null);
          throw thrown;
        }
        if (thrown != passing) {
          passing = failed(body, thrown);
        }
        context.failure = passing;
        body = outer(body, context, true);
        continue;
      }
      if (outcome == YIELDED) {
        if (body != this) {
          i64 = body.i64;
          ref = body.ref;
        }
        release(body);
        return true;
      }
      if (outcome == DELEGATED) {
        body = delegated(body, context);
      } else if (outcome == DELEGATED_LAST) {
        if (body != this && body instanceof DelegatingGenerator last) {
          last.depth = NOTHING_LEFT;
        }
        body = delegated(body, context);
      } else if (body == this) {
        release(null);
        return false;
      } else {
        body = outer(body, context, false);
      }
    }
  }

  /// A mark of one worker's own.
  static Generator newMark() {
    return new Running();
  }

  /// Where another worker may come at the same time: takes the right to run in one step.
  ///
  /// @param mark of this worker
  /// @return the body to go on with; {@link Running#MARK} when one runs on this worker's own stack
  /// @throws QiError when another worker runs one
  @SuppressWarnings("ReferenceEquality") // as above
  private @Nullable Generator claim(Generator mark) {
    Generator body = (Generator) INNERMOST.getAcquire(this);
    if (body == mark) {
      return Running.MARK;
    }
    if (body instanceof Running || !INNERMOST.compareAndSet(this, body, mark)) {
      QiErrors.qi_generator_busy();
    }
    return body;
  }

  /// Whoever resumes it next, on whatever worker, goes on with this body.
  private void release(@Nullable Generator body) {
    INNERMOST.setRelease(this, body);
  }

  /// Lets the body itself say that it cannot be resumed now, so that the failure has its line.
  private boolean busy(Context context) {
    int waiting = state;
    state = AbiClasses.RUNNING;
    try {
      return step(context) == YIELDED;
    } finally {
      state = waiting;
    }
  }

  private Generator delegated(Generator body, Context context) {
    Generator inner = context.delegate;
    if (inner == null) {
      throw new IllegalStateException("a delegation to nothing");
    }
    context.delegate = null;
    inner.parent = body;
    if (++depth > DEEPEST) {
      context.failure = failed(inner, new StackOverflowError());
      return outer(inner, context, true);
    }
    return inner;
  }

  /// The body that goes on when one has ended or failed.
  ///
  /// @param failed whether those count that have nothing left to do, which a failure passes as well
  private Generator outer(Generator body, Context context, boolean failed) {
    Generator ended = body;
    while (true) {
      depth--;
      if (!(ended.parent instanceof DelegatingGenerator outer)) {
        throw new IllegalStateException("a delegation from nowhere");
      }
      if (!failed && ended instanceof DelegatingGenerator spare) {
        spare.keep(context);
      }
      if (failed || outer.depth != NOTHING_LEFT) {
        return outer;
      }
      ended = outer;
    }
  }

  /// Keeps this body, which has ended, to be started again. What its variables have referred to it has
  /// forgotten at its end.
  private void keep(Context context) {
    if (context.spares == MOST_SPARES) {
      context.spare = null;
      context.spares = 0;
    }
    ref = null;
    parent = context.spare;
    context.spare = this;
    context.spares++;
  }

  /// Takes this body, the first of {@link Context#spare}, as a new one that has not been started. Its
  /// arguments are set next.
  public final void startAgain(Context context) {
    context.spare = parent;
    context.spares--;
    parent = null;
    depth = 0;
    state = 0;
  }

  /// The failure of a body that others wait for.
  private static QiError failed(Generator body, Throwable thrown) {
    QiError error = QiError.from(thrown);
    List<Site> waiting = new ArrayList<>();
    for (Frame outer = body.parent; outer != null && waiting.size() < MOST_SITES; ) {
      waiting.add(new Site.Suspended(outer.getClass().getName(), outer.state));
      outer = outer.parent;
    }
    error.passedDelegations(waiting);
    return error;
  }
}
