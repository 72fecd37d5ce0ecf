package org.qistage.pipeline;

import java.util.ArrayList;
import java.util.List;

/// Paths as diagnostics show them.
final class PathNames {
  private PathNames() {}

  /// The folder that a file stands in; empty for the working folder.
  static String folder(String file) {
    int end = Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\'));
    return end == 0 ? "/" : end < 0 ? "" : file.substring(0, end);
  }

  static String in(String folder, String path) {
    return folder.isEmpty() || folder.endsWith("/") ? folder + path : folder + "/" + path;
  }

  /// A file's name without its folder and its ending.
  static String stem(String file) {
    String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    int end = name.lastIndexOf('.');
    return end > 0 ? name.substring(0, end) : name;
  }

  /// The path without `.` and, as far as they can be taken back, `..`.
  static String normal(String path) {
    List<String> parts = new ArrayList<>();
    for (String part : path.replace('\\', '/').split("/", -1)) {
      if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
        parts.removeLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    return (path.startsWith("/") ? "/" : "") + String.join("/", parts);
  }
}
