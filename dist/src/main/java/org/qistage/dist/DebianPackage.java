package org.qistage.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The package of Debian, Ubuntu and their kin: the app image in `/usr/lib`, its launchers on the path, a
/// desktop entry, icons and the kinds of files. The system's own triggers note them; nothing runs when it is
/// installed.
///
/// @param root of the checkout
/// @param image the app image
/// @param version as Maven has it
record DebianPackage(Path root, Path image, String version) {
  private static final String NAME = "qi-stage";
  private static final int KIBI = 1024;

  /// What JavaFX's libraries link to; libgtk-3-0 brings Pango, FreeType and Fontconfig. The second name is the
  /// one of Debian 13 and Ubuntu 24.04.
  private static final String DEPENDS =
      "libc6 (>= 2.17), libgtk-3-0 | libgtk-3-0t64, libgl1, libx11-6, libxtst6, libxxf86vm1,"
          + " libfontconfig1, libfreetype6, libpangoft2-1.0-0";

  /// @return the file
  Path make(Path target) throws IOException, Tools.Failure {
    Path tree = target.resolve("deb");
    Tools.delete(tree);
    Path lib = tree.resolve("usr/lib").resolve(NAME);
    Files.createDirectories(lib.getParent());
    Tools.copy(image, lib);
    Path bin = Files.createDirectories(tree.resolve("usr/bin"));
    for (String launcher : List.of(AppImage.EXPLORER, AppImage.NAME)) {
      Files.createSymbolicLink(bin.resolve(launcher), Path.of("../lib", NAME, "bin", launcher));
    }
    Path share = tree.resolve("usr/share");
    write(
        share.resolve("applications/qi-explorer.desktop"),
        Files.readString(root.resolve("dist/src/linux/qi-explorer.desktop")));
    write(share.resolve("mime/packages/qi-stage.xml"), kinds());
    write(share.resolve("doc").resolve(NAME).resolve("copyright"), copyright());
    icons(share.resolve("icons/hicolor"));
    Path control = Files.createDirectories(tree.resolve("DEBIAN"));
    Files.writeString(control.resolve("md5sums"), sums(tree));
    Files.writeString(control.resolve("control"), control(size(tree) / KIBI));
    Path file = target.resolve(NAME + "_" + debianVersion() + "_" + architecture() + ".deb");
    Tools.run(
        target,
        List.of(
            "dpkg-deb",
            "--build",
            "--root-owner-group",
            "-Zxz",
            "-z1",
            tree.toString(),
            file.toString()));
    return file;
  }

  /// The version by Debian's rules: what comes before a release sorts before it.
  String debianVersion() {
    return version.replace("-SNAPSHOT", "~snapshot");
  }

  private static String architecture() {
    return switch (System.getProperty("os.arch", "").toLowerCase(Locale.ROOT)) {
      case "amd64", "x86_64" -> "amd64";
      case "aarch64" -> "arm64";
      case String other -> other;
    };
  }

  String control(long kibibytes) {
    return """
        Package: %s
        Version: %s
        Architecture: %s
        Maintainer: Qi Stage <qi-stage@localhost>
        Installed-Size: %d
        Depends: %s
        Recommends: shared-mime-info, desktop-file-utils
        Section: education
        Priority: optional
        Description: see every stage of a compiler, and coroutines step by step
         Qi Stage is a compiler for Qi, a language with Chinese keywords and coroutines.
         The explorer shows every stage of it side by side, and a recorded run that steps
         forwards and backwards. It comes with its own Java and with a Chinese font.
         .
         气是一门有中文关键字和协程的语言。这个程序把编译的每个阶段并排展示，
         并让录下的运行前进和后退。自带 Java 和中文字体，不需要联网。
        """
        .formatted(NAME, debianVersion(), architecture(), kibibytes, DEPENDS);
  }

  /// The kinds of files, as the shared database of kinds wants them.
  static String kinds() {
    StringBuilder text =
        new StringBuilder(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
            """);
    for (FileKind kind : FileKind.values()) {
      text.append(
          """
            <mime-type type="%s">
              <comment>%s</comment>
              <comment xml:lang="zh_CN">%s</comment>
              <icon name="qi-stage"/>
          %s    <glob pattern="*.%s"/>
            </mime-type>
          """
              .formatted(
                  kind.mimeType(),
                  kind.english(),
                  kind.chinese(),
                  kind == FileKind.PROGRAM ? "    <sub-class-of type=\"text/plain\"/>\n" : "",
                  kind.extension()));
    }
    return text.append("</mime-info>\n").toString();
  }

  private String copyright() throws IOException {
    return Files.readString(root.resolve("LICENSE"))
        + """

        The package also holds, each under its own licence:
        - a Java runtime (GPL-2.0 with Classpath Exception): /usr/lib/qi-stage/lib/runtime/legal
        - libraries and fonts: /usr/lib/qi-stage/lib/app/licences
        """;
  }

  private void icons(Path hicolor) throws IOException {
    Path pictures = root.resolve("explorer-ui/src/main/resources/org/qistage/explorer/shell/icons");
    for (int size : IconFile.SIZES) {
      Path folder = Files.createDirectories(hicolor.resolve(size + "x" + size).resolve("apps"));
      Files.copy(pictures.resolve(size + ".png"), folder.resolve("qi-stage.png"));
    }
    Path scalable = Files.createDirectories(hicolor.resolve("scalable/apps"));
    Files.copy(root.resolve("dist/src/icons/qi-stage.svg"), scalable.resolve("qi-stage.svg"));
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static List<Path> files(Path tree) throws IOException {
    try (Stream<Path> files = Files.walk(tree)) {
      return files
          .filter(file -> Files.isRegularFile(file, java.nio.file.LinkOption.NOFOLLOW_LINKS))
          .filter(file -> !file.startsWith(tree.resolve("DEBIAN")))
          .sorted()
          .toList();
    }
  }

  private static long size(Path tree) throws IOException {
    long size = 0;
    for (Path file : files(tree)) {
      size += Files.size(file);
    }
    return size;
  }

  /// The sums by which `dpkg --verify` finds changed files; MD5 is what it knows.
  private static String sums(Path tree) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      List<String> lines = new ArrayList<>();
      for (Path file : files(tree)) {
        String sum = HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
        lines.add(sum + "  " + tree.relativize(file) + "\n");
      }
      return String.join("", lines);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}
