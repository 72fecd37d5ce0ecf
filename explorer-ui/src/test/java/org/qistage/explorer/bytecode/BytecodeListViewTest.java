package org.qistage.explorer.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qistage.explorer.WindowTest;
import org.qistage.explorer.bytecode.CodeRow.Code;
import org.qistage.explorer.model.ViewId;

class BytecodeListViewTest extends WindowTest {
  @BeforeEach
  void show() throws TimeoutException {
    onFx(() -> workbench().view().set(ViewId.BYTECODE));
    await(() -> !list().getItems().isEmpty());
  }

  private static ListView<?> list() {
    return find("#bytecode", ListView.class);
  }

  private static void choose(String opcode) {
    ListView<?> list = list();
    onFx(
        () -> {
          list.requestFocus();
          int row = 0;
          while (!(list.getItems().get(row) instanceof Code code)
              || !code.row().opcode().equals(opcode)) {
            row++;
          }
          list.getSelectionModel().select(row);
        });
  }

  @Test
  void theChosenInstructionIsExplainedAndLightsItsSource() {
    choose("invokestatic");
    Label told = find("#bytecode-explanation", Label.class);
    assertTrue(told.getText().contains("调用静态方法"), told.getText());
    Code chosen = (Code) list().getSelectionModel().getSelectedItem();
    assertEquals(chosen.span(), workbench().focus().lit().get().map(lit -> lit.span()));
    onFx(workbench().settings()::switchLanguage);
    assertTrue(told.getText().contains("calls the static method"), told.getText());
  }

  @Test
  @SuppressWarnings("unchecked") // the one combo box of this name
  void oneFunctionCanBeShownAlone() {
    int all = list().getItems().size();
    ComboBox<Optional<String>> filter = find("#bytecode-function", ComboBox.class);
    onFx(() -> filter.setValue(Optional.of("生成器")));
    int some = list().getItems().size();
    assertTrue(some > 0 && some < all, some + " of " + all);
  }
}
