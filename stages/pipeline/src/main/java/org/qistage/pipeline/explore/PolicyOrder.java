package org.qistage.pipeline.explore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qistage.pipeline.explore.SchedulingPolicy.ReadyTask;
import org.qistage.runtime.explore.Order;

/// The order that a policy picks. When the policy fails, what it did is kept, and the first in the queue is
/// taken from then on.
final class PolicyOrder implements Order {
  private final SchedulingPolicy policy;
  private final Map<Integer, Long> arrivals = new HashMap<>();
  private final Map<Integer, Integer> turns = new HashMap<>();
  private final List<Integer> taken = new ArrayList<>();
  private long arrived;
  private Optional<PolicyRun.Fault> fault = Optional.empty();

  PolicyOrder(SchedulingPolicy policy) {
    this.policy = policy;
  }

  /// Who joins the queue stands behind those who were seen in it before, so new ones come in their order.
  @Override
  public int choose(int slice, int choice, List<Integer> ready) {
    for (int task : ready) {
      arrivals.computeIfAbsent(task, _ -> ++arrived);
    }
    List<ReadyTask> tasks = new ArrayList<>();
    for (int task : ready) {
      tasks.add(new ReadyTask(task, arrivals.getOrDefault(task, 0L), turns.getOrDefault(task, 0)));
    }
    tasks.sort(Comparator.comparingLong(ReadyTask::arrived));
    int first = ready.indexOf(tasks.getFirst().task());
    if (fault.isPresent()) {
      return first;
    }
    try {
      int chosen = policy.choose(List.copyOf(tasks));
      int position = ready.indexOf(chosen);
      if (position >= 0) {
        return position;
      }
      fault = Optional.of(new PolicyRun.Fault(choice, "task " + chosen, false));
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
      fault = Optional.of(new PolicyRun.Fault(choice, String.valueOf(e), true));
    }
    return first;
  }

  @Override
  public void taken(int task) {
    taken.add(task);
    arrivals.remove(task);
    turns.merge(task, 1, Integer::sum);
  }

  /// The tasks in the order in which they ran.
  List<Integer> taken() {
    return taken;
  }

  Optional<PolicyRun.Fault> fault() {
    return fault;
  }
}
