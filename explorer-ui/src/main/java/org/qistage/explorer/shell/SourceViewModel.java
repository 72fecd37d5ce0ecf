package org.qistage.explorer.shell;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the window says and shows, without a toolkit.
///
/// @param title the window's title
/// @param text the source text; empty when there is none
/// @param message why there is no text, in both languages; empty when there is
record SourceViewModel(String title, String text, String message) {
  static final String PRODUCT = "Qi Stage";

  static SourceViewModel withoutFile() {
    return new SourceViewModel(
        PRODUCT, "", "启动时给出一个 .qi 文件，这里就显示它。 / Start with a .qi file to see it here.");
  }

  static SourceViewModel ofFile(Path file) {
    String title = PRODUCT + " · " + file.getFileName();
    try {
      return new SourceViewModel(title, Files.readString(file), "");
    } catch (CharacterCodingException e) {
      return new SourceViewModel(title, "", "文件不是 UTF-8 编码。 / The file is not in UTF-8: " + file);
    } catch (IOException e) {
      return new SourceViewModel(title, "", "读不了文件。 / The file cannot be read: " + file);
    }
  }
}
