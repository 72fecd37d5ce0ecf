package org.qistage.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.qistage.cli.packaging.CommandPackager;

/// Makes the app image and the package of this system.
public final class Distribution {
  private static final int TYPE = 3;
  private static final int FONTS = 4;

  private Distribution() {}

  /// `Distribution ROOT TARGET VERSION TYPE FONTS`
  ///
  /// - ROOT: of the checkout
  /// - TARGET: the folder that everything is written into
  /// - TYPE: `app-image` for nothing else, or a type of package
  /// - FONTS: see [HanziFonts]
  @SuppressWarnings("SystemOut") // the build's own output
  public static void main(String[] words) throws IOException, InterruptedException {
    Path root = Path.of(words[0]);
    Path target = Path.of(words[1]);
    // The program that makes the package is no part of it.
    List<Path> classPath =
        CommandPackager.jars(System.getProperty("java.class.path")).stream()
            .filter(entry -> !entry.startsWith(target) && Files.isRegularFile(entry))
            .toList();
    try {
      Path fonts = target.resolve("fonts");
      new HanziFonts(target.resolve("fetched")).collect(words[FONTS], fonts);
      AppImage image = new AppImage(root, target, words[2], classPath, fonts);
      Path made = image.make();
      System.out.println(made);
      switch (words[TYPE]) {
        case "app-image" -> {}
        case "deb" -> {
          if (Tools.has("dpkg-deb")) {
            System.out.println(new DebianPackage(root, made, words[2]).make(target));
          } else {
            System.out.println("没有 dpkg-deb，只做了程序文件夹。");
            System.out.println("There is no dpkg-deb: only the app image has been made.");
          }
        }
        default -> image.install(made, words[TYPE].toLowerCase(Locale.ROOT));
      }
    } catch (Tools.Failure failure) {
      System.err.println(failure.getMessage());
      System.exit(1);
    }
  }
}
