package org.qistage.explorer.run;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.qistage.explorer.WindowTest;
import org.qistage.explorer.model.ViewId;
import org.testfx.api.FxRobot;

/// Values that are longer than there is room for.
class WideValuesTest extends WindowTest {
  @Override
  protected Path program() {
    return Path.of(
        System.getProperty("qi.root"), "lessons", "course", "14-memory", "programs", "friends.qi");
  }

  @Test
  void theyStayWithinTheirStack() throws TimeoutException {
    onFx(() -> workbench().view().set(ViewId.RUN));
    onFx(() -> workbench().clock().goTo(30));
    await(() -> cards().stream().anyMatch(card -> variables(card).size() == 2));
    Region stack = (Region) find("#machine-stack", VBox.class).getParent();
    for (Region card : cards()) {
      assertTrue(card.getWidth() <= stack.getWidth() + 1, card + " " + card.getWidth());
      for (Region variable : variables(card)) {
        double right = variable.localToScene(variable.getBoundsInLocal()).getMaxX();
        assertTrue(right <= card.localToScene(card.getBoundsInLocal()).getMaxX(), "" + right);
      }
    }
    assertFalse(variables(cards().getFirst()).isEmpty());
  }

  private static List<Region> cards() {
    return regions("#machine-stack .frame-card");
  }

  private static List<Region> variables(Region card) {
    return new FxRobot().from(card).lookup(".variable").queryAllAs(Region.class).stream().toList();
  }

  private static List<Region> regions(String query) {
    return new FxRobot().lookup(query).queryAllAs(Region.class).stream().toList();
  }
}
