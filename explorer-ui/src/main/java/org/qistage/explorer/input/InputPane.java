package org.qistage.explorer.input;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.qistage.explorer.model.Words;
import org.qistage.explorer.model.Workbench;

/// Where the user writes what the program reads.
public final class InputPane extends BorderPane {
  private final InputModel model;
  private final Words words;

  public InputPane(Workbench workbench) {
    this.model = new InputModel(workbench);
    this.words = workbench.words(InputPane.class);
    getStyleClass().add("input-pane");
    TextArea text = new TextArea();
    text.setId("input");
    text.getStyleClass().add("code");
    text.accessibleTextProperty().bind(words.bind("input"));
    text.promptTextProperty().bind(words.bind("empty"));
    text.textProperty().bindBidirectional(workbench.document().input());
    setCenter(text);
    setTop(bar(workbench));
  }

  private FlowPane bar(Workbench workbench) {
    Label status = new Label();
    status.setId("input-status");
    status.setWrapText(true);
    status
        .textProperty()
        .bind(Bindings.createStringBinding(this::status, model.state(), words.language()));
    Button clear = new Button();
    clear.setId("input-clear");
    clear.setGraphic(new FontIcon(Feather.X));
    clear.textProperty().bind(words.bind("clear"));
    clear.accessibleTextProperty().bind(words.bind("clear.tip"));
    clear.disableProperty().bind(workbench.document().input().isEmpty());
    clear.setOnAction(_ -> workbench.document().input().set(""));
    FlowPane bar = new FlowPane(status, clear);
    bar.getStyleClass().addAll("view-bar", "view-bar-flow");
    return bar;
  }

  private String status() {
    return switch (model.state().get()) {
      case InputModel.State.Recording _ -> words.of("recording");
      case InputModel.State.None _ -> words.of("none");
      case InputModel.State.Empty _ -> words.of("nothingThere");
      case InputModel.State.Untouched(int lines) -> words.of("untouched", lines);
      case InputModel.State.Given(int lines) -> words.of("given", lines);
    };
  }
}
