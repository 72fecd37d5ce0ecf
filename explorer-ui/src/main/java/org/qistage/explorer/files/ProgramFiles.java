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
import org.qistage.explorer.capsule.Capsules;
import org.qistage.explorer.model.Document;
import org.qistage.explorer.model.Notice;
import org.qistage.explorer.model.Picture;
import org.qistage.explorer.model.Reasons;
import org.qistage.explorer.model.Words;
import org.qistage.explorer.model.Workbench;

/// Opens and saves what a window shows.
public final class ProgramFiles implements AutoCloseable {
  private static final String QI = ".qi";
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
  private final Outside told = new Outside();
  private final OutsideChanges outside;
  private final AutoSave autosave;
  private final Exports exports;
  private final Capsules capsules;
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
    this.capsules = new Capsules(workbench);
    this.aside = new PutAside(folder.resolve("unsaved"));
    this.inputs = new PutAside(folder.resolve("inputs"));
    this.drafts = folder.resolve("drafts");
    workbench
        .pictures()
        .setWriter((picture, format) -> exports.picture(picture, format, notice::set));
    Path copy = folder.resolve("unsaved.txt");
    Notice notKept = Notice.of(ProgramFiles.class, "copyNotKept", copy);
    this.unsaved =
        new UnsavedText(
            copy,
            workbench.document(),
            lost ->
                workbench
                    .ui()
                    .execute(
                        () -> {
                          if (lost) {
                            workbench.tell(notKept);
                          } else {
                            workbench.untell(notKept);
                          }
                        }));
    this.outside = new OutsideChanges(workbench, told);
    this.autosave = new AutoSave(workbench, this::save);
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
  /// first example. What was not saved last time is put aside for a given file, as it is for any that is
  /// opened.
  public void begin(Optional<Path> file) {
    Optional<UnsavedText.Left> left = unsaved.left();
    left.ifPresent(this::restore);
    if (file.isPresent()) {
      open(file.get());
    } else if (left.isEmpty()) {
      examples().stream()
          .filter(example -> example.endsWith("seed.qi"))
          .findFirst()
          .ifPresentOrElse(workbench::open, this::create);
    }
    unsaved.follow();
    outside.follow();
    autosave.follow();
  }

  private void restore(UnsavedText.Left left) {
    boolean there = left.file().isPresent() && workbench.open(left.file().get());
    if (!there) {
      workbench.show("");
    }
    workbench.document().input().set(left.input());
    restore(left.text(), there ? left.of() : "");
  }

  /// Shows a text that was not saved into the file that is open. When another program has changed the file
  /// meanwhile, that is told.
  ///
  /// @param of what the file held then
  private void restore(String text, String of) {
    Document document = workbench.document();
    String held = document.savedText();
    document.text().set(text);
    document.differs(of);
    notice.set(words.of("restored"));
    document.file().get().filter(_ -> !held.equals(of)).ifPresent(file -> told.changed(file, held));
  }

  private void restoreText(Path file) {
    Optional<String> kept = aside.of(file);
    if (kept.isEmpty()) {
      return;
    }
    try {
      List<String> pieces = Pieces.split(kept.get(), 2);
      if (!pieces.getLast().equals(workbench.document().text().get())) {
        restore(pieces.getLast(), pieces.getFirst());
      }
    } catch (IllegalArgumentException _) {
      aside.forget(file);
    }
  }

  /// A new program, which has no file yet.
  public void create() {
    if (keep()) {
      workbench.show(NEW_PROGRAM);
      told.over();
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
    if (Capsules.isOne(file)) {
      notice.set("");
      if (capsules.open(file)) {
        told.over();
        recent.add(file);
      }
      return;
    }
    if (workbench.open(file)) {
      told.over();
      recent.add(file);
      notice.set("");
      restoreInput(file);
      restoreText(file);
    } else {
      boolean told = workbench.trouble().get().isPresent();
      notice.set(told ? "" : words.of("noProgram", file));
      if (!Files.exists(file)) {
        recent.remove(file);
      }
    }
  }

  /// Puts a changed text aside: one without a file, or whose file is gone, becomes a draft among the files of
  /// late.
  ///
  /// @return false when it could not, and must stay
  private boolean keep() {
    Document document = workbench.document();
    Optional<Path> file = document.file().get().filter(Files::exists);
    boolean gone = document.file().get().isPresent() && file.isEmpty();
    if (!(gone || document.changed().get()) || document.text().get().isBlank()) {
      file.ifPresent(aside::forget);
      keepInput();
      return true;
    }
    Path place = file.orElseGet(this::draft);
    try {
      if (file.isPresent()) {
        aside.put(place, Pieces.join(document.savedText(), document.text().get()));
      } else {
        Files.createDirectories(drafts);
        workbench.save(place);
        recent.add(place);
      }
      keepInput();
      return true;
    } catch (IOException e) {
      notice.set(words.of("notSaved", place, reason(e)));
      return false;
    }
  }

  /// What the program of a file is to read belongs to it, too, also to a draft.
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

  /// Asks for a file and writes the present moment into it, as a capsule.
  public void saveCapsule() {
    if (workbench.service().busy().get()) {
      notice.set(words.of("stillRecording"));
      return;
    }
    String name = workbench.document().name();
    String stem = name.endsWith(QI) ? name.substring(0, name.length() - QI.length()) : name;
    Optional<Path> chosen = dialogs.toSave(stem + Capsules.ENDING);
    if (chosen.isEmpty()) {
      return;
    }
    Path file =
        Capsules.isOne(chosen.get())
            ? chosen.get()
            : chosen.get().resolveSibling(chosen.get().getFileName() + Capsules.ENDING);
    try {
      capsules.write(file);
      recent.add(file);
      notice.set(words.of("saved", file.getFileName()));
    } catch (IOException | SecurityException e) {
      notice.set(words.of("capsuleNotSaved", file, reason(e)));
    }
  }

  private boolean write(Path file) {
    if (isChangedOutside(file)) {
      return false;
    }
    try {
      workbench.save(file);
      told.over();
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
    return Reasons.of(e, words);
  }

  // ---- What other programs do ----

  /// A file that another program has changed is not written over without a word.
  private boolean isChangedOutside(Path file) {
    if (!workbench.document().file().get().equals(Optional.of(file))) {
      return false;
    }
    Optional<String> held = OutsideChanges.text(file);
    boolean changed = held.isPresent() && !held.get().equals(workbench.document().savedText());
    if (changed) {
      told.changed(file, held.get());
    }
    return changed;
  }

  private final class Outside implements OutsideChanges.Listener {
    private final Notice anything = Notice.of(ProgramFiles.class, "changedOutside");
    private final Notice gone = Notice.of(ProgramFiles.class, "deletedOutside");

    @Override
    public void changed(Path file, String text) {
      workbench.untell(gone);
      workbench.document().gone(false);
      workbench.tell(
          new Notice(
              ProgramFiles.class,
              anything.key(),
              List.of(String.valueOf(file.getFileName())),
              List.of(
                  new Notice.Choice("reload", () -> reload(file)),
                  new Notice.Choice("keepOwn", () -> workbench.document().differs(text)))));
    }

    @Override
    public void deleted(Path file) {
      workbench.untell(anything);
      workbench.document().gone(true);
      workbench.tell(
          new Notice(
              ProgramFiles.class,
              gone.key(),
              List.of(file),
              List.of(
                  new Notice.Choice("saveAgain", () -> write(file)),
                  new Notice.Choice("later", () -> {}))));
    }

    @Override
    public void same(Path file) {
      workbench.document().gone(false);
      over();
    }

    /// Nothing is to be done about the file any more, or another one is open.
    void over() {
      workbench.untell(anything);
      workbench.untell(gone);
    }
  }

  /// Shows what is in the file now. A text that was not saved becomes a draft first.
  private void reload(Path file) {
    boolean changed = workbench.document().changed().get();
    Path draft = draft();
    try {
      if (changed) {
        Files.createDirectories(drafts);
        Files.writeString(draft, workbench.document().text().get());
        recent.add(draft);
      }
    } catch (IOException e) {
      notice.set(words.of("notSaved", draft, reason(e)));
      return;
    }
    String input = workbench.document().input().get();
    if (workbench.open(file)) {
      told.over();
      aside.forget(file);
      workbench.document().input().set(input);
      notice.set(changed ? words.of("reloaded", draft.getFileName()) : "");
    }
  }

  @Override
  public void close() {
    outside.close();
    autosave.close();
    keepInput();
    if (!workbench.document().changed().get()) {
      workbench.document().file().get().ifPresent(aside::forget);
    }
    unsaved.close();
  }
}
