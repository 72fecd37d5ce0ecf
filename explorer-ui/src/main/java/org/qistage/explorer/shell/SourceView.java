package org.qistage.explorer.shell;

import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.LineNumberFactory;

/// The source text with line numbers, and below it a message where there is one.
final class SourceView extends BorderPane {
  SourceView(SourceViewModel model) {
    CodeArea text = new CodeArea(model.text());
    text.setId("source");
    text.setEditable(false);
    text.setParagraphGraphicFactory(LineNumberFactory.get(text));
    // A named family: the fallback for Hanzi would pick Japanese glyphs.
    text.setStyle(
        "-fx-font-family: 'Noto Sans Mono CJK SC', 'WenQuanYi Micro Hei Mono', monospace;"
            + " -fx-font-size: 16;");
    setCenter(new VirtualizedScrollPane<>(text));
    Label message = new Label(model.message());
    message.setId("message");
    setBottom(message);
  }
}
