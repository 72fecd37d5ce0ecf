package org.qistage.explorer.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qistage.explorer.Programs;
import org.qistage.foundation.Language;
import org.qistage.pipeline.graph.GraphLayout;
import org.qistage.pipeline.graph.PlacedGraph;
import org.qistage.pipeline.trace.TraceNavigator;
import org.qistage.pipeline.view.AwaitGraph;

class AwaitGraphTest {
  private static AwaitGraph ofDeadlock(String program) {
    Path file = RunPictureTest.GOLDEN.resolve(program + "/program.qi");
    try (Programs programs = Programs.opened(file)) {
      TraceNavigator navigator = programs.workbench().clock().navigator().get().orElseThrow();
      return AwaitGraph.of(navigator.at(Deadlock.at(navigator).orElseThrow()), Language.EN);
    }
  }

  @Test
  void locksTakenInOppositeOrderAreACycle() {
    AwaitGraph graph = ofDeadlock("deadlock/locks-in-opposite-order");
    assertEquals(2, graph.cycle().size(), graph.toString());
    assertTrue(graph.stuck());
  }

  @Test
  void tasksThatAwaitEachOtherAreACycle() {
    AwaitGraph graph = ofDeadlock("deadlock/awaiting-each-other");
    assertTrue(graph.cycle().size() >= 2, graph.toString());
  }

  @Test
  void aTaskThatAwaitsItselfIsACycleOfOne() {
    assertEquals(1, ofDeadlock("deadlock/awaits-itself").cycle().size());
  }

  @Test
  void aChannelThatNobodySendsToIsNoCycleButADeadlock() {
    AwaitGraph graph = ofDeadlock("deadlock/nobody-sends");
    assertEquals(List.of(), graph.cycle());
    assertTrue(graph.stuck());
  }

  @Test
  void everyDeadlockHasAPicture() {
    for (String program :
        List.of(
            "awaiting-each-other",
            "awaits-itself",
            "holder-awaits-the-one-who-wants-the-lock",
            "lock-of-a-task-that-ended",
            "locks-in-opposite-order",
            "nobody-receives",
            "nobody-sends",
            "wait-group-never-done")) {
      AwaitGraph graph = ofDeadlock("deadlock/" + program);
      PlacedGraph placed = GraphLayout.place(graph.graph());
      assertEquals(graph.graph().nodes().size(), placed.nodes().size());
      assertFalse(placed.edges().isEmpty(), program);
    }
  }
}
