/// Files: opening, saving, those of late, and what has not been saved yet.
///
/// **Input:** the document and what the user chooses. **Output:** files, and a copy of every unsaved text in
/// the user's folder, from which it comes back after a crash, a power cut or a window that was just closed.
///
/// Invariants: nothing that was typed is lost, and nobody is asked about it; a file is written whole or not
/// at all; what cannot be read or written is told in the window.
///
/// Example: `new FileMenu(workbench, files, dialogs)`.
@NullMarked
package org.qistage.explorer.files;

import org.jspecify.annotations.NullMarked;
