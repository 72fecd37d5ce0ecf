package org.qistage.explorer.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ObservableList;
import org.qistage.explorer.model.Picture;
import org.qistage.explorer.model.Words;
import org.qistage.explorer.model.Workbench;

/// Opens and saves what a window shows.
public final class ProgramFiles implements AutoCloseable {
  private static final String NEW_PROGRAM =
      """
      函数 主函数() {
          打印行("你好，世界！");
      }
      """;

  private final Workbench workbench;
  private final Words words;
  private final FileDialogs dialogs;
  private final RecentFiles recent;
  private final UnsavedText unsaved;
  private final Exports exports;
  private final PutAside aside;
  private final PutAside inputs;
  private final Path folder;
  private final Path drafts;
  private final Optional<Path> examples;
  private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");

  /// @param folder where the user's own things are kept
  /// @param examples the folder with the programs that come along
  public ProgramFiles(
      Workbench workbench, FileDialogs dialogs, Path folder, Optional<Path> examples) {
    this.workbench = workbench;
    this.words = workbench.words(ProgramFiles.class);
    this.dialogs = dialogs;
    this.folder = folder;
    this.examples = examples;
    this.recent = new RecentFiles(folder.resolve("recent.txt"));
    this.exports = new Exports(workbench, dialogs);
    this.aside = new PutAside(folder.resolve("unsaved"));
    this.inputs = new PutAside(folder.resolve("inputs"));
    this.drafts = folder.resolve("drafts");
    workbench
        .pictures()
        .setWriter((picture, format) -> exports.picture(picture, format, notice::set));
    this.unsaved = new UnsavedText(folder.resolve("unsaved.txt"), workbench.document());
  }

  /// Where the user's own things are kept.
  public Path folder() {
    return folder;
  }

  /// What has just been done, or could not be; empty when there is nothing to tell.
  public ReadOnlyStringProperty notice() {
    return notice.getReadOnlyProperty();
  }

  public ObservableList<Path> recent() {
    return recent.files();
  }

  /// The programs that come along, by name.
  public List<Path> examples() {
    if (examples.isEmpty()) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(examples.get())) {
      return files.filter(file -> file.toString().endsWith(".qi")).sorted().toList();
    } catch (IOException _) {
      return List.of();
    }
  }

  /// Shows what the window begins with: the given file, or else what was not saved last time, or else the
  /// first example.
  public void begin(Optional<Path> file) {
    Optional<UnsavedText.Left> left = unsaved.left();
    if (file.isPresent()) {
      open(file.get());
    } else if (left.isPresent()) {
      restore(left.get());
    } else {
      examples().stream()
          .filter(example -> example.endsWith("seed.qi"))
          .findFirst()
          .ifPresentOrElse(workbench::open, this::create);
    }
    unsaved.follow();
  }

  private void restore(UnsavedText.Left left) {
    if (left.file().isEmpty() || !workbench.open(left.file().get())) {
      workbench.show("");
    }
    workbench.document().text().set(left.text());
    left.file().ifPresent(this::restoreInput);
    notice.set(words.of("restored"));
  }

  /// A new program, which has no file yet.
  public void create() {
    if (keep()) {
      workbench.show(NEW_PROGRAM);
      notice.set("");
    }
  }

  /// Asks for a file and opens it.
  public void open() {
    dialogs.toOpen().ifPresent(this::open);
  }

  /// Opens a file. An unsaved text is put aside first, and is there again when its file is opened.
  public void open(Path file) {
    if (!keep()) {
      return;
    }
    if (workbench.open(file)) {
      recent.add(file);
      notice.set("");
      restoreInput(file);
      Optional<String> text = aside.of(file);
      if (text.isPresent() && !text.get().equals(workbench.document().text().get())) {
        workbench.document().text().set(text.get());
        notice.set(words.of("restored"));
      }
    } else {
      boolean told = workbench.trouble().get().isPresent();
      notice.set(told ? "" : words.of("noProgram", file));
      if (!Files.exists(file)) {
        recent.remove(file);
      }
    }
  }

  /// Puts a changed text aside: one without a file becomes a draft among the files of late.
  ///
  /// @return false when it could not, and must stay
  private boolean keep() {
    keepInput();
    String text = workbench.document().text().get();
    if (!workbench.document().changed().get() || text.isBlank()) {
      return true;
    }
    Optional<Path> file = workbench.document().file().get();
    Path place = file.orElseGet(this::draft);
    try {
      if (file.isPresent()) {
        aside.put(place, text);
      } else {
        Files.createDirectories(drafts);
        workbench.save(place);
        recent.add(place);
      }
      return true;
    } catch (IOException e) {
      notice.set(words.of("notSaved", place, reason(e)));
      return false;
    }
  }

  /// What the program of a file is to read belongs to it, too.
  private void keepInput() {
    Optional<Path> file = workbench.document().file().get();
    String input = workbench.document().input().get();
    if (file.isPresent()) {
      try {
        if (input.isEmpty()) {
          inputs.forget(file.get());
        } else {
          inputs.put(file.get(), input);
        }
      } catch (IOException _) {
        // A read-only home: the input has to be written again next time.
      }
    }
  }

  private void restoreInput(Path file) {
    inputs.of(file).ifPresent(workbench.document().input()::set);
  }

  private Path draft() {
    String time =
        LocalDateTime.now(ZoneId.systemDefault())
            .format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"));
    return drafts.resolve(words.of("draft") + "-" + time + ".qi");
  }

  /// Saves into the text's file; asks for one when it has none.
  ///
  /// @return whether it is saved
  public boolean save() {
    Optional<Path> file = workbench.document().file().get();
    return file.isPresent() ? write(file.get()) : saveAs();
  }

  /// Asks for a file and saves into it.
  public boolean saveAs() {
    Optional<Path> file = dialogs.toSave(workbench.document().name());
    return file.isPresent() && write(file.get());
  }

  /// Asks for a file and writes the recorded run into it, as one page that steps in a browser.
  public void exportPage() {
    exports.page(notice::set);
  }

  /// Asks for a file and writes the drawing into it that the user looks at.
  public void exportPicture(Picture.Format format) {
    workbench
        .pictures()
        .present()
        .ifPresentOrElse(
            picture -> exports.picture(picture, format, notice::set),
            () -> notice.set(words.of("noPicture")));
  }

  /// Asks for a file for something that somebody else writes.
  public Optional<Path> placeFor(String name) {
    return dialogs.toSave(name);
  }

  private boolean write(Path file) {
    try {
      workbench.save(file);
      recent.add(file);
      aside.forget(file);
      notice.set(words.of("saved", file.getFileName()));
      return true;
    } catch (IOException | SecurityException e) {
      notice.set(words.of("notSaved", file, reason(e)));
      return false;
    }
  }

  private String reason(Exception e) {
    return switch (e) {
      case java.nio.file.AccessDeniedException _ -> words.of("denied");
      case java.nio.file.NoSuchFileException _ -> words.of("noFolder");
      default -> String.valueOf(e.getMessage());
    };
  }

  @Override
  public void close() {
    keepInput();
    unsaved.close();
  }
}
