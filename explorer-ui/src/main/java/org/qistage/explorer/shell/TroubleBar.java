package org.qistage.explorer.shell;

import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.qistage.explorer.files.ProgramFiles;
import org.qistage.explorer.look.Fonts;
import org.qistage.explorer.model.Notice;
import org.qistage.explorer.model.Program;
import org.qistage.explorer.model.Recording;
import org.qistage.explorer.model.Words;
import org.qistage.explorer.model.Workbench;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.foundation.Messages;

/// What went wrong with a file, or was done with it, in a line of its own, and below it what the user must
/// know; not there while there is nothing to tell. Without a Chinese font it says what to do.
final class TroubleBar extends VBox {
  private final Workbench workbench;
  private final ProgramFiles files;
  private final Words words;
  private final Fonts fonts;
  private final Label message = new Label();
  private final HBox line = new HBox(message);
  private final VBox notices = new VBox();

  /// @param fonts those that text is set in
  TroubleBar(Workbench workbench, ProgramFiles files, Fonts fonts) {
    this.workbench = workbench;
    this.files = files;
    this.words = workbench.words(TroubleBar.class);
    this.fonts = fonts;
    line.getStyleClass().add("trouble-bar");
    message.setId("message");
    message.setWrapText(true);
    notices.setId("notices");
    getChildren().addAll(line, notices);
    workbench.trouble().subscribe(_ -> show());
    workbench.settings().language().subscribe(_ -> show());
    files.notice().subscribe(_ -> show());
    workbench.notices().addListener((ListChangeListener<Notice>) _ -> showNotices());
    showNotices();
    workbench.program().subscribe(this::made);
  }

  /// A recorder that failed is a fault of ours.
  private void made(@Nullable Program program) {
    if (program != null && program.recording() instanceof Recording.Broken(String reason)) {
      workbench.tell(Notice.of(TroubleBar.class, "broken", reason));
    } else if (program != null && !(program.recording() instanceof Recording.Pending)) {
      workbench.untell(Notice.of(TroubleBar.class, "broken"));
    }
  }

  private void show() {
    Optional<LocatedDiagnostic> trouble = workbench.trouble().get();
    String text = trouble.map(this::text).orElse(files.notice().get());
    if (text.isEmpty() && !fonts.chinese()) {
      text = words.of("noFont");
    }
    line.setVisible(!text.isEmpty());
    line.setManaged(!text.isEmpty());
    message.setText(text);
  }

  private String text(LocatedDiagnostic located) {
    return Messages.text(
            located.diagnostic().problem(), "message", workbench.settings().language().get())
        .orElse(located.diagnostic().code());
  }

  private void showNotices() {
    notices.getChildren().setAll(workbench.notices().stream().map(this::row).toList());
  }

  private HBox row(Notice notice) {
    Words own = workbench.words(notice.feature());
    Label text = new Label();
    text.textProperty().bind(own.bind(notice.key(), notice.arguments().toArray()));
    text.setWrapText(true);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox row = new HBox(text, space);
    row.setId("notice-" + notice.key());
    row.getStyleClass().addAll("trouble-bar", "notice");
    for (Notice.Choice choice : notice.choices()) {
      Button button = button(choice.key(), own);
      button.setOnAction(
          _ -> {
            workbench.untell(notice);
            choice.action().run();
          });
      row.getChildren().add(button);
    }
    if (notice.choices().isEmpty()) {
      Button button = button("putAway", words);
      button.setOnAction(_ -> workbench.untell(notice));
      row.getChildren().add(button);
    }
    return row;
  }

  private static Button button(String key, Words own) {
    Button button = new Button();
    button.setId("notice-choice-" + key);
    button.textProperty().bind(own.bind(key));
    button.accessibleTextProperty().bind(own.bind(key));
    button.setMinWidth(USE_PREF_SIZE);
    return button;
  }
}
