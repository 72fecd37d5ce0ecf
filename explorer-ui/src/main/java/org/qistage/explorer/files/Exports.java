package org.qistage.explorer.files;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.qistage.explorer.model.Picture;
import org.qistage.explorer.model.Reasons;
import org.qistage.explorer.model.WholeFile;
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

  /// None is dropped for another, and two never write into one file at a time.
  private final Executor writer;

  private final Executor ui;

  Exports(Workbench workbench, FileDialogs dialogs) {
    this.workbench = workbench;
    this.dialogs = dialogs;
    this.words = workbench.words(Exports.class);
    this.writer = workbench.inOrder();
    this.ui = workbench.countedUi();
  }

  /// Where things are told.
  interface Notice {
    void tell(String text);
  }

  /// Writes a drawing. It is drawn at once; files of pixels are made, and all are written, in the background.
  void picture(Picture picture, Picture.Format format, Notice notice) {
    dialogs
        .toSave(stem() + "-" + picture.name() + format.ending())
        .ifPresent(
            file -> {
              Supplier<byte[]> bytes =
                  switch (format) {
                    case SVG -> {
                      String svg = picture.svg();
                      yield () -> svg.getBytes(StandardCharsets.UTF_8);
                    }
                    case PNG -> picture.png();
                  };
              write(file, draft -> Files.write(draft, bytes.get()), notice);
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
        .ifPresent(file -> write(file, draft -> write(navigator.get(), language, draft), notice));
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

  private void write(Path file, WholeFile.Writing writing, Notice notice) {
    writer.execute(
        () -> {
          Optional<String> problem = written(file, writing);
          ui.execute(() -> tell(notice, file, problem));
        });
  }

  /// @return why it could not be written; empty when it was
  private Optional<String> written(Path file, WholeFile.Writing writing) {
    try {
      WholeFile.write(file, writing);
      return Optional.empty();
    } catch (IOException | RuntimeException e) {
      return Optional.of(Reasons.of(e, words));
    } catch (Error e) {
      return Optional.of(e.toString()); // a large picture may be too much for the memory
    }
  }
}
