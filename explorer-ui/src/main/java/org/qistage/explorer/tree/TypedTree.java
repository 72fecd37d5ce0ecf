package org.qistage.explorer.tree;

import javafx.scene.layout.BorderPane;
import org.qistage.explorer.model.Workbench;

/// The typed tree as a list.
public final class TypedTree extends BorderPane {
  private static final String NAME = "typed-tree";

  public TypedTree(Workbench workbench) {
    TreeModel model = new TreeModel(workbench, NAME);
    model.kind().set(TreeModel.Kind.TYPED);
    model.active().bind(sceneProperty().isNotNull());
    setMinSize(0, 0);
    setCenter(new TreeList(model, workbench.words(TypedTree.class), NAME));
    Breadcrumb path =
        new Breadcrumb(
            row -> {
              model.pick(row);
              model.show(row);
            });
    path.hint().textProperty().bind(workbench.words(TypedTree.class).bind("path.none"));
    model.lit().subscribe(_ -> path.show(model.path()));
    model.state().subscribe(_ -> path.show(model.path()));
    setBottom(path);
  }
}
