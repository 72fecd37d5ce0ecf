package org.qistage.checking;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeSet;

/// How Chinese characters sound. An input method offers all characters of one sound, so a slip of the
/// finger there gives a name that sounds like the right one: 树亮 for 数量.
///
/// The table is loaded when the first name is compared, which no program without errors does.
public final class Pronunciation {
  /// Pairs that many speakers of Chinese do not tell apart, at the start and at the end of a syllable.
  private static final List<String[]> ALIKE_STARTS =
      List.of(
          new String[] {"zh", "z"},
          new String[] {"ch", "c"},
          new String[] {"sh", "s"},
          new String[] {"n", "l"},
          new String[] {"h", "f"},
          new String[] {"r", "l"});

  private static final List<String> ALIKE_ENDS = List.of("ang", "eng", "ing", "ong");

  private static final int FIRST_CHINESE = 0x4E00;

  private Pronunciation() {}

  private static final class Table {
    static final Map<Integer, List<String>> READINGS = load();

    private static Map<Integer, List<String>> load() {
      ResourceBundle bundle =
          ResourceBundle.getBundle(
              "org.qistage.checking.pinyin",
              Locale.ROOT,
              Pronunciation.class.getClassLoader(),
              ResourceBundle.Control.getNoFallbackControl(
                  ResourceBundle.Control.FORMAT_PROPERTIES));
      Map<Integer, List<String>> readings = new HashMap<>();
      for (String syllable : new TreeSet<>(bundle.keySet())) {
        bundle
            .getString(syllable)
            .codePoints()
            .forEach(point -> readings.merge(point, List.of(syllable), Pronunciation::joined));
      }
      return Map.copyOf(readings);
    }
  }

  private static List<String> joined(List<String> some, List<String> more) {
    List<String> all = new java.util.ArrayList<>(some);
    all.addAll(more);
    return List.copyOf(all);
  }

  private static List<String> readings(int point) {
    return point < FIRST_CHINESE ? List.of() : Table.READINGS.getOrDefault(point, List.of());
  }

  /// Whether two characters may be read alike but for the tone.
  static boolean isSame(int one, int other) {
    List<String> others = readings(other);
    return readings(one).stream().anyMatch(others::contains);
  }

  /// Whether two characters may be read so that many would not hear the difference.
  static boolean isNear(int one, int other) {
    List<String> others = readings(other).stream().map(Pronunciation::blurred).toList();
    return readings(one).stream().map(Pronunciation::blurred).anyMatch(others::contains);
  }

  private static String blurred(String syllable) {
    String blurred = syllable;
    for (String[] pair : ALIKE_STARTS) {
      if (blurred.startsWith(pair[0])) {
        blurred = pair[1] + blurred.substring(pair[0].length());
        break;
      }
    }
    boolean nasal = ALIKE_ENDS.stream().anyMatch(blurred::endsWith);
    return nasal ? blurred.substring(0, blurred.length() - 1) : blurred;
  }

  /// Whether Latin letters spell a Chinese name: `shuliang` for 数量.
  static boolean spells(String letters, String name) {
    boolean latin = !letters.isEmpty() && letters.chars().allMatch(c -> c >= 'a' && c <= 'z');
    return latin && spells(letters, name.codePoints().toArray(), 0);
  }

  private static boolean spells(String letters, int[] name, int from) {
    if (from == name.length) {
      return letters.isEmpty();
    }
    return readings(name[from]).stream()
        .anyMatch(
            reading ->
                letters.startsWith(reading)
                    && spells(letters.substring(reading.length()), name, from + 1));
  }

  /// Whether Latin letters abbreviate the beginning of a Chinese name, each piece of them the beginning of
  /// a syllable: `hs`, `hans` and `hanshu` for 函数. Other characters of the name stand for themselves.
  public static boolean abbreviates(String letters, String name) {
    boolean latin = !letters.isEmpty() && letters.chars().allMatch(c -> c >= 'a' && c <= 'z');
    return latin && abbreviates(letters, name.codePoints().toArray(), 0);
  }

  private static boolean abbreviates(String letters, int[] name, int from) {
    if (letters.isEmpty()) {
      return true;
    }
    if (from == name.length) {
      return false;
    }
    if (Character.toLowerCase(name[from]) == letters.charAt(0)
        && abbreviates(letters.substring(1), name, from + 1)) {
      return true;
    }
    for (String reading : readings(name[from])) {
      for (int length = 1; length <= Math.min(reading.length(), letters.length()); length++) {
        if (letters.startsWith(reading.substring(0, length))
            && abbreviates(letters.substring(length), name, from + 1)) {
          return true;
        }
      }
    }
    return false;
  }
}
