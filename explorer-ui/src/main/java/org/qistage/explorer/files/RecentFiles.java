package org.qistage.explorer.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The files that were open of late, the last one first. They are kept in a file of the user's, a line each.
final class RecentFiles {
  private static final int MOST = 10;

  private final Path store;
  private final ObservableList<Path> files = FXCollections.observableArrayList();

  RecentFiles(Path store) {
    this.store = store;
    try {
      Files.readAllLines(store).stream()
          .limit(MOST)
          .flatMap(line -> path(line).stream())
          .forEach(files::add);
    } catch (IOException _) {
      // The first start.
    }
  }

  private static Optional<Path> path(String line) {
    try {
      return line.isBlank() ? Optional.empty() : Optional.of(Path.of(line));
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  ObservableList<Path> files() {
    return FXCollections.unmodifiableObservableList(files);
  }

  /// A file has been opened or saved.
  void add(Path file) {
    Path whole = file.toAbsolutePath().normalize();
    files.remove(whole);
    files.addFirst(whole);
    if (files.size() > MOST) {
      files.removeLast();
    }
    write();
  }

  /// A file is there no more.
  void remove(Path file) {
    files.remove(file);
    write();
  }

  private void write() {
    List<String> lines = files.stream().map(Path::toString).toList();
    try {
      Files.createDirectories(store.toAbsolutePath().getParent());
      Files.write(store, lines);
    } catch (IOException _) {
      // A read-only home: the list holds until the end of this run.
    }
  }
}
