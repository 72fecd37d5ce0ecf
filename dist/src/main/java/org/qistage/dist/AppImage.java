package org.qistage.dist;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qistage.cli.packaging.CommandPackager;
import org.qistage.cli.packaging.JarPacker;
import org.qistage.cli.packaging.PackedProgram;

/// A folder with the two launchers, what they start, and a JVM of its own.
///
/// @param root of the checkout
/// @param target what is made stands here
/// @param version as Maven has it
/// @param classPath the jars of the programs
/// @param fonts a folder of fonts that come along
record AppImage(Path root, Path target, String version, List<Path> classPath, Path fonts) {
  static final String NAME = "qi-stage";
  static final String EXPLORER = "qi-explorer";
  private static final String EXPLORER_MAIN = "org.qistage.explorer.shell.Explorer";
  private static final String JAR = "qi-stage.jar";
  private static final String ABOUT = "Every stage of a compiler, and coroutines step by step";

  /// The cache knows its jar by this time. It is whole and even in seconds, as every file system and archive
  /// keeps it.
  private static final Instant TIME = Instant.parse("2025-01-01T00:00:00Z");

  /// Modules that only names at run time lead to: archives as file systems.
  private static final List<String> MORE_MODULES = List.of("jdk.zipfs");

  /// As in bin/qi-explorer: what the cache depends on, and the rest.
  private static final List<String> EXPLORER_LAYOUT =
      List.of("-XX:+UseCompactObjectHeaders", "-XX:+UseG1GC", "--enable-native-access=ALL-UNNAMED");

  private static final List<String> EXPLORER_OPTIONS =
      List.of(
          "-Xms64m",
          "-Xmx1g",
          "-XX:GCTimeRatio=4",
          "-Dqi.explorer.programs=$APPDIR/programs",
          "-Dqi.explorer.fonts=$APPDIR/fonts");
  private static final List<String> COMMAND_OPTIONS =
      List.of("-XX:+UseParallelGC", "-XX:+UseCondCardMark", "-XX:-UsePerfData");
  private static final List<String> COMMON_OPTIONS =
      List.of(
          "-Xss16m",
          "-XX:StackReservedPages=0",
          "-XX:-OmitStackTraceInFastThrow",
          "-Xlog:disable",
          "-Xlog:all=error,aot*=off,cds*=off:stderr",
          "-Dstdout.encoding=UTF-8",
          "-Dstderr.encoding=UTF-8",
          "-Dsun.jnu.encoding=UTF-8",
          "-Dfile.encoding=UTF-8");

  private enum System {
    LINUX,
    MAC,
    WINDOWS;

    static System here() {
      String name = java.lang.System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
      return name.startsWith("mac") ? MAC : name.startsWith("windows") ? WINDOWS : LINUX;
    }
  }

  private static PackedProgram explorer() {
    return new PackedProgram(
        EXPLORER, List.of(), EXPLORER_LAYOUT, List.of("org.qistage.explorer.shell.Rehearsal$Main"));
  }

  /// Makes it.
  ///
  /// @return the folder
  Path make() throws IOException, InterruptedException, Tools.Failure {
    Path input = input();
    Path images = target.resolve("image");
    Tools.delete(images);
    List<String> words =
        new ArrayList<>(
            List.of(
                "--type",
                "app-image",
                "--name",
                EXPLORER,
                "--dest",
                images.toString(),
                "--input",
                input.toString(),
                "--main-jar",
                JAR,
                "--main-class",
                "org.qistage.explorer.shell.Explorer",
                "--add-modules",
                modules(input.resolve(JAR)),
                "--jlink-options",
                "--strip-debug --no-header-files --no-man-pages --generate-cds-archive",
                "--add-launcher",
                NAME + "=" + commandLauncher()));
    words.addAll(told());
    words.addAll(List.of("--icon", icon().toString()));
    options(EXPLORER, EXPLORER_LAYOUT, EXPLORER_OPTIONS)
        .forEach(option -> words.addAll(List.of("--java-options", option)));
    if (System.here() == System.MAC) {
      words.addAll(associations());
    }
    Tools.jdk("jpackage", words);
    Path image = images.resolve(System.here() == System.MAC ? EXPLORER + ".app" : EXPLORER);
    train(image);
    if (System.here() == System.LINUX) {
      script(image, EXPLORER, EXPLORER_MAIN, options(EXPLORER, EXPLORER_LAYOUT, EXPLORER_OPTIONS));
      PackedProgram command = CommandPackager.commandLine(List.of());
      script(
          image,
          NAME,
          CommandPackager.COMMAND_LINE,
          options(NAME, command.options(), COMMAND_OPTIONS));
      Files.delete(image.resolve("lib/libapplauncher.so"));
    }
    return image;
  }

  /// Puts a script in the place of a launcher. The launcher cannot see to the locale before its JVM starts, and
  /// without one of UTF-8 no file with Hanzi in its name is found.
  private void script(Path image, String name, String main, List<String> options)
      throws IOException {
    String quoted =
        options.stream()
            .map(option -> "'" + option.replace("$APPDIR", "'\"$app\"'") + "'")
            .collect(Collectors.joining(" \\\n  "));
    String text =
        Files.readString(root.resolve("dist/src/linux/launcher.sh"))
            .replace("@NAME@", name)
            .replace("@JAR@", JAR)
            .replace("@MAIN@", main)
            .replace("@OPTIONS@", quoted);
    Path launcher = image.resolve("bin").resolve(name);
    Files.delete(launcher);
    Files.writeString(launcher, text);
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.delete(image.resolve("lib/app").resolve(name + ".cfg"));
  }

  /// Makes a package with the JDK's own tool.
  ///
  /// @param type one that jpackage knows
  void install(Path image, String type) throws IOException, Tools.Failure {
    List<String> words =
        new ArrayList<>(
            List.of(
                "--type", type,
                "--name", EXPLORER,
                "--dest", target.toString(),
                "--app-image", image.toString(),
                "--license-file", root.resolve("LICENSE").toString()));
    words.addAll(told());
    if (System.here() != System.MAC) {
      words.addAll(associations());
    }
    if (System.here() == System.WINDOWS) {
      words.addAll(
          List.of(
              "--win-menu",
              "--win-menu-group",
              "Qi Stage",
              "--win-shortcut-prompt",
              "--win-dir-chooser"));
    }
    Tools.jdk("jpackage", words);
  }

  /// What stands beside the jar in the image.
  private Path input() throws IOException {
    Path input = target.resolve("input");
    Tools.delete(input);
    Files.createDirectories(input);
    JarPacker packer = new JarPacker();
    packer.addAll(classPath);
    JarPacker.write(packer.toByteArray(), input.resolve(JAR));
    packer.writeLibraries(input);
    Tools.copy(root.resolve("lessons").resolve("programs"), input.resolve("programs"));
    Tools.copy(fonts, input.resolve("fonts"));
    Path licences = input.resolve("licences");
    Tools.copy(root.resolve("dist").resolve("src").resolve("licences"), licences);
    Files.copy(root.resolve("LICENSE"), licences.resolve("qi-stage.txt"));
    Licences.collect(classPath, licences);
    return input;
  }

  /// The modules of the JDK that the jar uses.
  private static String modules(Path jar) throws Tools.Failure {
    StringWriter out = new StringWriter();
    PrintWriter writer = new PrintWriter(out);
    int status =
        Tools.jdkTool("jdeps")
            .run(
                writer,
                writer,
                "--print-module-deps",
                "--ignore-missing-deps",
                "--multi-release",
                Integer.toString(Runtime.version().feature()),
                jar.toString());
    if (status != 0) {
      throw new Tools.Failure("jdeps 失败：" + out, "jdeps failed: " + out);
    }
    List<String> modules = new ArrayList<>(List.of(out.toString().strip().split(",", -1)));
    modules.addAll(MORE_MODULES);
    return String.join(",", modules);
  }

  private List<String> told() {
    return List.of(
        "--app-version",
        number(version, System.here() == System.MAC),
        "--vendor",
        "Qi Stage",
        "--description",
        ABOUT);
  }

  /// The version as installers want it, numbers alone. A Mac takes none that begins with 0.
  static String number(String version, boolean mac) {
    String number = version.replaceFirst("-.*", "");
    return mac && number.startsWith("0.") ? "1" + number.substring(1) : number;
  }

  /// All options of a launcher.
  private static List<String> options(String name, List<String> layout, List<String> own) {
    List<String> options = new ArrayList<>(layout);
    if (System.here() != System.MAC) {
      options.add("-XX:AOTCache=$APPDIR/" + name + ".aot");
    }
    options.addAll(own);
    options.addAll(COMMON_OPTIONS);
    return options;
  }

  /// The description of the second launcher, the command line.
  private Path commandLauncher() throws IOException {
    PackedProgram command = CommandPackager.commandLine(List.of());
    return Files.writeString(
        target.resolve("command-line.properties"),
        """
        main-jar=%s
        main-class=%s
        java-options=%s
        win-console=true
        linux-shortcut=false
        win-menu=false
        win-shortcut=false
        """
            .formatted(
                JAR,
                CommandPackager.COMMAND_LINE,
                String.join(" ", options(NAME, command.options(), COMMAND_OPTIONS))));
  }

  /// The icon in the format of this system.
  private Path icon() throws IOException {
    Path pictures = root.resolve("explorer-ui/src/main/resources/org/qistage/explorer/shell/icons");
    return switch (System.here()) {
      case LINUX -> pictures.resolve("512.png");
      case MAC ->
          Files.write(target.resolve("qi-stage.icns"), IconFile.icns(IconFile.pictures(pictures)));
      case WINDOWS ->
          Files.write(target.resolve("qi-stage.ico"), IconFile.ico(IconFile.pictures(pictures)));
    };
  }

  /// The files that a double click opens.
  private List<String> associations() throws IOException {
    List<String> words = new ArrayList<>();
    for (FileKind kind : FileKind.values()) {
      Path file =
          Files.writeString(
              target.resolve(kind.extension() + ".properties"),
              """
              extension=%s
              mime-type=%s
              description=%s
              """
                  .formatted(kind.extension(), kind.mimeType(), kind.english()));
      words.addAll(List.of("--file-associations", file.toString()));
    }
    return words;
  }

  /// Makes the caches with the JVM inside the image. Not on a Mac, where it would break the seal of the app.
  private static void train(Path image) throws IOException, InterruptedException, Tools.Failure {
    if (System.here() == System.MAC) {
      return;
    }
    Path lib = System.here() == System.LINUX ? image.resolve("lib") : image;
    Path app = lib.resolve("app");
    Files.setLastModifiedTime(app.resolve(JAR), FileTime.from(TIME));
    for (PackedProgram program : List.of(explorer(), CommandPackager.commandLine(List.of()))) {
      if (!program.train(lib.resolve("runtime"), app, JAR)) {
        try (Stream<String> log = Files.lines(app.resolve(PackedProgram.TRAINING_LOG))) {
          log.forEach(java.lang.System.out::println);
        }
        throw new Tools.Failure(
            "没有做成启动缓存：" + program.name(), "No start-up cache could be made: " + program.name());
      }
      Files.delete(app.resolve(PackedProgram.TRAINING_LOG));
    }
  }
}
