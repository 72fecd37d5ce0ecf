package org.qistage.explorer.run;

import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.qistage.explorer.model.Words;
import org.qistage.foundation.Span;
import org.qistage.pipeline.trace.FrameView;

/// An activation of a function: where it is, its variables and the slots of its frame.
final class FrameCard extends VBox {
  private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
  private static final PseudoClass FRESH = PseudoClass.getPseudoClass("fresh");
  private static final int MOST = 40;

  private final FrameView frame;

  /// What a click leads to.
  interface Picks {
    void frame(FrameView frame);

    /// The last write of a variable of a frame.
    void variable(int activation, String name);
  }

  /// @param freshest the newest event that wrote a variable of the task
  FrameCard(FrameView frame, int freshest, Words words, Picks picks) {
    this.frame = frame;
    setId("frame-" + frame.activation());
    getStyleClass()
        .addAll("frame-card", frame.onMachineStack() ? "frame-on-stack" : "frame-waiting");
    getChildren().add(head(words));
    // Long values are cut, and told whole by their tips; they never reach into the next column.
    setMinWidth(0);
    if (!frame.locals().isEmpty()) {
      FlowPane variables = new FlowPane();
      variables.getStyleClass().add("variables");
      frame.locals().stream()
          .limit(MOST)
          .forEach(
              local -> add(variable(local, local.written() == freshest, words, picks), variables));
      variables.setMinWidth(0);
      getChildren().add(variables);
    }
    if (!frame.slots().isEmpty()) {
      getChildren().add(slots(words));
    }
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.BUTTON);
    addEventHandler(MouseEvent.MOUSE_CLICKED, _ -> picks.frame(frame));
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
            picks.frame(frame);
            event.consume();
          }
        });
  }

  /// Puts something into a row of things that is no wider than the card.
  private static void add(Region part, FlowPane parts) {
    part.maxWidthProperty().bind(parts.widthProperty());
    parts.getChildren().add(part);
  }

  private HBox head(Words words) {
    Label function = new Label(frame.function());
    function.getStyleClass().addAll("code", "frame-function");
    HBox head = new HBox(function);
    head.getStyleClass().add("frame-head");
    String place = frame.line() > 0 ? words.of("line", frame.line()) : "";
    Label line = new Label(place);
    line.getStyleClass().add("quiet");
    line.setMinWidth(USE_PREF_SIZE);
    head.getChildren().add(line);
    if (frame.state() > 0) {
      Label state = new Label("S" + frame.state());
      state.getStyleClass().add("state-chip");
      state.setMinWidth(USE_PREF_SIZE);
      Tooltip.install(state, new Tooltip(words.of("state.tip", frame.state())));
      head.getChildren().add(state);
    }
    setAccessibleText(
        frame.function() + " " + place + (frame.state() > 0 ? " S" + frame.state() : ""));
    return head;
  }

  private HBox variable(FrameView.Variable local, boolean fresh, Words words, Picks picks) {
    Label name = new Label((fresh ? "● " : "") + local.name());
    name.getStyleClass().add("variable-name");
    name.setMinWidth(USE_PREF_SIZE);
    Label value = new Label("= " + local.value().text());
    value.getStyleClass().add("code");
    HBox box = new HBox(name, value);
    box.setId("variable-" + frame.activation() + "-" + local.name());
    box.getStyleClass().add("variable");
    box.pseudoClassStateChanged(FRESH, fresh);
    box.setFocusTraversable(true);
    box.setAccessibleRole(AccessibleRole.BUTTON);
    String tip =
        words.of(
            fresh ? "variable.fresh" : "variable.tip", local.name(), local.type(), local.written());
    String whole = local.name() + " = " + local.value().text();
    box.setAccessibleText(whole + ". " + tip);
    Tooltip.install(box, new Tooltip(whole + "\n" + tip));
    box.setOnMouseClicked(
        event -> {
          picks.variable(frame.activation(), local.name());
          event.consume();
        });
    box.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
            picks.variable(frame.activation(), local.name());
            event.consume();
          }
        });
    return box;
  }

  private FlowPane slots(Words words) {
    FlowPane slots = new FlowPane();
    slots.getStyleClass().add("slots");
    Label title = new Label(words.of("slots"));
    title.getStyleClass().add("quiet");
    slots.getChildren().add(title);
    for (FrameView.Slot slot : frame.slots().stream().limit(MOST).toList()) {
      String name = slot.name().isEmpty() ? words.of("temporary") : slot.name();
      Label label = new Label(slot.number() + " " + name + " = " + slot.value().text());
      label.getStyleClass().addAll("slot", "code");
      label.setTooltip(new Tooltip(label.getText()));
      add(label, slots);
    }
    slots.setMinWidth(0);
    return slots;
  }

  /// Follows what the focus lights.
  void light(SimpleObjectProperty<Optional<Span>> lit) {
    pseudoClassStateChanged(LIT, RunModel.isLit(frame, lit.get()));
  }
}
