package org.qistage.bench;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;

/// Java's virtual threads. Fewer operations in a run than ours, since each takes so much longer; for
/// the workloads of one worker the JVM is started with one carrier thread.
public final class VirtualThreads implements FormSource {
  private static final String NAME = "Java virtual threads";

  @Override
  public List<Form> forms(Workload workload) {
    return switch (workload.id()) {
      case "W3", "W3s" -> timed(200_000, sumBelow(200_000), () -> startAndJoin(200_000));
      case "W4", "W4s" -> timed(200_000, 200_000, () -> yields(1000, 200));
      case "W5a", "W5as" -> timed(50_000, sumBelow(50_001), () -> roundTrips(50_000));
      case "W5b", "W5bs" -> timed(300_000, sumBelow(300_000), () -> buffered(300_000));
      case "W6" -> List.of(new Form.Weighed(NAME, () -> parked(1_000_000)));
      case "W8-fib25task" -> timed(8361, 2584, () -> inThread(() -> fib(18)));
      default -> List.of();
    };
  }

  private static List<Form> timed(long operations, long sum, Form.Body body) {
    return List.of(new Form.Timed(NAME, operations, sum, body));
  }

  private static long sumBelow(long n) {
    return n * (n - 1) / 2;
  }

  private static long inThread(Callable<Long> body) throws Exception {
    FutureTask<Long> future = new FutureTask<>(body);
    Thread.startVirtualThread(future);
    return future.get();
  }

  private static long startAndJoin(int count) throws Exception {
    return inThread(
        () -> {
          long[] results = new long[count];
          Thread[] threads = new Thread[count];
          for (int i = 0; i < count; i++) {
            int number = i;
            threads[i] = Thread.startVirtualThread(() -> results[number] = number);
          }
          return joined(threads, results);
        });
  }

  private static long joined(Thread[] threads, long[] results) throws InterruptedException {
    long sum = 0;
    for (int i = 0; i < threads.length; i++) {
      threads[i].join();
      sum += results[i];
    }
    return sum;
  }

  @SuppressWarnings("ThreadPriorityCheck") // the yield is what is measured
  private static long yields(int tasks, int times) throws InterruptedException {
    long[] results = new long[tasks];
    Thread[] threads = new Thread[tasks];
    for (int i = 0; i < tasks; i++) {
      int number = i;
      threads[i] =
          Thread.ofVirtual()
              .unstarted(
                  () -> {
                    long count = 0;
                    for (int time = 0; time < times; time++) {
                      Thread.yield();
                      count++;
                    }
                    results[number] = count;
                  });
    }
    for (Thread thread : threads) {
      thread.start();
    }
    return joined(threads, results);
  }

  private static long roundTrips(int count) throws Exception {
    return inThread(
        () -> {
          SynchronousQueue<Long> there = new SynchronousQueue<>();
          SynchronousQueue<Long> back = new SynchronousQueue<>();
          Thread _ =
              Thread.startVirtualThread(
                  () -> {
                    for (int i = 0; i < count; i++) {
                      put(back, take(there) + 1);
                    }
                  });
          long sum = 0;
          for (long i = 0; i < count; i++) {
            put(there, i);
            sum += take(back);
          }
          return sum;
        });
  }

  private static long buffered(int count) throws Exception {
    return inThread(
        () -> {
          BlockingQueue<Long> queue = new ArrayBlockingQueue<>(128);
          Thread _ =
              Thread.startVirtualThread(
                  () -> {
                    for (long i = 0; i < count; i++) {
                      put(queue, i);
                    }
                  });
          long sum = 0;
          for (int i = 0; i < count; i++) {
            sum += take(queue);
          }
          return sum;
        });
  }

  private static void put(BlockingQueue<Long> queue, long value) {
    try {
      queue.put(value);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long take(BlockingQueue<Long> queue) {
    try {
      return queue.take();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static double parked(int count) throws InterruptedException {
    long before = Timing.liveHeap();
    CountDownLatch gate = new CountDownLatch(1);
    CountDownLatch started = new CountDownLatch(count);
    Thread[] threads = new Thread[count];
    for (int i = 0; i < count; i++) {
      threads[i] =
          Thread.startVirtualThread(
              () -> {
                started.countDown();
                try {
                  gate.await();
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              });
    }
    started.await();
    double bytes = (Timing.liveHeap() - before) / (double) count;
    gate.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    return bytes;
  }

  private static long fib(int n) throws InterruptedException {
    if (n < 2) {
      return n;
    }
    return inNewThread(n - 1) + inNewThread(n - 2);
  }

  private static long inNewThread(int n) throws InterruptedException {
    long[] result = new long[1];
    Thread.startVirtualThread(
            () -> {
              try {
                result[0] = fib(n);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            })
        .join();
    return result[0];
  }
}
