package org.qistage.explorer.lessons;

import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.qistage.explorer.model.Words;
import org.qistage.foundation.Language;
import org.qistage.lessons.check.Verdict;
import org.qistage.lessons.format.BilingualText;
import org.qistage.lessons.format.Check;

/// A question, the field for its answer, hints, and what came of it.
final class CheckCard extends VBox {
  private final CheckModel model;
  private final LessonsModel lessons;
  private final MarkdownNodes markdown;
  private final Words words;
  private final AnswerField field;
  private final Label nothing = new Label();
  private final VBox hints = new VBox();
  private final VBox outcome = new VBox();

  /// @param reveal brings a part of the card into sight
  CheckCard(
      CheckModel model,
      LessonsModel lessons,
      MarkdownNodes markdown,
      Words words,
      Consumer<Node> reveal) {
    this.model = model;
    this.lessons = lessons;
    this.markdown = markdown;
    this.words = words;
    this.field = AnswerField.of(model, lessons, markdown, words);
    setId("question-" + model.check().head().id());
    getStyleClass().add("lesson-check");
    Label title = new Label();
    title.textProperty().bind(words.bind("question"));
    title.getStyleClass().add("lesson-check-title");
    getChildren().add(title);
    getChildren().addAll(markdown.of(in(model.check().head().prompt())));
    if (model.check() instanceof Check.Program program) {
      getChildren().add(programBar(program));
    }
    field.node().ifPresent(getChildren()::add);
    nothing.getStyleClass().add("muted");
    nothing.setWrapText(true);
    nothing.managedProperty().bind(nothing.textProperty().isNotEmpty());
    hints.getStyleClass().add("lesson-blocks");
    outcome.getStyleClass().add("lesson-blocks");
    getChildren().addAll(buttons(), nothing, hints, outcome);
    // The model outlives the card, which is made anew whenever its step is shown.
    ObservableValue<Boolean> shown = sceneProperty().map(_ -> true).orElse(false);
    model.hints().when(shown).subscribe(_ -> showHints());
    model.verdict().when(shown).subscribe(_ -> showOutcome());
    model.broken().when(shown).subscribe(_ -> showOutcome());
    // What comes of a press must not stand below the edge, where nobody sees that there is
    // something new.
    model.hints().when(shown).subscribe((_, _) -> reveal.accept(hints));
    model.verdict().when(shown).subscribe((_, _) -> reveal.accept(outcome));
  }

  private String in(BilingualText text) {
    return text.in(language());
  }

  private Language language() {
    return words.language().getValue();
  }

  private FlowPane programBar(Check.Program program) {
    Button open = button("edit", Feather.EDIT, () -> lessons.edit(program.starter()));
    Button anew =
        button("beginAnew", Feather.ROTATE_CCW, () -> lessons.beginAnew(program.starter()));
    return bar(open, anew);
  }

  private FlowPane buttons() {
    Button check = button("check", Feather.CHECK, this::answer);
    check.setDefaultButton(false);
    check.disableProperty().bind(model.busy());
    Button hint = button("hint", Feather.HELP_CIRCLE, model::hint);
    int all = model.check().head().hints().size();
    hint.textProperty().unbind();
    hint.textProperty().bind(words.bind("hint", model.hints(), all));
    hint.disableProperty().bind(model.hints().greaterThanOrEqualTo(all));
    Label passed = new Label();
    passed.textProperty().bind(words.bind("passed"));
    passed.getStyleClass().add("lesson-passed");
    passed.visibleProperty().bind(model.passed());
    Label busy = new Label();
    busy.textProperty().bind(words.bind("grading"));
    busy.visibleProperty().bind(model.busy());
    busy.managedProperty().bind(model.busy());
    FlowPane bar = bar(check);
    if (all > 0) {
      bar.getChildren().add(hint);
    }
    bar.getChildren().addAll(passed, busy);
    return bar;
  }

  private static FlowPane bar(Button... buttons) {
    FlowPane bar = new FlowPane(buttons);
    bar.getStyleClass().add("lesson-bar");
    return bar;
  }

  private Button button(String key, Feather icon, Runnable action) {
    Button button = new Button();
    button.setId(key + "-" + model.check().head().id());
    button.setGraphic(new FontIcon(icon));
    button.textProperty().bind(words.bind(key));
    button.accessibleTextProperty().bind(button.textProperty());
    button.setOnAction(_ -> action.run());
    return button;
  }

  private void answer() {
    field
        .answer()
        .get()
        .ifPresentOrElse(
            given -> {
              nothing.setText("");
              model.answer(given);
            },
            () ->
                nothing.setText(
                    words.of(
                        model.check() instanceof Check.Program ? "nothing.program" : "nothing")));
  }

  private void showHints() {
    hints.getChildren().clear();
    model.check().head().hints().stream()
        .limit(model.hints().get())
        .forEach(
            hint -> {
              VBox box = new VBox();
              box.getStyleClass().add("lesson-hint");
              box.getChildren().addAll(markdown.of(in(hint)));
              hints.getChildren().add(box);
            });
  }

  private void showOutcome() {
    outcome.getChildren().clear();
    if (model.broken().get()) {
      Label broken = new Label(words.of("broken"));
      broken.setWrapText(true);
      outcome.getChildren().add(broken);
    }
    model.verdict().get().ifPresent(this::show);
  }

  private void show(Verdict verdict) {
    Label head = new Label(words.of(verdict.passed() ? "right" : "wrong"));
    head.getStyleClass().add(verdict.passed() ? "lesson-right" : "lesson-wrong");
    head.setGraphic(new FontIcon(verdict.passed() ? Feather.CHECK_CIRCLE : Feather.ALERT_CIRCLE));
    VBox box = new VBox(head);
    box.setId("verdict-" + model.check().head().id());
    box.getStyleClass().addAll("lesson-verdict", verdict.passed() ? "is-right" : "is-wrong");
    box.getChildren().addAll(markdown.of(in(verdict.feedback())));
    verdict
        .place()
        .ifPresent(
            place ->
                box.getChildren().add(button("look", Feather.EYE, () -> lessons.lookAt(place))));
    outcome.getChildren().add(box);
  }
}
