package org.qistage.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.qistage.samples.Plain;

class WaitListTest {
  @Test
  void waitersKeepTheirOrderWhicheverLeave() {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<Waiter> model = new ArrayList<>();
      @Nullable Waiter last = null;
      for (int step = 0; step < 200; step++) {
        if (last == null || random.nextInt(5) < 3) {
          Waiter waiter = new Plain(_ -> {});
          last = WaitList.add(last, waiter);
          model.add(waiter);
        } else if (random.nextBoolean()) {
          model.removeFirst();
          last = WaitList.removeFirst(last);
        } else {
          Waiter leaving = model.remove(random.nextInt(model.size()));
          last = WaitList.remove(last, leaving);
          assertNull(leaving.next);
        }
        assertEquals(model, listed(last));
      }
    }
  }

  private static List<Waiter> listed(@Nullable Waiter last) {
    List<Waiter> waiters = new ArrayList<>();
    if (last != null) {
      Waiter waiter = WaitList.first(last);
      waiters.add(waiter);
      while (!waiter.equals(last)) {
        waiter = java.util.Objects.requireNonNull(waiter.next);
        waiters.add(waiter);
      }
    }
    return waiters;
  }
}
