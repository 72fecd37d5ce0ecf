package org.qistage.lessons.format;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// An answer to a check. Which shapes a check takes is its own affair; every shape that a person might
/// choose for the same answer is taken.
public sealed interface Answer {
  /// A word, a number or several lines; a program as it stands in an editor.
  record Text(String text) implements Answer {}

  record Items(List<Answer> items) implements Answer {
    public Items {
      items = List.copyOf(items);
    }
  }

  /// Answers by name, in the order in which they were written.
  record Entries(Map<String, Answer> entries) implements Answer {
    public Entries {
      entries = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }
  }

  /// A program from a file.
  ///
  /// @param name of the file, for diagnostics
  record Program(String name, String text) implements Answer {}

  /// A stage that is a command.
  ///
  /// @param words the command and its arguments
  /// @param folder where it is run
  record Command(List<String> words, Path folder) implements Answer {
    public Command {
      words = List.copyOf(words);
    }
  }

  /// A stage in a jar.
  record Jar(Path path) implements Answer {}

  static Answer of(String text) {
    return new Text(text);
  }

  static Answer of(List<String> texts) {
    return new Items(texts.stream().<Answer>map(Text::new).toList());
  }

  /// As text: the items of a list each on a line, entries as `name: text`.
  default String plain() {
    return switch (this) {
      case Text(String text) -> text;
      case Program(_, String text) -> text;
      case Items(var items) -> items.stream().map(Answer::plain).collect(Collectors.joining("\n"));
      case Entries(var entries) ->
          entries.entrySet().stream()
              .map(entry -> entry.getKey() + ": " + entry.getValue().plain())
              .collect(Collectors.joining("\n"));
      case Command(var words, _) -> String.join(" ", words);
      case Jar(var path) -> path.toString();
    };
  }
}
