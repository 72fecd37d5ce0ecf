package org.qistage.bench;

import java.util.List;

/// The kernels in Java, and javac on the program that W9 compiles.
final class JavaForms implements FormSource {
  @Override
  public List<Form> forms(Workload workload) {
    if (workload.isKernel()) {
      Kernel kernel = Kernel.of(workload);
      return List.of(
          new Form.Timed(
              Workload.JAVA,
              workload.operations(),
              workload.sum(),
              () -> kernel.java().applyAsLong(workload.size())));
    }
    if (workload.id().equals("W9")) {
      GeneratedProgram program = GeneratedProgram.ofAbout((int) workload.size());
      InMemoryJavac javac = new InMemoryJavac();
      return List.of(
          new Form.Timed(
              Workload.JAVAC,
              program.lines(),
              workload.sum(),
              () -> javac.compile("Generated", program.java()).isEmpty() ? 1 : 0));
    }
    return List.of();
  }
}
