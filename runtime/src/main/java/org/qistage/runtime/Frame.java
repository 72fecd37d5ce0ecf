package org.qistage.runtime;

import org.jspecify.annotations.Nullable;

/// The saved part of a suspended activation: where it goes on and the variables that are still
/// needed. A generated subclass adds one field a slot, and is made at the activation's first
/// suspension and used again at later ones.
///
/// Frames of one logical stack form a list from the innermost to the outermost through {@link
/// #parent}. Touched only by the worker that runs its task.
public abstract class Frame {
  /// The frame of the function that called this one.
  public @Nullable Frame parent;

  /// The number of the suspension point it waits at; 0 for not started.
  public int state;

  /// The number of the suspension point that it waits at, for traces.
  int suspensionPoint() {
    return state;
  }

  /// Goes on from {@link #state}. On return either the context is suspended (and this frame is in the
  /// context's list again), or the function has ended and its value is in the context's result
  /// register of its type.
  public abstract void resume(Context context);
}
