package org.qistage.explorer.lanes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qistage.explorer.Programs;
import org.qistage.pipeline.trace.Moment;
import org.qistage.pipeline.trace.TaskView;
import org.qistage.pipeline.trace.TraceNavigator;

class LaneIndexTest {
  private static final Path GOLDEN =
      Path.of(System.getProperty("qi.root"), "tests", "src", "test", "resources", "golden");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "seed/seed-program",
        "channels/several-consumers",
        "select/worker-pool",
        "synchronization/dining-philosophers",
        "deadlock/locks-in-opposite-order",
        "cancellation/waiting-in-channels"
      })
  void everyLaneHasTheStateOfItsTaskAtEveryEvent(String program) {
    try (Programs programs = Programs.opened(GOLDEN.resolve(program + "/program.qi"))) {
      TraceNavigator navigator = programs.workbench().clock().navigator().get().orElseThrow();
      LaneIndex index = new LaneIndex(navigator.trace().log());
      int turn = -1;
      for (int event = 0; event < navigator.size(); event++) {
        Moment moment = navigator.at(event);
        assertEquals(moment.running(), index.runningAt(event), "runs at " + event);
        for (LaneIndex.Lane lane : index.lanes()) {
          LaneState expected =
              moment
                  .task(lane.task())
                  .map(TaskView::state)
                  .map(state -> LaneState.valueOf(state.name()))
                  .orElse(LaneState.NONE);
          assertEquals(expected, lane.stateAt(event), "task " + lane.task() + " at " + event);
        }
        assertTrue(index.turnAt(event) >= turn);
        turn = index.turnAt(event);
      }
    }
  }

  @Test
  void theWindowNeverShowsWhatIsBeyondTheEnds() {
    LanesWindow window = LanesWindow.whole(1_000_000, 10_000, 5);
    for (int i = 0; i < 200; i++) {
      window = window.zoomed(i % 3 == 0 ? 0.8 : 1.7, i * 5_003 % 1_000_000).moved(i * 997, i - 60);
      assertTrue(window.first() >= 0 && window.first() + window.shown() <= 1_000_000.5);
      assertTrue(window.top() >= 0 && window.top() + window.rows() <= 10_000.5);
      assertTrue(window.shown() >= LanesWindow.CLOSEST);
    }
  }

  @Test
  void zoomingKeepsTheEventUnderThePointer() {
    LanesWindow window = LanesWindow.whole(1_000, 3, 3);
    double x = window.x(400, 800);
    assertEquals(x, window.zoomed(2, 400).x(400, 800), 0.001);
  }

  @Test
  void whatIsShownMovesOnlyWhenItMust() {
    LanesWindow window = LanesWindow.whole(1_000, 50, 5).zoomed(10, 0);
    assertEquals(window, window.showing(50, 3));
    LanesWindow moved = window.showing(500, 20);
    assertTrue(moved.first() <= 500 && 501 <= moved.first() + moved.shown());
    assertTrue(moved.top() <= 20 && 21 <= moved.top() + moved.rows());
  }
}
