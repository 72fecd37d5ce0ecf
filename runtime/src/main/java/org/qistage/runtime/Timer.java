package org.qistage.runtime;

import org.qistage.runtime.memory.Holder;

/// A 定时器: remembers when its time will have come. It wakes nobody and keeps nothing going; whoever
/// wants to wait sleeps.
public final class Timer implements Holder {
  /// In nanoseconds since the run began.
  private final long deadline;

  private boolean stopped;

  Timer(long deadline) {
    this.deadline = deadline;
  }

  /// Whether its time has come, or it was stopped.
  boolean expired(Scheduler scheduler) {
    return stopped || scheduler.isOver(deadline);
  }

  void stop() {
    stopped = true;
  }

  @Override
  public String toString() {
    return "定时器";
  }
}
