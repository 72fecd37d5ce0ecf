package org.qistage.runtime;

/// The one field of a {@link WorkQueue} that other workers write, on a cache line of its own.
abstract class WorkQueueHead extends WorkQueuePadding {
  /// Where the first task is. Counts up for ever.
  int head;

  long after0;
  long after1;
  long after2;
  long after3;
  long after4;
  long after5;
  long after6;
  long after7;
}
