package org.qistage.explorer.run;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.qistage.explorer.model.Words;
import org.qistage.pipeline.trace.FrameView;

/// The generators that wait in a state of theirs for somebody to resume them. The scheduler knows nothing of
/// them.
final class GeneratorsBox extends VBox {
  private static final int MOST = 8;

  private final Words words;
  private final FrameCard.Picks picks;
  private final Label count = new Label();
  private final VBox content = new VBox();

  GeneratorsBox(Words words, FrameCard.Picks picks) {
    this.words = words;
    this.picks = picks;
    Label title = new Label();
    title.textProperty().bind(words.bind("generators"));
    title.getStyleClass().add("set-title");
    count.getStyleClass().add("quiet");
    HBox head = new HBox(title, count);
    head.getStyleClass().add("set-head");
    content.getStyleClass().add("flow-content");
    setId("generators");
    getStyleClass().add("set");
    getChildren().addAll(head, content);
  }

  void show(List<FrameView> generators) {
    List<Node> cards = new ArrayList<>();
    for (FrameView generator : generators.stream().limit(MOST).toList()) {
      cards.add(new FrameCard(generator, Integer.MIN_VALUE, words, picks));
    }
    if (generators.size() > MOST) {
      Label rest = new Label(words.of("generators.more", generators.size() - MOST));
      rest.getStyleClass().add("quiet");
      cards.add(rest);
    }
    count.setText(
        generators.isEmpty() ? words.of("empty") : words.of("generators.count", generators.size()));
    content.setManaged(!cards.isEmpty());
    content.getChildren().setAll(cards);
  }
}
