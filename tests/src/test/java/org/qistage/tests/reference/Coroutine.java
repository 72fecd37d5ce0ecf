package org.qistage.tests.reference;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A generator on a thread of its own; it runs as a part of whichever task resumes it.
final class Coroutine {
  private final Fibers fibers;
  private final Consumer<Coroutine> body;
  private final Semaphore turn = new Semaphore(0);
  private final Semaphore answer = new Semaphore(0);
  private boolean started;
  private boolean finished;
  private @Nullable Object yielded;
  private @Nullable QiFailure failure;

  Coroutine(Fibers fibers, Consumer<Coroutine> body) {
    this.fibers = fibers;
    this.body = body;
  }

  /// Runs it to its next 让出. The value is in an Optional of its own, as 空 is a value.
  Optional<Values.Box> next() {
    if (finished) {
      return Optional.empty();
    }
    if (started) {
      turn.release();
    } else {
      started = true;
      fibers.thread(this::run);
    }
    Fibers.await(answer);
    if (failure != null) {
      QiFailure raised = failure;
      failure = null;
      throw raised;
    }
    return finished ? Optional.empty() : Optional.of(new Values.Box(yielded));
  }

  private void run() {
    try {
      body.accept(this);
    } catch (QiFailure e) {
      failure = e;
    }
    finished = true;
    answer.release();
  }

  /// `让出 值` in its body.
  void hand(@Nullable Object value) {
    yielded = value;
    answer.release();
    Fibers.await(turn);
  }
}
