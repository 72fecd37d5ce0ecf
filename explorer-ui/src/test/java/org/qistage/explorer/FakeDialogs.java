package org.qistage.explorer;

import java.nio.file.Path;
import java.util.Optional;
import org.qistage.explorer.files.FileDialogs;

/// A user who has made up their mind.
public final class FakeDialogs implements FileDialogs {
  private Optional<Path> answer = Optional.empty();

  /// What is chosen from now on; empty for turning it down.
  public void choose(Optional<Path> file) {
    answer = file;
  }

  @Override
  public Optional<Path> toOpen() {
    return answer;
  }

  @Override
  public Optional<Path> toSave(String name) {
    return answer;
  }
}
