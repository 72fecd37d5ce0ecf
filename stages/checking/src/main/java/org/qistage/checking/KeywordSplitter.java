package org.qistage.checking;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Finds the space that is missing in a name. Qi takes the longest name it can read, so `返回结果` is
/// one name and not the keyword 返回 before a name.
final class KeywordSplitter {
  /// Keywords that may begin a statement or an expression before a name, longest first.
  private static final List<String> LEADING =
      List.of(
          "启动协程", "打印行", "取地址", "解引用", "变量", "可变", "常量", "返回", "等待", "启动", "让出", "打印", "抛出", "如果",
          "当", "对于", "非");

  private static final List<String> DECLARING = List.of("变量", "可变", "常量");
  private static final List<String> BETWEEN = List.of("与", "或", "在", "作为");

  /// Longer names are not taken apart.
  private static final int LONGEST = 60;

  private KeywordSplitter() {}

  /// The name with a space where all its parts are then known.
  static Optional<String> split(String name, Predicate<String> defined) {
    if (name.length() > LONGEST) {
      return Optional.empty();
    }
    for (String keyword : LEADING) {
      if (name.startsWith(keyword)) {
        String rest = name.substring(keyword.length());
        if (known(rest, defined)) {
          return Optional.of(keyword + " " + rest);
        }
        Optional<String> more = rest.isEmpty() ? Optional.empty() : split(rest, defined);
        if (more.isPresent()) {
          return Optional.of(keyword + " " + more.get());
        }
      }
    }
    for (String keyword : BETWEEN) {
      for (int at = name.indexOf(keyword); at >= 0; at = name.indexOf(keyword, at + 1)) {
        String left = name.substring(0, at);
        String right = name.substring(at + keyword.length());
        if (known(left, defined) && known(right, defined)) {
          return Optional.of(left + " " + keyword + " " + right);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean known(String part, Predicate<String> defined) {
    return !part.isEmpty()
        && (defined.test(part) || part.chars().allMatch(c -> c >= '0' && c <= '9'));
  }

  /// The name with a space after the keyword that it begins with.
  static Optional<String> beginning(String name) {
    return after(LEADING, name);
  }

  /// The name with a space after 变量, 可变 or 常量.
  static Optional<String> declaration(String name) {
    return after(DECLARING, name);
  }

  private static Optional<String> after(List<String> keywords, String name) {
    return keywords.stream()
        .filter(keyword -> name.startsWith(keyword) && name.length() > keyword.length())
        .findFirst()
        .map(keyword -> keyword + " " + name.substring(keyword.length()));
  }
}
