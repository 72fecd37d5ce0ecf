package org.qistage.pipeline.launch;

/// What is done about a program's memory.
public enum MemoryModel {
  /// The JVM looks after it; nothing is counted.
  GC,
  /// References are counted; what is left at the end is reported.
  REFCOUNT,
  /// As {@link #REFCOUNT}, with the totals of the run.
  REFCOUNT_WITH_TOTALS
}
