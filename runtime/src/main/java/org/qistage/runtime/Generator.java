package org.qistage.runtime;

import org.jspecify.annotations.Nullable;
import org.qistage.runtime.abi.AbiClasses;
import org.qistage.runtime.memory.Holder;

/// A generator: the handle that `启动协程` gives, and its own frame. A generated subclass adds the
/// slots. Driven by direct calls of {@link #qi_generator_next}; no scheduler takes part unless its
/// body awaits.
///
/// Its state tells more than another frame's: the number of the yield it stands at; {@link
/// AbiClasses#FINISHED}; {@link AbiClasses#RUNNING} while its body runs, if the body may come to
/// resume itself; or, while its body awaits, {@link AbiClasses#RUNNING} minus the number of the
/// suspension point. Resuming one that runs or awaits is an error. When the awaited thing has come,
/// {@link #resume} turns the state into the plain number and goes on from there.
public abstract class Generator extends Frame implements Holder {
  /// The value of the last yield, when it is 整数, 短整数, 布尔 or 字符; an f64 by its bits.
  public long i64;

  /// The value of the last yield, when it is a reference.
  public @Nullable Object ref;

  /// What {@link #step} gives: the body has ended, has yielded a value, or has given
  /// another generator to {@link Context#delegate} whose values come before it goes on.
  static final int ENDED = 0;

  static final int YIELDED = 1;
  static final int DELEGATED = 2;
  static final int DELEGATED_LAST = 3;

  /// Runs to the next yield.
  ///
  /// @return true when a value was yielded; false when it has finished, or when the context is
  ///     suspended: then the boolean reaches the caller's frame as the result of {@link
  ///     Frame#resume}, in `context.i64`
  public abstract boolean qi_generator_next(Context context);

  /// One step of a generator that another one has delegated to.
  public int step(Context context) {
    return qi_generator_next(context) ? YIELDED : ENDED;
  }

  /// Its slots; what it has yielded belongs to one of them.
  @Override
  public final boolean holdsDeclaredFields() {
    return true;
  }

  @Override
  public final void poison() {
    ref = null;
    state = AbiClasses.FINISHED;
  }

  @Override
  final int suspensionPoint() {
    return state < AbiClasses.RUNNING ? AbiClasses.RUNNING - state : state;
  }

  @Override
  public final void resume(Context context) {
    state = AbiClasses.RUNNING - state;
    boolean yielded = qi_generator_next(context);
    if (!context.suspended) {
      context.i64 = yielded ? 1 : 0;
    }
  }

  @Override
  public final String toString() {
    return "协程";
  }
}
