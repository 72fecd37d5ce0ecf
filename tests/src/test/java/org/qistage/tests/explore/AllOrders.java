package org.qistage.tests.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.qistage.pipeline.explore.ExplorationReport;
import org.qistage.pipeline.explore.ProgramExplorer;

/// The outcomes of a program under all orders, found by trying every position at every choice.
///
/// @param complete whether there were few enough
record AllOrders(Set<String> ends, boolean complete) {
  /// @param most so many runs are too many
  static AllOrders of(ProgramExplorer explorer, int most) {
    Set<String> ends = new TreeSet<>();
    List<Integer> positions = new ArrayList<>();
    for (int run = 0; run < most; run++) {
      StringBuilder schedule = new StringBuilder();
      for (int choice = 0; choice < positions.size(); choice++) {
        if (positions.get(choice) > 0) {
          schedule.append(schedule.isEmpty() ? "" : ",");
          schedule.append(choice + 1).append(':').append(positions.get(choice));
        }
      }
      ExplorationReport report = explorer.replay(schedule.toString());
      ExplorationReport.Outcome outcome = report.outcomes().getFirst();
      ends.add(outcome.end() + " " + outcome.output());
      List<Integer> ready = explorer.choicesOf(schedule.toString());
      while (positions.size() < ready.size()) {
        positions.add(0);
      }
      int last = ready.size() - 1;
      positions.subList(ready.size(), positions.size()).clear();
      while (last >= 0 && positions.get(last) + 1 >= ready.get(last)) {
        positions.removeLast();
        last--;
      }
      if (last < 0) {
        return new AllOrders(ends, true);
      }
      positions.set(last, positions.get(last) + 1);
    }
    return new AllOrders(ends, false);
  }
}
