package org.qistage.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds the fonts that come along, so that Hanzi are seen on a system that has none for them.
///
/// @param fetched a folder for what has to be fetched
record HanziFonts(Path fetched) {
  /// Regular and bold; each holds a face for words and one of fixed width, with the glyphs of simplified Chinese.
  private static final List<String> NOTO =
      List.of("NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc");

  private static final List<Path> SYSTEM =
      List.of(Path.of("/usr/share/fonts"), Path.of("/usr/local/share/fonts"));
  private static final String PACKAGE = "fonts-noto-cjk";
  private static final int DEPTH = 6;

  /// Fills a folder.
  ///
  /// @param from `noto` for Noto Sans CJK, as it is installed or else from Debian's package; `system` for none,
  ///     where every system has such fonts; or a folder with fonts and their licence
  void collect(String from, Path folder) throws IOException, Tools.Failure {
    Tools.delete(folder);
    Files.createDirectories(folder);
    switch (from) {
      case "system" -> {}
      case "noto" -> noto(folder);
      default -> {
        if (!Files.isDirectory(Path.of(from))) {
          throw new Tools.Failure("没有字体文件夹 " + from, "There is no folder of fonts " + from);
        }
        Tools.copy(Path.of(from), folder);
      }
    }
  }

  private void noto(Path folder) throws IOException, Tools.Failure {
    if (!copyFrom(SYSTEM, folder) && !copyFrom(List.of(fetched), folder)) {
      fetch();
      if (!copyFrom(List.of(fetched), folder)) {
        throw missing();
      }
    }
  }

  /// Copies the fonts if all are somewhere in these folders.
  private static boolean copyFrom(List<Path> places, Path folder) throws IOException {
    for (String name : NOTO) {
      Optional<Path> font = find(places, name);
      if (font.isEmpty()) {
        return false;
      }
      Files.copy(font.get(), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
    return true;
  }

  private static Optional<Path> find(List<Path> places, String name) throws IOException {
    for (Path place : places) {
      if (Files.isDirectory(place)) {
        try (Stream<Path> files = Files.walk(place, DEPTH)) {
          Optional<Path> font = files.filter(file -> file.endsWith(name)).findFirst();
          if (font.isPresent()) {
            return font;
          }
        }
      }
    }
    return Optional.empty();
  }

  /// Debian's package, unpacked; nothing is installed, and no rights are needed.
  private void fetch() throws IOException, Tools.Failure {
    if (!Tools.has("apt-get") || !Tools.has("dpkg-deb")) {
      throw missing();
    }
    Tools.delete(fetched);
    Files.createDirectories(fetched);
    try {
      Tools.run(fetched, List.of("apt-get", "download", "-q", PACKAGE));
    } catch (Tools.Failure _) {
      throw missing();
    }
    try (Stream<Path> files = Files.list(fetched)) {
      for (Path file : files.filter(name -> name.toString().endsWith(".deb")).toList()) {
        Tools.run(fetched, List.of("dpkg-deb", "-x", file.toString(), "."));
      }
    }
  }

  private static Tools.Failure missing() {
    return new Tools.Failure(
        "没有随包附带的汉字字体。请安装 Noto Sans CJK（Debian 和 Ubuntu：fonts-noto-cjk；先运行 apt-get update），"
            + "或用 -Dqi.dist.fonts=文件夹 指定字体，或用 -Dqi.dist.fonts=system 不附带字体。",
        "There are no fonts with Hanzi to come along. Install Noto Sans CJK (Debian and Ubuntu: fonts-noto-cjk; run"
            + " apt-get update first), or name a folder with fonts: -Dqi.dist.fonts=FOLDER, or do without:"
            + " -Dqi.dist.fonts=system.");
  }
}
