package org.qistage.runtime;

/// Makes sure that there is some stack left.
///
/// When the stack ends, the failure goes outwards through the callers. The innermost handler is found
/// first, and it may be so far in that it cannot call anything, let alone load a class for the first
/// time, which the JVM does not forgive when it fails half way. So a handler of a stack overflow first
/// goes down as deep as it will need, by calls that do nothing; when the stack ends on the way, that is
/// one more overflow, which goes on to the next handler outwards.
final class StackReserve {
  /// A compiled call that does nothing takes at least 16 bytes, so these take 32 KiB and more; an
  /// interpreted one takes about 80. More would cost a program much that has a handler in each of its
  /// nested calls: every one of those that lie too far in overflows once more. Each overflow costs the JVM
  /// a walk over the whole stack, some hundred thousand calls, unless it is started with
  /// `-XX:StackReservedPages=0`: it looks for a method annotated to have more stack, as some of the
  /// JDK's locks are. Without the walk it costs the trace of 1,024 calls.
  private static final int CALLS = 2048;

  private StackReserve() {}

  /// @throws StackOverflowError when there is too little
  static void require() {
    if (descend(CALLS) != CALLS) {
      throw new IllegalStateException("the stack cannot be measured");
    }
  }

  private static int descend(int calls) {
    return calls == 0 ? 0 : descend(calls - 1) + 1;
  }
}
