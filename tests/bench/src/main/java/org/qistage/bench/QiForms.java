package org.qistage.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.qistage.runtime.ProgramRunner;
import org.qistage.runtime.RunOptions;
import org.qistage.runtime.Task;
import org.qistage.runtime.failure.ProgramMap;

/// Ours. A program is compiled once and its classes are loaded once, so that the JVM gets to know
/// them as it gets to know a peer's; a run is a whole run of the program by the runtime, its worker's
/// start included, and gives what the program prints last.
final class QiForms implements FormSource {
  private static final String NAME = "Qi";

  @Override
  public List<Form> forms(Workload workload) {
    if (workload.isKernel()) {
      Kernel kernel = Kernel.of(workload);
      return List.of(
          new Form.Timed(
              NAME, workload.operations(), workload.sum(), () -> kernel.inQi(workload.size())));
    }
    if (workload.id().equals("W9")) {
      GeneratedProgram program = GeneratedProgram.ofAbout((int) workload.size());
      return List.of(
          new Form.Timed(
              NAME,
              program.lines(),
              workload.sum(),
              () -> QiPrograms.compile("生成.qi", program.qi()).classes().isEmpty() ? 1 : 0));
    }
    Class<? extends Task> root = QiPrograms.root("/workloads/" + workload.program() + ".qi");
    if (workload.unit() == Workload.Unit.BYTES) {
      return List.of(new Form.Weighed(NAME, () -> weigh(root, workload.size())));
    }
    return List.of(
        new Form.Timed(
            NAME,
            workload.operations(),
            workload.sum(),
            () -> run(root, workload.size(), workload.parallel(), _ -> {})));
  }

  /// Runs a program to its end.
  ///
  /// @param size the line that it reads
  /// @param parallel whether on as many workers as the machine has processors
  /// @param line is told each line when it is printed, on the worker
  /// @return the last line
  private static long run(
      Class<? extends Task> root, long size, boolean parallel, Consumer<String> line) {
    Lines out = new Lines(line);
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    RunOptions options =
        RunOptions.of(out, err)
            .withInteractive(true)
            .withInput(new ByteArrayInputStream((size + "\n").getBytes(StandardCharsets.UTF_8)));
    if (parallel) {
      int processors = Runtime.getRuntime().availableProcessors();
      options = options.withWorkers(Math.min(processors, RunOptions.MOST_WORKERS));
    }
    int status = ProgramRunner.run(root, ProgramMap.builder().build(), options).exitStatus();
    if (status != 0 || err.size() != 0) {
      throw new IllegalStateException(status + " " + err.toString(StandardCharsets.UTF_8));
    }
    return Long.parseLong(out.last);
  }

  /// The program prints one line before it parks its tasks and one when all are parked.
  private static double weigh(Class<? extends Task> root, long size) {
    long[] heap = new long[2];
    int[] count = new int[1];
    long parked =
        run(
            root,
            size,
            false,
            _ -> {
              if (count[0] < heap.length) {
                heap[count[0]++] = Timing.liveHeap();
              }
            });
    if (parked != size) {
      throw new IllegalStateException(parked + " tasks, not " + size);
    }
    return (heap[1] - heap[0]) / (double) size;
  }

  /// Takes what is printed apart into lines.
  private static final class Lines extends OutputStream {
    private final Consumer<String> consumer;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private String last = "";

    Lines(Consumer<String> consumer) {
      this.consumer = consumer;
    }

    @Override
    public void write(int one) {
      if (one == '\n') {
        last = line.toString(StandardCharsets.UTF_8);
        line.reset();
        consumer.accept(last);
      } else {
        line.write(one);
      }
    }
  }
}
