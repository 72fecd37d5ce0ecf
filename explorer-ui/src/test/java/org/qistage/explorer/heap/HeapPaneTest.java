package org.qistage.explorer.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Test;
import org.qistage.explorer.WindowTest;
import org.qistage.pipeline.launch.MemoryModel;

class HeapPaneTest extends WindowTest {
  @Override
  protected Path program() {
    try {
      return Files.writeString(
          userFolder().resolve("环.qi"),
          """
          结构体 节点 { 名: 字符串, 下: 可选<节点> }
          函数 主函数() {
              变量 甲 = 节点 { 名: "甲", 下: 无 };
              变量 乙 = 节点 { 名: "乙", 下: 有(甲) };
              甲.下 = 有(乙);
              打印行(乙.名);
          }
          """);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aLeakedCycleIsShownAtTheEndAndNothingBeforeTheStart() throws TimeoutException {
    showTab("heap");
    assertEquals(0, find("#heap", TableView.class).getItems().size());
    onFx(() -> find("#count-references", CheckBox.class).fire());
    await(
        () ->
            workbench()
                .clock()
                .navigator()
                .get()
                .filter(found -> found.trace().settings().memory() == MemoryModel.REFCOUNT)
                .isPresent());
    onFx(workbench().clock()::toEnd);
    assertTrue(find("#heap", TableView.class).getItems().size() >= 2);
    assertTrue(find("#cycles", Label.class).getText().startsWith("⟳ 泄漏的环：节点"));
    onFx(workbench().clock()::toStart);
    assertEquals(0, find("#heap", TableView.class).getItems().size());
  }
}
