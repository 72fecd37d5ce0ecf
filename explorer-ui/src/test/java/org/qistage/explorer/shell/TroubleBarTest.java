package org.qistage.explorer.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qistage.explorer.Programs;
import org.qistage.explorer.WindowTest;
import org.testfx.api.FxRobot;

/// What the window says when files go wrong; nothing is lost, and no words of the JVM are shown.
class TroubleBarTest extends WindowTest {
  private static final String ONE = "函数 主函数() { 打印行(1); }\n";

  @TempDir static Path programs = Path.of("");

  @Override
  protected Path program() {
    try {
      return Files.writeString(
          Files.createDirectories(programs.resolve("汉 字")).resolve("甲 乙.qi"), ONE);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String message() {
    return find("#message", Label.class).getText();
  }

  private static boolean hasNotices() {
    return !new FxRobot().lookup("#notices .notice").queryAll().isEmpty();
  }

  @Test
  void aFileThatIsChangedOutsideIsTakenByAClick() throws IOException, TimeoutException {
    Files.writeString(program(), ONE + "\n// 别处\n");
    await(TroubleBarTest::hasNotices);
    assertTrue(find("#notice-changedOutside .label", Label.class).getText().contains("甲 乙.qi"));
    onFx(workbench().settings()::switchLanguage);
    assertTrue(
        find("#notice-changedOutside .label", Label.class)
            .getText()
            .endsWith("changed by another program."));
    onFx(find("#notice-choice-reload", Button.class)::fire);
    assertTrue(workbench().document().text().get().endsWith("// 别处\n"));
    await(() -> !hasNotices());
  }

  @Test
  void aFileThatIsDeletedIsSavedAgainByAClick() throws IOException, TimeoutException {
    Path file = workbench().document().file().get().orElseThrow();
    Files.delete(file);
    await(TroubleBarTest::hasNotices);
    assertTrue(window().getTitle().startsWith("●"));
    onFx(find("#notice-choice-saveAgain", Button.class)::fire);
    assertEquals(ONE, Files.readString(file));
    await(() -> !hasNotices());
  }

  @Test
  void filesThatAreNoProgramsAreTold() throws IOException {
    Path bytes = Files.write(programs.resolve("乱 码.qi"), new byte[] {(byte) 0xC3, 0x28});
    Path capsule =
        Files.writeString(programs.resolve("坏.qicap"), "{\"schema\": \"qi-stage/capsule/9\"}");
    for (Path file : new Path[] {bytes, programs, programs.resolve("没有.qi"), capsule}) {
      onFx(() -> files().open(file));
      assertFalse(message().isBlank(), file.toString());
      assertFalse(message().contains("Exception"), message());
      assertEquals(ONE, workbench().document().text().get());
    }
    onFx(() -> files().open(Programs.SEED));
    assertFalse(find("#message", Node.class).getParent().isVisible());
  }

  @Test
  void aProgramThatTakesEverMoreMemoryEndsAndTheWindowLives() throws TimeoutException {
    onFx(
        () ->
            workbench()
                .document()
                .text()
                .set(
                    """
                    函数 主函数() {
                        变量 甲 = [0];
                        循环 { 甲 = 甲 + 甲; }
                    }
                    """));
    awaitRecorded();
    onFx(() -> workbench().document().text().set(ONE));
    awaitRecorded();
    onFx(workbench().clock()::toEnd);
    assertEquals("1\n", workbench().clock().moment().get().orElseThrow().output());
  }
}
