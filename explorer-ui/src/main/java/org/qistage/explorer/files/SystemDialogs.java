package org.qistage.explorer.files;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.qistage.explorer.capsule.Capsules;
import org.qistage.explorer.model.Words;

/// The system's own dialogs.
public final class SystemDialogs implements FileDialogs {
  private final Window owner;
  private final Words words;
  private @Nullable File folder;

  public SystemDialogs(Window owner, Words words) {
    this.owner = owner;
    this.words = words;
  }

  @Override
  public Optional<Path> toOpen() {
    FileChooser chooser = chooser("open");
    chooser
        .getExtensionFilters()
        .setAll(
            new FileChooser.ExtensionFilter(words.of("programs"), "*.qi", "*" + Capsules.ENDING));
    return remembered(chooser.showOpenDialog(owner));
  }

  @Override
  public Optional<Path> toSave(String name) {
    FileChooser chooser = chooser("saveAs");
    if (!name.endsWith(".qi")) {
      chooser.getExtensionFilters().clear();
    }
    chooser.setInitialFileName(name);
    return remembered(chooser.showSaveDialog(owner));
  }

  private FileChooser chooser(String key) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(words.of(key));
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter(words.of("programs"), "*.qi"));
    if (folder != null && folder.isDirectory()) {
      chooser.setInitialDirectory(folder);
    }
    return chooser;
  }

  private Optional<Path> remembered(@Nullable File chosen) {
    if (chosen != null) {
      folder = chosen.getParentFile();
    }
    return Optional.ofNullable(chosen).map(File::toPath);
  }
}
