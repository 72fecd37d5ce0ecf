package org.qistage.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.qistage.samples.Plain;

class SuspendedTasksTest {
  /// The borders of the pages and chapters.
  private static final int[] BORDERS = {
    1, 64, 128, 65_536, 131_072, 1 << 24, Integer.MAX_VALUE - 64
  };

  private static Task numbered(int number) {
    Task task = new Plain(_ -> {});
    task.number = number;
    return task;
  }

  @Test
  void tasksAreListedByTheirNumbersWhoeverLeaves() {
    for (long seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      SuspendedTasks table = new SuspendedTasks();
      TreeMap<Integer, Task> model = new TreeMap<>();
      for (int step = 0; step < 300; step++) {
        int border = BORDERS[random.nextInt(BORDERS.length)];
        Task task = numbered(border + random.nextInt(-Math.min(border - 1, 70), 65));
        if (random.nextInt(3) > 0 && model.putIfAbsent(task.number, task) == null) {
          table.add(task);
          assertTrue(task.isListed());
        } else if (!model.isEmpty()) {
          List<Integer> numbers = new ArrayList<>(model.keySet());
          Integer left = numbers.get(random.nextInt(numbers.size()));
          table.remove(Objects.requireNonNull(model.remove(left)));
        }
        assertEquals(List.copyOf(model.values()), table.all());
      }
      model.values().forEach(table::remove);
      assertEquals(List.of(), table.all());
    }
  }

  @Test
  void onlyWhoIsInItCanLeave() {
    SuspendedTasks table = new SuspendedTasks();
    table.add(numbered(65_536));
    assertThrows(IllegalStateException.class, () -> table.remove(numbered(64)));
    assertThrows(IllegalStateException.class, () -> table.remove(numbered(65_536 + 64)));
  }
}
