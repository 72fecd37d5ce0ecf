package org.qistage.dist;

/// The files that the explorer opens.
enum FileKind {
  PROGRAM("qi", "text/x-qi", "Qi program", "气程序"),
  CAPSULE(
      "qicap",
      "application/x-qi-capsule",
      "Qi capsule: a program at a moment of its run",
      "气胶囊：程序和它运行中的一刻");

  private final String extension;
  private final String mimeType;
  private final String english;
  private final String chinese;

  FileKind(String extension, String mimeType, String english, String chinese) {
    this.extension = extension;
    this.mimeType = mimeType;
    this.english = english;
    this.chinese = chinese;
  }

  String extension() {
    return extension;
  }

  String mimeType() {
    return mimeType;
  }

  String english() {
    return english;
  }

  String chinese() {
    return chinese;
  }
}
