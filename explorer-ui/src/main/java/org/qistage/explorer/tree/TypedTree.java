package org.qistage.explorer.tree;

import javafx.scene.layout.BorderPane;
import org.qistage.explorer.look.Look;
import org.qistage.explorer.model.Workbench;

/// The typed tree, with the type of each node that has one beside it, as a picture or as a list.
public final class TypedTree extends BorderPane {
  private static final String NAME = "typed-tree";

  public TypedTree(Workbench workbench, Look look) {
    TreeModel model = new TreeModel(workbench, NAME);
    model.kind().set(TreeModel.Kind.TYPED);
    setMinSize(0, 0);
    setCenter(new TreeFace(workbench, look, model, "typed", NAME));
  }
}
