package org.qistage.explorer.files;

import java.nio.file.Path;
import java.util.Optional;

/// Asks the user for files.
public interface FileDialogs {
  /// A file to open; empty when the user has thought better of it.
  Optional<Path> toOpen();

  /// A file to save into.
  ///
  /// @param name what to call it, if nothing better is found
  Optional<Path> toSave(String name);
}
