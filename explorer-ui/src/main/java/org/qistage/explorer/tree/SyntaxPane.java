package org.qistage.explorer.tree;

import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import org.qistage.explorer.look.Look;
import org.qistage.explorer.model.Workbench;

/// The syntax tree or the parse tree, as a picture or as a list.
public final class SyntaxPane extends BorderPane {
  static final String NAME = "tree";

  public SyntaxPane(Workbench workbench, Look look) {
    TreeModel model = new TreeModel(workbench, NAME);
    TreeFace face = new TreeFace(workbench, look, model, "tree", "tree-list");
    ToggleButton parse = face.choice("syntax", "parse");
    parse
        .selectedProperty()
        .subscribe(
            chosen -> model.kind().set(chosen ? TreeModel.Kind.PARSE : TreeModel.Kind.SYNTAX));
    setMinSize(0, 0);
    setCenter(face);
  }
}
