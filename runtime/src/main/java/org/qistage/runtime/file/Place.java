package org.qistage.runtime.file;

import java.nio.file.Path;

/// Where a name leads.
///
/// @param root the real path of the allowed folder that it is in
/// @param folder the real path of the folder that holds it; the root or below
/// @param file the name of it in that folder; empty when it is the root itself
/// @param exists whether something was there
record Place(Path root, Path folder, Path file, boolean exists) {
  boolean isRoot() {
    return file.toString().isEmpty();
  }
}
