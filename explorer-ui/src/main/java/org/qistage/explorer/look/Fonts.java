package org.qistage.explorer.look;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/// The families that text is set in. They are named, since what a system falls back to for Hanzi may be
/// Japanese glyphs.
///
/// @param text for words
/// @param code of fixed width
/// @param chinese whether both are known to have the glyphs of simplified Chinese
public record Fonts(String text, String code, boolean chinese) {
  private static final List<String> TEXT =
      List.of(
          "Noto Sans CJK SC",
          "Source Han Sans SC",
          "Noto Sans SC",
          "Microsoft YaHei UI",
          "Microsoft YaHei",
          "PingFang SC",
          "Hiragino Sans GB",
          "WenQuanYi Micro Hei",
          "WenQuanYi Zen Hei",
          "SimHei");

  /// Those of the texts that come in bold, too: the others show no difference.
  private static final List<String> WITH_BOLD = TEXT.subList(0, 7);

  private static final List<String> CODE =
      List.of(
          "Noto Sans Mono CJK SC",
          "Sarasa Mono SC",
          "Source Han Mono SC",
          "WenQuanYi Micro Hei Mono",
          "WenQuanYi Zen Hei Mono",
          "NSimSun",
          "PingFang SC",
          "Microsoft YaHei",
          "Noto Sans SC");

  private static final List<String> FIXED = CODE.subList(0, 6);

  /// A folder of fonts that come along, in an installed explorer.
  private static final String FOLDER = "qi.explorer.fonts";

  /// Those of this system, or else the ones that come along, if they are the better ones.
  ///
  /// @param wanted the family that the user wants words in; empty for any
  public static Fonts ofSystem(String wanted) {
    Set<String> families = new HashSet<>(Font.getFamilies());
    Fonts system = among(families, wanted);
    @Nullable String folder = System.getProperty(FOLDER);
    if (folder == null || system.whole()) {
      return system;
    }
    families.addAll(load(Path.of(folder)));
    return among(families, wanted);
  }

  /// Whether there is a face for words that has a bold one, and a face of fixed width.
  private boolean whole() {
    return WITH_BOLD.contains(text) && FIXED.contains(code);
  }

  /// Makes the fonts in a folder known to the toolkit.
  ///
  /// @return their families
  private static Set<String> load(Path folder) {
    Set<String> families = new HashSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.{ttc,ttf,otf}")) {
      for (Path file : files) {
        Font @Nullable [] faces = Font.loadFonts(file.toUri().toString(), /* size= */ 0);
        if (faces != null) {
          Stream.of(faces).map(Font::getFamily).forEach(families::add);
        }
      }
    } catch (IOException _) {
      // Then there are none.
    }
    return families;
  }

  /// The families of this system that have the glyphs of simplified Chinese, the best first.
  public static List<String> offered() {
    Set<String> families = Set.copyOf(Font.getFamilies());
    return Stream.concat(TEXT.stream(), CODE.stream())
        .distinct()
        .filter(families::contains)
        .toList();
  }

  static Fonts among(Set<String> families, String wanted) {
    Optional<String> text =
        Stream.concat(Stream.of(wanted), TEXT.stream()).filter(families::contains).findFirst();
    Optional<String> code = CODE.stream().filter(families::contains).findFirst();
    return new Fonts(
        text.or(() -> code).orElse("System"),
        code.or(() -> text).orElse("Monospaced"),
        TEXT.stream().anyMatch(families::contains) || code.isPresent());
  }
}
