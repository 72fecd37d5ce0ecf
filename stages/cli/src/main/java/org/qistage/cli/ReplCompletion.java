package org.qistage.cli;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.qistage.foundation.Language;
import org.qistage.pipeline.StageId;
import org.qistage.pipeline.session.Session;

/// What can stand where a session's user is typing.
final class ReplCompletion {
  private final Session session;
  private final Language language;

  ReplCompletion(Session session, Language language) {
    this.session = session;
    this.language = language;
  }

  /// The word at the end of a text: what a completion takes the place of.
  static String word(String text) {
    if (ReplInput.isCommand(text) && text.strip().indexOf(' ') < 0) {
      return text.stripLeading();
    }
    return text.substring(wordStart(text, text.length()));
  }

  private static int wordStart(String text, int end) {
    int start = end;
    while (start > 0 && Character.isUnicodeIdentifierPart(text.codePointBefore(start))) {
      start -= Character.charCount(text.codePointBefore(start));
    }
    return start;
  }

  /// The words that begin as the last one of a text does, in order.
  ///
  /// @param text what stands before the cursor
  List<String> of(String text) {
    String word = word(text);
    return choices(text, word).stream()
        .filter(choice -> choice.startsWith(word))
        .filter(choice -> !choice.equals(word))
        .toList();
  }

  private Collection<String> choices(String text, String word) {
    String before = text.substring(0, text.length() - word.length());
    if (ReplInput.isCommand(text)) {
      return before.isBlank()
          ? SessionCommand.spellings(word.substring(0, 1))
          : arguments(before.strip());
    }
    if (before.endsWith(".")) {
      int end = before.length() - 1;
      return session.members(before.substring(wordStart(before, end), end));
    }
    return session.names();
  }

  private Collection<String> arguments(String command) {
    return switch (SessionCommand.of(command.substring(1)).orElse(SessionCommand.HELP)) {
      case TYPE -> session.names();
      case STAGE ->
          Arrays.stream(StageId.values())
              .flatMap(stage -> java.util.stream.Stream.of(stage.command(), stage.in(language)))
              .toList();
      default -> List.of();
    };
  }
}
