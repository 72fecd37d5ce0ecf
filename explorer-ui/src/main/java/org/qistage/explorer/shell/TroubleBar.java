package org.qistage.explorer.shell;

import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.qistage.explorer.model.Workbench;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.foundation.Messages;

/// What went wrong with a file, in a line of its own; not there while nothing has.
final class TroubleBar extends HBox {
  TroubleBar(Workbench workbench) {
    getStyleClass().add("trouble-bar");
    Label message = new Label();
    message.setId("message");
    message.setWrapText(true);
    getChildren().add(message);
    workbench.trouble().subscribe(_ -> show(workbench, message));
    workbench.settings().language().subscribe(_ -> show(workbench, message));
  }

  private void show(Workbench workbench, Label message) {
    Optional<LocatedDiagnostic> trouble = workbench.trouble().get();
    setVisible(trouble.isPresent());
    setManaged(trouble.isPresent());
    trouble.ifPresent(
        located ->
            message.setText(
                Messages.text(
                        located.diagnostic().problem(),
                        "message",
                        workbench.settings().language().get())
                    .orElse(located.diagnostic().code())));
  }
}
