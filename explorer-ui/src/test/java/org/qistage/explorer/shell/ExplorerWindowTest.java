package org.qistage.explorer.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ExplorerWindowTest {
  private static final Path SEED =
      Path.of(System.getProperty("qi.root"), "lessons", "programs", "seed.qi");

  @Start
  void openTheSeedProgram(Stage stage) {
    ExplorerApplication.show(stage, SEED);
  }

  @Test
  void theWindowShowsTheFilesText(FxRobot robot) throws IOException {
    assertEquals(Files.readString(SEED), robot.lookup("#source").queryAs(CodeArea.class).getText());
  }

  @Test
  void theTitleNamesProductAndFile(FxRobot robot) {
    assertTrue(
        robot.listWindows().stream()
            .anyMatch(
                window ->
                    window instanceof Stage stage
                        && "Qi Stage · seed.qi".equals(stage.getTitle())));
  }
}
