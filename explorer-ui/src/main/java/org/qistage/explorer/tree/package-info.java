/// The view of parsing: the syntax tree or the parse tree, as a picture or as a list.
///
/// **Input:** the newest program and the focus. **Output:** the tree with what of it is folded, and the node
/// that the user points at.
///
/// Invariants: nodes are those of the artifact, with the words of its text form; a node keeps its key, and so
/// its place and whether it is folded, while what is above and below it is edited; trees are made and placed
/// in the background.
///
/// Example: `new SyntaxPane(workbench, look)`.
@NullMarked
package org.qistage.explorer.tree;

import org.jspecify.annotations.NullMarked;
