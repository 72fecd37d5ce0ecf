package org.qistage.explorer.lessons;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.qistage.explorer.model.Words;
import org.qistage.foundation.SourceText;
import org.qistage.lessons.format.Part;
import org.qistage.pipeline.CompileRequest;
import org.qistage.pipeline.Pipeline;
import org.qistage.pipeline.StageId;
import org.qistage.pipeline.view.TokenRow;

/// The parts of a step as nodes.
final class StepNodes {
  private final LessonsModel model;
  private final MarkdownNodes markdown;
  private final Words words;
  private final Consumer<Node> reveal;

  /// @param reveal brings a part of what was made into sight
  StepNodes(LessonsModel model, MarkdownNodes markdown, Words words, Consumer<Node> reveal) {
    this.reveal = reveal;
    this.model = model;
    this.markdown = markdown;
    this.words = words;
  }

  List<Node> of(List<Part> parts) {
    List<Node> nodes = new ArrayList<>();
    parts.forEach(part -> nodes.addAll(of(part)));
    return nodes;
  }

  private List<Node> of(Part part) {
    return switch (part) {
      case Part.Prose(var text, _) -> markdown.of(text);
      case Part.Show show -> List.of(show(show));
      case Part.Ask(var id, _) ->
          model
              .check(id)
              .<List<Node>>map(
                  check -> List.of(new CheckCard(check, model, markdown, words, reveal)))
              .orElse(List.of());
      case Part.Reveal reveal -> List.of(reveal(reveal));
      case Part.Shown shown -> List.of(shown(shown));
      case Part.Code code -> List.of(code(code.text()));
    };
  }

  private Node show(Part.Show show) {
    String program = show.run().program();
    Button look = new Button();
    look.setGraphic(new FontIcon(Feather.EYE));
    look.textProperty().bind(words.bind("show", program.substring(program.lastIndexOf('/') + 1)));
    look.accessibleTextProperty().bind(look.textProperty());
    look.getStyleClass().add("lesson-show");
    look.setOnAction(_ -> model.show(show));
    FlowPane bar = new FlowPane(look);
    bar.getStyleClass().add("lesson-bar");
    if (model.isChanged(program)) {
      Button anew = new Button();
      anew.setGraphic(new FontIcon(Feather.ROTATE_CCW));
      anew.textProperty().bind(words.bind("asItWas"));
      anew.accessibleTextProperty().bind(anew.textProperty());
      anew.setOnAction(
          _ -> {
            model.beginAnew(program);
            model.show(show);
            bar.getChildren().remove(anew);
          });
      bar.getChildren().add(anew);
    }
    return bar;
  }

  private Node reveal(Part.Reveal reveal) {
    TitledPane pane = new TitledPane();
    pane.setText(reveal.title());
    pane.setExpanded(false);
    pane.setAnimated(false);
    pane.getStyleClass().add("lesson-reveal");
    // What is hidden is not made before it is asked for, so that it cannot be found by looking
    // around.
    pane.expandedProperty()
        .subscribe(
            open -> {
              if (open && pane.getContent() == null) {
                VBox box = new VBox(of(reveal.parts()).toArray(Node[]::new));
                box.getStyleClass().add("lesson-blocks");
                pane.setContent(box);
              }
            });
    return pane;
  }

  private static Node shown(Part.Shown shown) {
    Label command = new Label("$ qi-stage " + String.join(" ", shown.command()));
    command.getStyleClass().addAll("code", "muted", "lesson-command");
    command.setWrapText(true);
    VBox box = new VBox(command, MarkdownNodes.code(shown.output()));
    box.getStyleClass().add("lesson-shown");
    return box;
  }

  /// Code with the colours of the editor, by the lexer.
  private static Node code(String text) {
    SourceText source = new SourceText("", text.stripTrailing());
    List<TokenRow> tokens =
        TokenRow.of(Pipeline.standard().compile(CompileRequest.of(source, StageId.LEX)));
    TextFlow flow = new TextFlow();
    flow.getStyleClass().addAll("code", "lesson-code");
    int end = 0;
    for (TokenRow token : tokens) {
      if (token.span().start() >= end) {
        Text piece = new Text(source.text().substring(end, token.span().start()) + token.text());
        piece.getStyleClass().add("token-" + token.style().name().toLowerCase(Locale.ROOT));
        flow.getChildren().add(piece);
        end = token.span().end();
      }
    }
    return flow;
  }
}
