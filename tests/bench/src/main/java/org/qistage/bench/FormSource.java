package org.qistage.bench;

import java.util.List;

/// Whose forms of the workloads are measured: ours, or those of a peer that runs in a JVM.
public interface FormSource {
  /// The forms of a workload; empty when there is none.
  List<Form> forms(Workload workload);
}
