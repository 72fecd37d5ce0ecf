package org.qistage.tests.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.opentest4j.AssertionFailedError;

/// Compares output with the file of a case, and rewrites the file when asked to.
///
/// @param update whether a file that differs is rewritten; the comparison fails all the same, so
///     that a run that changed anything is never green
public record GoldenFiles(boolean update) {
  /// The mode asked for by `-Dgolden.update=true`.
  ///
  /// @throws AssertionError under CI, where nothing may be rewritten
  public static GoldenFiles configured() {
    return configured(
        Boolean.getBoolean("golden.update"), Boolean.parseBoolean(System.getenv("CI")));
  }

  static GoldenFiles configured(boolean update, boolean continuousIntegration) {
    if (update && continuousIntegration) {
      throw new AssertionError(
          "golden.update is refused under CI: rewrite goldens by hand, and read them");
    }
    return new GoldenFiles(update);
  }

  /// Demands that a file of the case holds exactly the output.
  public void compare(GoldenCase golden, CaseFile file, String output) {
    String actual = golden.comparable(output);
    String expected = golden.has(file) ? golden.read(file) : "";
    if (golden.has(file) && expected.equals(actual)) {
      return;
    }
    String place = golden.name() + "/" + file.fileName();
    if (update) {
      write(golden, file, actual);
      throw new AssertionFailedError(place + " was rewritten; read the change", expected, actual);
    }
    throw new AssertionFailedError(
        place + (golden.has(file) ? " differs" : " is missing"), expected, actual);
  }

  /// Demands that a case holds a file exactly when its output is not the usual one.
  ///
  /// @param usual what needs no file, such as an empty error stream
  public void compareUnlessUsual(GoldenCase golden, CaseFile file, String output, String usual) {
    if (!output.equals(usual)) {
      compare(golden, file, output);
    } else if (golden.has(file)) {
      String expected = golden.read(file);
      if (update) {
        delete(golden, file);
      }
      throw new AssertionFailedError(
          golden.name() + "/" + file.fileName() + " expects what did not happen", expected, output);
    }
  }

  private static void write(GoldenCase golden, CaseFile file, String text) {
    try {
      Files.writeString(golden.path(file), text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(GoldenCase golden, CaseFile file) {
    try {
      Files.delete(golden.path(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
