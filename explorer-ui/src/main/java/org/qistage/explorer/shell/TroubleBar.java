package org.qistage.explorer.shell;

import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.qistage.explorer.files.ProgramFiles;
import org.qistage.explorer.look.Fonts;
import org.qistage.explorer.model.Words;
import org.qistage.explorer.model.Workbench;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.foundation.Messages;

/// What went wrong with a file, or was done with it, in a line of its own; not there while there is nothing
/// to tell. Without a Chinese font it says what to do.
final class TroubleBar extends HBox {
  private final Workbench workbench;
  private final ProgramFiles files;
  private final Words words;
  private final Fonts fonts;
  private final Label message = new Label();

  /// @param fonts those that text is set in
  TroubleBar(Workbench workbench, ProgramFiles files, Fonts fonts) {
    this.workbench = workbench;
    this.files = files;
    this.words = workbench.words(TroubleBar.class);
    this.fonts = fonts;
    getStyleClass().add("trouble-bar");
    message.setId("message");
    message.setWrapText(true);
    getChildren().add(message);
    workbench.trouble().subscribe(_ -> show());
    workbench.settings().language().subscribe(_ -> show());
    files.notice().subscribe(_ -> show());
  }

  private void show() {
    Optional<LocatedDiagnostic> trouble = workbench.trouble().get();
    String text = trouble.map(this::text).orElse(files.notice().get());
    if (text.isEmpty() && !fonts.chinese()) {
      text = words.of("noFont");
    }
    setVisible(!text.isEmpty());
    setManaged(!text.isEmpty());
    message.setText(text);
  }

  private String text(LocatedDiagnostic located) {
    return Messages.text(
            located.diagnostic().problem(), "message", workbench.settings().language().get())
        .orElse(located.diagnostic().code());
  }
}
