package org.qistage.explorer.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.qistage.pipeline.graph.Box;
import org.qistage.pipeline.graph.PlacedGraph;
import org.qistage.pipeline.graph.Point;

class ViewportTest {
  private static final double NEAR = 1e-9;

  private static PlacedGraph graph(double width, double height) {
    return new PlacedGraph("", width, height, List.of(), List.of(), PlacedGraph.Rows.STACKED);
  }

  private static Viewport of(PlacedGraph graph) {
    Viewport view = new Viewport();
    view.resize(400, 300);
    view.show(Optional.of(graph));
    return view;
  }

  @Test
  void whatDoesNotFitIsShownLegiblyFromItsStart() {
    Viewport view = of(graph(1000, 1000));
    assertEquals(new GraphPainter.Port(0, 0, 0.9, 400, 300), view.port());
    view.place(Viewport.Placing.FIT);
    assertEquals(new GraphPainter.Port(50, 0, 0.3, 400, 300), view.port());
  }

  @Test
  void whatFitsIsInTheMiddleAndNotMuchLargerThanNatural() {
    assertEquals(new GraphPainter.Port(145, 95, 1.1, 400, 300), of(graph(100, 100)).port());
  }

  @Test
  void itFollowsTheSizesOfTheViewAndOfTextUntilItIsMoved() {
    Viewport view = of(graph(1000, 1000));
    view.scale(2);
    assertEquals(1.8, view.port().zoom(), NEAR);
    view.scale(1);
    view.resize(2000, 2000);
    assertEquals(1.1, view.port().zoom(), NEAR);
    view.zoomBy(2);
    view.scale(2);
    view.resize(400, 300);
    assertEquals(2.2, view.port().zoom(), NEAR);
    view.place(Viewport.Placing.HOME);
    assertEquals(1.8, view.port().zoom(), NEAR);
  }

  @Test
  void whatIsToBeSeenIsSeenOnceThereIsASize() {
    Box far = new Box(900, 900, 20, 20);
    Viewport view = new Viewport();
    view.show(Optional.of(graph(1000, 1000)));
    view.reveal(far);
    view.resize(400, 300);
    assertEquals(200, view.onView(far).centreX(), NEAR);
    assertEquals(150, view.onView(far).centreY(), NEAR);
    // Only once: then it is as the user moves it.
    view.moveBy(-300, 0);
    view.resize(500, 300);
    assertEquals(-100, view.onView(far).centreX(), NEAR);
  }

  @Test
  void aPlaceStaysUnderTheMouseThatZooms() {
    Viewport view = of(graph(1000, 1000));
    view.moveBy(-30, -40);
    Point before = view.inGraph(100, 200);
    view.zoomAround(1.5, 100, 200);
    assertEquals(before.x(), view.inGraph(100, 200).x(), NEAR);
    assertEquals(before.y(), view.inGraph(100, 200).y(), NEAR);
  }

  @Test
  void whatIsOutOfSightIsRevealedInTheMiddleAndWhatIsSeenStays() {
    Viewport view = of(graph(1000, 1000));
    GraphPainter.Port still = view.port();
    view.reveal(new Box(10, 10, 20, 20));
    assertEquals(still, view.port());
    Box far = new Box(900, 900, 20, 20);
    assertFalse(view.sees(far));
    view.reveal(far);
    assertTrue(view.sees(far));
    assertEquals(200, view.onView(far).centreX(), NEAR);
    assertEquals(150, view.onView(far).centreY(), NEAR);
  }

  @Test
  void aNodeThatStaysDoesNotSeemToMoveInTheNextVersion() {
    Viewport view = of(graph(1000, 1000));
    Box before = new Box(100, 50, 20, 20);
    Box now = new Box(300, 70, 20, 20);
    Box seen = view.onView(before);
    view.show(graph(2000, 1000), before, now);
    assertEquals(seen.x(), view.onView(now).x(), NEAR);
    assertEquals(seen.y(), view.onView(now).y(), NEAR);
  }
}
