package org.qistage.explorer.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.qistage.explorer.model.Background;
import org.qistage.explorer.model.Picture;
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

  /// Writes a drawing. It is drawn at once, and written in the background.
  void picture(Picture picture, Picture.Format format, Notice notice) {
    dialogs
        .toSave(stem() + "-" + picture.name() + format.ending())
        .ifPresent(
            file -> {
              byte[] bytes =
                  switch (format) {
                    case SVG -> picture.svg().getBytes(StandardCharsets.UTF_8);
                    case PNG -> picture.png();
                  };
              background.make(
                  () -> written(file, draft -> Files.write(draft, bytes)),
                  problem -> tell(notice, file, problem));
            });
  }

  private void tell(Notice notice, Path file, Optional<String> problem) {
    notice.tell(
        problem
            .map(reason -> words.of("notExported", file, reason))
            .orElse(words.of("exported", file)));
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
                    () -> written(file, draft -> write(navigator.get(), language, draft)),
                    problem -> tell(notice, file, problem)));
  }

  private String stem() {
    String name = workbench.document().name();
    return name.endsWith(QI) ? name.substring(0, name.length() - QI.length()) : name;
  }

  private static void write(TraceNavigator navigator, Language language, Path file)
      throws IOException {
    try (Writer out = Files.newBufferedWriter(file)) {
      HtmlTrace.write(navigator, language, out);
    }
  }

  /// Writes into a file.
  private interface Writing {
    void into(Path file) throws IOException;
  }

  /// Writes a file whole or not at all.
  ///
  /// @return why it could not be written; empty when it was
  private Optional<String> written(Path file, Writing writing) {
    Path draft = file.resolveSibling(file.getFileName() + ".saving");
    try {
      writing.into(draft);
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(Reasons.of(e, words));
    } catch (UncheckedIOException e) {
      return Optional.of(Reasons.of(e, words));
    }
  }
}
