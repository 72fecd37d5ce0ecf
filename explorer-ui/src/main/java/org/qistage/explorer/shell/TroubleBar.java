package org.qistage.explorer.shell;

import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.qistage.explorer.files.ProgramFiles;
import org.qistage.explorer.model.Workbench;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.foundation.Messages;

/// What went wrong with a file, or was done with it, in a line of its own; not there while there is nothing
/// to tell.
final class TroubleBar extends HBox {
  private final Workbench workbench;
  private final ProgramFiles files;
  private final Label message = new Label();

  TroubleBar(Workbench workbench, ProgramFiles files) {
    this.workbench = workbench;
    this.files = files;
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
