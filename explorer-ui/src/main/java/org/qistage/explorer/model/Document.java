package org.qistage.explorer.model;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.qistage.foundation.SourceText;

/// The text that is open, and where it is kept. Its lines end with LF, whatever is set; it is saved with the
/// line ends of its file.
public final class Document {
  private static final String UNNAMED = "未命名.qi";

  private final StringProperty text =
      new SimpleStringProperty("") {
        @Override
        public void set(String other) {
          super.set(LineEnds.lf(other));
        }
      };
  private String lineEnd = "\n";
  private final StringProperty input = new SimpleStringProperty("");
  private final StringProperty savedText = new SimpleStringProperty("");
  private final ObjectProperty<Optional<Path>> file = new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyIntegerWrapper opened = new ReadOnlyIntegerWrapper();
  private final StringProperty unnamed = new SimpleStringProperty(UNNAMED);
  private final BooleanProperty gone = new SimpleBooleanProperty();
  private final BooleanBinding changed = text.isNotEqualTo(savedText).or(gone);

  public StringProperty text() {
    return text;
  }

  /// What the program reads as its standard input. It is no part of the text.
  public StringProperty input() {
    return input;
  }

  /// The file that it is saved into; empty for a text that has none yet.
  public ObjectProperty<Optional<Path>> file() {
    return file;
  }

  /// Whether there is something to be saved.
  public BooleanBinding changed() {
    return changed;
  }

  /// Counts the texts that were opened; the same file read again is the same text.
  ReadOnlyIntegerProperty opened() {
    return opened.getReadOnlyProperty();
  }

  /// Another text, as it is in its file, without input.
  public void show(String newText, Optional<Path> newFile) {
    boolean again = newFile.isPresent() && newFile.equals(file.get());
    lineEnd = LineEnds.of(newText);
    savedText.set(LineEnds.lf(newText));
    gone.set(false);
    unnamed.set(UNNAMED);
    file.set(newFile);
    input.set("");
    text.set(newText);
    if (!again) {
      opened.set(opened.get() + 1);
    }
  }

  /// The text with the line ends of its file.
  String toSave() {
    return text.get().replace("\n", lineEnd);
  }

  /// What its file holds, as far as is known here, with LF at the end of each line.
  public String savedText() {
    return savedText.get();
  }

  /// The file holds something else than was known; the present text is to be saved over it, or not.
  public void differs(String held) {
    savedText.set(LineEnds.lf(held));
  }

  /// The file is no longer there, or there again: a text without its file is to be saved.
  public void gone(boolean isGone) {
    gone.set(isGone);
  }

  /// The present text has been written into a file.
  public void saved(Path into, String written) {
    file.set(Optional.of(into));
    savedText.set(written);
    gone.set(false);
  }

  /// What a text without a file is called.
  void name(String name) {
    unnamed.set(name);
  }

  /// What it is called.
  public String name() {
    return file.get().map(path -> path.getFileName().toString()).orElse(unnamed.get());
  }

  /// The title of its window.
  public javafx.beans.binding.StringBinding title() {
    return Bindings.createStringBinding(
        () -> (changed.get() ? "● " : "") + name() + " · Qi Stage 气阶", file, changed, unnamed);
  }

  public SourceText source() {
    return new SourceText(name(), text.get());
  }
}
