package org.qistage.explorer.links;

import java.util.Optional;
import org.qistage.explorer.model.ViewId;

/// A part of the window in which a piece of the program can be pointed at, and is lit.
enum Pane {
  EDITOR(null, ""),
  TOKENS(ViewId.TOKENS, ""),
  TREE_PICTURE(ViewId.TREE, "#tree-asPicture"),
  TREE_LIST(ViewId.TREE, "#tree-asList"),
  SCOPES(ViewId.TYPES, "#types-scopes"),
  SYMBOLS(ViewId.TYPES, "#types-symbols"),
  TYPED_PICTURE(ViewId.TYPES, "#types-typed #typed-asPicture"),
  TYPED_LIST(ViewId.TYPES, "#types-typed #typed-asList"),
  LOWERED_TEXT(ViewId.LOWERING, "#lowering-text"),
  LOWERED_BLOCKS(ViewId.LOWERING, "#lowering-blocks"),
  LOWERED_STATES(ViewId.LOWERING, "#lowering-states"),
  BYTECODE(ViewId.BYTECODE, ""),
  RUN(ViewId.RUN, ""),
  PROVENANCE(null, "");

  private final Optional<ViewId> view;
  private final String switches;

  /// @param switches what is clicked to come to it in its view
  Pane(@org.jspecify.annotations.Nullable ViewId view, String switches) {
    this.view = Optional.ofNullable(view);
    this.switches = switches;
  }

  Optional<ViewId> view() {
    return view;
  }

  String[] switches() {
    return switches.isEmpty() ? new String[0] : switches.split(" ");
  }
}
