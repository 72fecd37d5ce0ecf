package org.qistage.lowering;

import java.util.List;
import org.qistage.foundation.Span;

/// A suspension point of a coroutine: where it waits, and how it goes on.
///
/// @param number from 1, in source order
/// @param operation the name of what is waited for, such as `qi_await_i64` or the called function
/// @param resume the block that control enters when resumed
/// @param live the slots that hold a value in this state; the others are cleared
public record SuspensionState(
    int number, String operation, Span span, int resume, List<Integer> live) {
  public SuspensionState {
    live = List.copyOf(live);
  }
}
