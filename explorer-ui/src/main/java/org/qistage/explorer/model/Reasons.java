package org.qistage.explorer.model;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// Why a file could not be read or written, in words for those who do not know the system's.
public final class Reasons {
  private Reasons() {}

  /// @param words with the keys `denied` and `missing`, and for writing `full` and `readOnly`
  public static String of(Exception e, Words words) {
    return switch (e) {
      case AccessDeniedException _ -> words.of("denied");
      case NoSuchFileException _ -> words.of("missing");
      case UncheckedIOException wrapped when wrapped.getCause() != null ->
          of(wrapped.getCause(), words);
      case FileSystemException known when known.getReason() != null ->
          spoken(known.getReason(), words);
      default -> spoken(String.valueOf(e.getMessage()), words);
    };
  }

  /// What systems say in English, whatever their language.
  private static String spoken(String reason, Words words) {
    if (reason.contains("No space left") || reason.contains("Disk quota")) {
      return words.of("full");
    }
    if (reason.contains("Read-only file system")) {
      return words.of("readOnly");
    }
    return reason.contains("Not a directory") ? words.of("missing") : reason;
  }
}
