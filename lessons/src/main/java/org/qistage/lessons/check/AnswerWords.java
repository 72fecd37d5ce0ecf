package org.qistage.lessons.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qistage.lessons.format.Answer;

/// Answers as the pieces that people mean, however they write them.
final class AnswerWords {
  private static final Pattern PIECE = Pattern.compile("\"[^\"\\n]*\"|“[^”\\n]*”|'[^'\\n]*'|\\S+");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  private AnswerWords() {}

  /// The items of a list, the lines of a text, or else what its blanks divide; quotes keep blanks together.
  static List<String> pieces(Answer answer) {
    if (answer instanceof Answer.Items(var items)) {
      return items.stream().map(item -> item.plain().strip()).toList();
    }
    String text = answer.plain().strip();
    if (text.contains("\n")) {
      return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
    return matches(PIECE, text);
  }

  /// All whole numbers in it.
  static List<Integer> numbers(Answer answer) {
    return matches(NUMBER, answer.plain()).stream().map(Integer::valueOf).toList();
  }

  private static List<String> matches(Pattern pattern, String text) {
    List<String> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }

  /// Values by name, from entries or from lines `name: value` or `name = value`.
  static Map<String, String> values(Answer answer) {
    Map<String, String> values = new LinkedHashMap<>();
    if (answer instanceof Answer.Entries(var entries)) {
      entries.forEach((name, value) -> values.put(name.strip(), value.plain().strip()));
      return values;
    }
    for (String line : answer.plain().lines().toList()) {
      String[] parts = line.split("[:=：＝]", 2);
      if (!line.isBlank()) {
        values.put(parts[0].strip(), parts.length > 1 ? parts[1].strip() : "");
      }
    }
    return values;
  }

  /// The same for all ways to write one text: without blanks at the ends of lines and empty lines at the
  /// end.
  static List<String> lines(String text) {
    List<String> lines =
        new ArrayList<>(text.replace("\r\n", "\n").lines().map(String::stripTrailing).toList());
    while (!lines.isEmpty() && lines.getLast().isEmpty()) {
      lines.removeLast();
    }
    return lines;
  }
}
