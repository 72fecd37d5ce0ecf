package org.qistage.explorer.shell;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.qistage.explorer.model.Settings;
import org.qistage.explorer.model.Theme;
import org.qistage.foundation.Language;

/// What the command line asks for.
///
/// @param file the program to open
/// @param screenshots the folder that pictures are written into, instead of opening a window
/// @param lesson the lesson to open, by its name or its folder
/// @param language empty for the one of the settings
/// @param size of the pictures, in pixels before scaling
/// @param at the event that pictures show; empty for the first suspension
record Arguments(
    Optional<Path> file,
    Optional<Path> screenshots,
    Optional<String> lesson,
    Optional<Language> language,
    Optional<Theme> theme,
    Optional<Double> scale,
    Size size,
    OptionalInt at) {
  record Size(int width, int height) {
    static final Size USUAL = new Size(1440, 900);
  }

  static final String USAGE =
      """
      用法：qi-explorer [文件.qi|文件.qicap] [--lesson 课]
            qi-explorer --screenshots 文件夹 [文件.qi|文件.qicap] [--lesson 课] [--lang zh|en] [--theme light|dark] [--scale 1.5] [--size 1440x900] [--at 步]

      Usage: qi-explorer [FILE.qi|FILE.qicap] [--lesson LESSON]
             qi-explorer --screenshots FOLDER [FILE.qi|FILE.qicap] [--lesson LESSON] [--lang zh|en] [--theme light|dark] [--scale 1.5] [--size 1440x900] [--at STEP]
      """;

  /// The command line cannot be understood.
  static final class Fault extends Exception {
    private static final long serialVersionUID = 1;

    Fault(String chinese, String english) {
      super(chinese + " / " + english);
    }
  }

  private static final class Draft {
    Optional<Path> file = Optional.empty();
    Optional<Path> screenshots = Optional.empty();
    Optional<String> lesson = Optional.empty();
    Optional<Language> language = Optional.empty();
    Optional<Theme> theme = Optional.empty();
    Optional<Double> scale = Optional.empty();
    Size size = Size.USUAL;
    OptionalInt at = OptionalInt.empty();
  }

  static Arguments parse(List<String> words) throws Fault {
    Draft draft = new Draft();
    for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
      String word = rest.next();
      switch (word) {
        case "--screenshots" -> draft.screenshots = Optional.of(path(value(word, rest)));
        case "--lesson" -> draft.lesson = Optional.of(value(word, rest));
        case "--lang" -> draft.language = Optional.of(among(Language.values(), word, rest));
        case "--theme" -> draft.theme = Optional.of(among(Theme.values(), word, rest));
        case "--scale" -> draft.scale = Optional.of(scale(value(word, rest)));
        case "--at" -> draft.at = OptionalInt.of(event(value(word, rest)));
        case "--size" -> draft.size = size(value(word, rest));
        default -> {
          if (word.startsWith("--")) {
            throw new Fault("不认识选项 " + word, "unknown option " + word);
          }
          if (draft.file.isPresent()) {
            throw new Fault("只能打开一个文件", "only one file can be opened");
          }
          draft.file = Optional.of(path(word));
        }
      }
    }
    return new Arguments(
        draft.file,
        draft.screenshots,
        draft.lesson,
        draft.language,
        draft.theme,
        draft.scale,
        draft.size,
        draft.at);
  }

  private static String value(String option, Iterator<String> rest) throws Fault {
    if (!rest.hasNext()) {
      throw new Fault(option + " 后面缺少值", option + " needs a value");
    }
    return rest.next();
  }

  private static <E extends Enum<E>> E among(E[] constants, String option, Iterator<String> rest)
      throws Fault {
    String value = value(option, rest);
    return Arrays.stream(constants)
        .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(value))
        .findFirst()
        .orElseThrow(() -> new Fault(option + " 没有 " + value, option + " has no " + value));
  }

  private static Path path(String text) throws Fault {
    try {
      return Path.of(text);
    } catch (InvalidPathException _) {
      throw new Fault("不是路径：" + text, "no path: " + text);
    }
  }

  private static double scale(String text) throws Fault {
    try {
      double scale = Double.parseDouble(text);
      if (scale >= Settings.SMALLEST && scale <= Settings.LARGEST) {
        return scale;
      }
    } catch (NumberFormatException _) {
      // Told below.
    }
    throw new Fault("--scale 要在 0.75 和 3 之间", "--scale is from 0.75 to 3");
  }

  private static int event(String text) throws Fault {
    if (text.matches("[0-9]{1,9}")) {
      return Integer.parseInt(text);
    }
    throw new Fault("--at 要写一步的号码", "--at is the number of a step");
  }

  private static Size size(String text) throws Fault {
    if (text.matches("[0-9]{3,4}x[0-9]{3,4}")) {
      String[] parts = text.split("x", 2);
      return new Size(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    }
    throw new Fault("--size 要写成 1440x900 这样", "--size is written like 1440x900");
  }

  /// Sets what was asked for.
  void apply(Settings settings) {
    language.ifPresent(settings.language()::set);
    theme.ifPresent(settings.theme()::set);
    scale.ifPresent(settings.scale()::set);
  }
}
