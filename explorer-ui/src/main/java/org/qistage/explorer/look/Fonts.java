package org.qistage.explorer.look;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.text.Font;

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

  /// Those of this system.
  public static Fonts ofSystem() {
    return among(Set.copyOf(Font.getFamilies()));
  }

  static Fonts among(Set<String> families) {
    Optional<String> text = TEXT.stream().filter(families::contains).findFirst();
    Optional<String> code = CODE.stream().filter(families::contains).findFirst();
    return new Fonts(
        text.or(() -> code).orElse("System"),
        code.or(() -> text).orElse("Monospaced"),
        text.isPresent() || code.isPresent());
  }
}
