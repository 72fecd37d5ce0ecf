package org.qistage.explorer.lessons;

import java.nio.file.InvalidPathException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.qistage.explorer.model.Words;
import org.qistage.lessons.format.Answer;
import org.qistage.lessons.format.Check;
import org.qistage.lessons.format.CommandWords;

/// Where the answer to a check is written, and what has been written.
///
/// @param node empty where the editor is the place
/// @param answer what has been written, or chosen; empty while there is nothing
record AnswerField(Optional<Node> node, Supplier<Optional<Answer>> answer) {
  private static final int LINES = 6;

  /// The field that is fit for a check.
  static AnswerField of(
      CheckModel model, LessonsModel lessons, MarkdownNodes markdown, Words words) {
    return switch (model.check()) {
      case Check.Choice choice -> choice(choice, model, markdown, words);
      case Check.Output _, Check.Tokens _, Check.Machine _ -> text(model, words, LINES, true);
      case Check.Tree _, Check.Locals _ -> text(model, words, LINES / 2, true);
      case Check.Type _, Check.State _, Check.NextTask _, Check.Queue _ ->
          text(model, words, 1, false);
      case Check.Stage _ -> {
        AnswerField field = text(model, words, 1, false);
        yield new AnswerField(
            field.node(), () -> field.answer().get().map(text -> stage(text.plain(), lessons)));
      }
      case Check.Program program ->
          new AnswerField(
              Optional.empty(),
              () ->
                  lessons
                      .edited(program.starter())
                      .map(text -> new Answer.Program(program.starter(), text)));
      case Check.Find find ->
          switch (find.fault()) {
            case RACE -> entries(model, words, "variable", "lines");
            case DEADLOCK -> entries(model, words, "tasks");
            case LEAK -> entries(model, words, "types");
          };
    };
  }

  /// A jar by its path, or else a command; both from the folder of the learner's programs.
  private static Answer stage(String text, LessonsModel lessons) {
    String written = text.strip();
    if (written.endsWith(".jar")) {
      try {
        return new Answer.Jar(lessons.ownFolder().resolve(written));
      } catch (InvalidPathException notAPath) {
        // The command that it then is cannot be started, which is told.
      }
    }
    return new Answer.Command(CommandWords.split(written), lessons.ownFolder());
  }

  private static AnswerField choice(
      Check.Choice choice, CheckModel model, MarkdownNodes markdown, Words words) {
    ToggleGroup group = new ToggleGroup();
    VBox box = new VBox();
    box.getStyleClass().add("lesson-options");
    for (Check.Option option : choice.options()) {
      String text = option.id() + "  " + option.text().in(words.language().getValue());
      ButtonBase button = choice.several() ? several(option, model) : one(option, model, group);
      button.setAccessibleText(text);
      button.setId("option-" + option.id());
      button.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
      // Beside the button and not in it, since the text has to wrap.
      VBox label = new VBox(markdown.of(text).toArray(Node[]::new));
      HBox.setHgrow(label, Priority.ALWAYS);
      label.setOnMouseClicked(
          _ -> {
            button.requestFocus();
            button.fire();
          });
      HBox row = new HBox(button, label);
      row.getStyleClass().add("lesson-option");
      box.getChildren().add(row);
    }
    return new AnswerField(
        Optional.of(box),
        () -> {
          List<String> chosen =
              choice.options().stream().map(Check.Option::id).filter(model::isChosen).toList();
          return chosen.isEmpty()
              ? Optional.empty()
              : Optional.of(choice.several() ? Answer.of(chosen) : Answer.of(chosen.getFirst()));
        });
  }

  private static CheckBox several(Check.Option option, CheckModel model) {
    CheckBox button = new CheckBox();
    keep(button.selectedProperty(), option, model);
    return button;
  }

  private static RadioButton one(Check.Option option, CheckModel model, ToggleGroup group) {
    RadioButton button = new RadioButton();
    button.setToggleGroup(group);
    keep(button.selectedProperty(), option, model);
    return button;
  }

  private static void keep(BooleanProperty selected, Check.Option option, CheckModel model) {
    selected.set(model.isChosen(option.id()));
    selected.subscribe(on -> model.choose(option.id(), on));
  }

  private static void keep(TextInputControl field, String key, CheckModel model) {
    field.setText(model.written(key));
    field.textProperty().subscribe(text -> model.write(key, text));
  }

  private static AnswerField text(CheckModel model, Words words, int lines, boolean empty) {
    TextInputControl field = lines == 1 ? new TextField() : new TextArea();
    if (field instanceof TextArea area) {
      area.setPrefRowCount(lines);
    }
    keep(field, "", model);
    field.getStyleClass().add("code");
    field.setId("answer-" + model.check().head().id());
    field.promptTextProperty().bind(words.bind("shape." + model.check().kind()));
    field.accessibleTextProperty().bind(words.bind("answer"));
    return new AnswerField(
        Optional.of(field),
        () ->
            field.getText().isBlank() && !empty
                ? Optional.empty()
                : Optional.of(Answer.of(field.getText())));
  }

  private static AnswerField entries(CheckModel model, Words words, String... keys) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("lesson-entries");
    Map<String, TextField> fields = new LinkedHashMap<>();
    for (String key : keys) {
      TextField field = new TextField();
      keep(field, key, model);
      field.setId("answer-" + model.check().head().id() + "-" + key);
      field.promptTextProperty().bind(words.bind("shape." + key));
      Label name = new Label();
      name.textProperty().bind(words.bind("entry." + key));
      name.setLabelFor(field);
      field.accessibleTextProperty().bind(words.bind("entry." + key));
      fields.put(key, field);
      grid.addRow(fields.size() - 1, name, field);
    }
    return new AnswerField(
        Optional.of(grid),
        () -> {
          Map<String, Answer> answers = new LinkedHashMap<>();
          fields.forEach(
              (key, field) -> {
                if (!field.getText().isBlank()) {
                  answers.put(key, entry(key, field.getText()));
                }
              });
          return answers.isEmpty() ? Optional.empty() : Optional.of(new Answer.Entries(answers));
        });
  }

  private static Answer entry(String key, String text) {
    List<String> items = List.of(text.strip().split("[\\s,，、]+"));
    return key.equals("variable") ? Answer.of(text.strip()) : Answer.of(items);
  }
}
