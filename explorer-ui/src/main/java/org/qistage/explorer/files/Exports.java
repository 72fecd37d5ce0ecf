package org.qistage.explorer.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.qistage.explorer.model.Background;
import org.qistage.explorer.model.Words;
import org.qistage.explorer.model.Workbench;
import org.qistage.foundation.Language;
import org.qistage.pipeline.trace.HtmlTrace;
import org.qistage.pipeline.trace.TraceNavigator;

/// Writes what is shown into files for others to look at.
final class Exports {
  private static final String QI = ".qi";

  private final Workbench workbench;
  private final FileDialogs dialogs;
  private final Words words;
  private final Background background;

  Exports(Workbench workbench, FileDialogs dialogs) {
    this.workbench = workbench;
    this.dialogs = dialogs;
    this.words = workbench.words(Exports.class);
    this.background = workbench.background();
  }

  /// Where things are told.
  interface Notice {
    void tell(String text);
  }

  /// Writes the recorded run as one page that steps in a browser, in the background.
  void page(Notice notice) {
    Optional<TraceNavigator> navigator = workbench.clock().navigator().get();
    if (navigator.isEmpty()) {
      notice.tell(words.of("nothingRecorded"));
      return;
    }
    Language language = workbench.settings().language().get();
    dialogs
        .toSave(stem() + ".html")
        .ifPresent(
            file ->
                background.make(
                    () -> written(navigator.get(), language, file),
                    problem ->
                        notice.tell(
                            problem
                                .map(reason -> words.of("notExported", file, reason))
                                .orElse(words.of("exported", file)))));
  }

  private String stem() {
    String name = workbench.document().name();
    return name.endsWith(QI) ? name.substring(0, name.length() - QI.length()) : name;
  }

  /// @return why it could not be written; empty when it was
  private static Optional<String> written(TraceNavigator navigator, Language language, Path file) {
    Path draft = file.resolveSibling(file.getFileName() + ".saving");
    try {
      try (Writer out = Files.newBufferedWriter(draft)) {
        HtmlTrace.write(navigator, language, out);
      }
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
      return Optional.empty();
    } catch (IOException | UncheckedIOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
