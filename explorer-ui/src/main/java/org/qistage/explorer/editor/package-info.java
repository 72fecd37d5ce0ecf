/// The editor of the program's text.
///
/// **Input:** the document, the newest program, the focus and the clock. **Output:** edits of the document,
/// and the piece of text that the user points at.
///
/// Invariants: highlighting comes from the production lexer's tokens; a paragraph is styled only when it is
/// seen; the text is never changed by anything but the user and the opening of a file.
///
/// Example: `new EditorPane(workbench, look)`.
@NullMarked
package org.qistage.explorer.editor;

import org.jspecify.annotations.NullMarked;
