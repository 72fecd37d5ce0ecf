package org.qistage.explorer.shell;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import org.qistage.explorer.bytecode.BytecodeListView;
import org.qistage.explorer.look.Look;
import org.qistage.explorer.lowering.LoweringView;
import org.qistage.explorer.model.ViewId;
import org.qistage.explorer.model.Workbench;
import org.qistage.explorer.run.RunView;
import org.qistage.explorer.tokens.TokensView;
import org.qistage.explorer.tree.SyntaxPane;
import org.qistage.explorer.types.TypesPane;

/// Makes the views of the stages, each when it is shown first.
final class StageViews {
  private final Map<ViewId, Function<Workbench, Node>> makers = new EnumMap<>(ViewId.class);
  private final Map<ViewId, Node> made = new EnumMap<>(ViewId.class);
  private final Workbench workbench;

  StageViews(Workbench workbench, Look look) {
    this.workbench = workbench;
    makers.put(ViewId.TOKENS, TokensView::new);
    makers.put(ViewId.TYPES, own -> new TypesPane(own, look));
    makers.put(ViewId.TREE, own -> new SyntaxPane(own, look));
    makers.put(ViewId.LOWERING, bench -> new LoweringView(bench, look));
    makers.put(ViewId.BYTECODE, bench -> new BytecodeListView(bench, look));
    makers.put(ViewId.RUN, own -> new RunView(own, look));
  }

  /// The one of an id; empty when there is none of that kind.
  Optional<Node> of(ViewId id) {
    if (!made.containsKey(id) && makers.containsKey(id)) {
      made.put(id, makers.get(id).apply(workbench));
    }
    return Optional.ofNullable(made.get(id));
  }
}
