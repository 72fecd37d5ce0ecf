package org.qistage.explorer.editor;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.TwoDimensional.Bias;

/// What happens besides while somebody types: a new line is indented as the one before, a Tab is four
/// spaces, and a bracket that closes a block goes back to where the block began.
final class Typing {
  private static final String INDENT = "    ";

  private final CodeArea area;

  Typing(CodeArea area) {
    this.area = area;
    area.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    area.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
  }

  private void key(KeyEvent event) {
    if (event.isConsumed() || event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    if (event.getCode() == KeyCode.ENTER) {
      newLine();
      event.consume();
    } else if (event.getCode() == KeyCode.TAB) {
      tab(event.isShiftDown());
      event.consume();
    }
  }

  private void newLine() {
    int caret = area.getSelection().getStart();
    String text = area.getText();
    int start = text.lastIndexOf('\n', caret - 1) + 1;
    String line = text.substring(start, caret);
    String indent = line.substring(0, line.length() - line.stripLeading().length());
    boolean opens = line.stripTrailing().endsWith("{") || line.stripTrailing().endsWith("｛");
    area.replaceSelection("\n" + indent + (opens ? INDENT : ""));
    area.requestFollowCaret();
  }

  private void tab(boolean back) {
    int first = area.offsetToPosition(area.getSelection().getStart(), Bias.Forward).getMajor();
    int last = area.offsetToPosition(area.getSelection().getEnd(), Bias.Backward).getMajor();
    if (!back && first == last) {
      area.replaceSelection(INDENT);
      return;
    }
    for (int paragraph = first; paragraph <= last; paragraph++) {
      if (back) {
        String line = area.getText(paragraph);
        int spaces = Math.min(INDENT.length(), line.length() - line.stripLeading().length());
        area.deleteText(paragraph, 0, paragraph, spaces);
      } else {
        area.insertText(paragraph, 0, INDENT);
      }
    }
  }

  private void typed(KeyEvent event) {
    boolean closes = event.getCharacter().equals("}") || event.getCharacter().equals("｝");
    if (!closes || area.getSelection().getLength() > 0) {
      return;
    }
    int paragraph = area.getCurrentParagraph();
    String before = area.getText(paragraph).substring(0, area.getCaretColumn());
    if (before.isBlank() && before.length() >= INDENT.length()) {
      area.deleteText(paragraph, before.length() - INDENT.length(), paragraph, before.length());
    }
  }
}
