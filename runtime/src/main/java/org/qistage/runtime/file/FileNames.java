package org.qistage.runtime.file;

import java.util.Locale;
import java.util.Set;

/// Which names files may have. The rules are those of all systems together, so that a program that
/// works on one works on the others, and so that no name means a device or another drive anywhere.
final class FileNames {
  /// Longer names than any system takes.
  private static final int LONGEST = 4096;

  private static final Set<String> DEVICES = Set.of("CON", "PRN", "AUX", "NUL");

  private FileNames() {}

  static boolean valid(String name) {
    if (name.isBlank() || name.length() > LONGEST) {
      return false;
    }
    for (int index = 0; index < name.length(); index++) {
      char character = name.charAt(index);
      if (character < ' ' || character == 127 || character == '\\') {
        return false;
      }
      if (Character.isSurrogate(character) && !pairAt(name, index)) {
        return false;
      }
    }
    if (name.length() >= 2 && name.charAt(1) == ':' && letter(name.charAt(0))) {
      return false;
    }
    for (String part : name.split("/", -1)) {
      if (device(part)) {
        return false;
      }
    }
    return true;
  }

  private static boolean pairAt(String name, int index) {
    return Character.isHighSurrogate(name.charAt(index))
        ? index + 1 < name.length() && Character.isLowSurrogate(name.charAt(index + 1))
        : index > 0 && Character.isHighSurrogate(name.charAt(index - 1));
  }

  private static boolean letter(char character) {
    return (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z');
  }

  /// Whether Windows takes the name, with or without an extension, for a device.
  private static boolean device(String part) {
    int dot = part.indexOf('.');
    String stem = (dot < 0 ? part : part.substring(0, dot)).strip().toUpperCase(Locale.ROOT);
    return DEVICES.contains(stem)
        || (stem.length() == 4
            && (stem.startsWith("COM") || stem.startsWith("LPT"))
            && Character.isDigit(stem.charAt(3)));
  }
}
