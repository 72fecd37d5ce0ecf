package org.qistage.runtime;

/// What keeps the head of a queue apart from what is before it in memory.
abstract class WorkQueuePadding {
  long before0;
  long before1;
  long before2;
  long before3;
  long before4;
  long before5;
  long before6;
}
