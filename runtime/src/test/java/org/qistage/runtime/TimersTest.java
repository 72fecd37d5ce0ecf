package org.qistage.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.qistage.samples.Plain;

class TimersTest {
  private record Expected(long deadline, int order, Task task, Timers.Entry entry) {}

  @Test
  void theyComeOutByTimeThenByOrderWhicheverAreTakenOutBetween() {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      Timers timers = new Timers();
      List<Expected> model = new ArrayList<>();
      long now = 0;
      for (int step = 0; step < 300; step++) {
        int choice = random.nextInt(10);
        if (choice < 5) {
          Task task = new Plain(_ -> {});
          long deadline = now + random.nextInt(20);
          model.add(new Expected(deadline, step, task, timers.add(task, deadline)));
        } else if (choice < 8 && !model.isEmpty()) {
          Expected taken = model.remove(random.nextInt(model.size()));
          timers.remove(taken.entry());
          timers.remove(taken.entry());
        } else {
          now += random.nextInt(10);
          model.sort(
              Comparator.comparingLong(Expected::deadline).thenComparingInt(Expected::order));
          while (!model.isEmpty() && model.getFirst().deadline() <= now) {
            assertSame(model.removeFirst().task(), timers.pollUntil(now));
          }
          assertNull(timers.pollUntil(now));
        }
        assertEquals(model.isEmpty(), timers.isEmpty());
        assertEquals(
            model.stream().mapToLong(Expected::deadline).min().orElse(Long.MAX_VALUE),
            timers.nextDeadline());
      }
    }
  }
}
