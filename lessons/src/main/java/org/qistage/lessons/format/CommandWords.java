package org.qistage.lessons.format;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Splits a command at its spaces as `--stage` does: quotes of either kind keep what they hold together, a
/// backslash means itself.
public final class CommandWords {
  private static final Pattern WORD = Pattern.compile("(?:[^\\s\"']|\"[^\"]*\"?|'[^']*'?)+");
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"?|'([^']*)'?");

  private CommandWords() {}

  public static List<String> split(String command) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(command);
    while (matcher.find()) {
      words.add(
          QUOTED
              .matcher(matcher.group())
              .replaceAll(
                  quoted ->
                      Matcher.quoteReplacement(
                          quoted.group(1) == null ? quoted.group(2) : quoted.group(1))));
    }
    return words;
  }
}
