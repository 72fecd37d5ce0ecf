package org.qistage.explorer.model;

import java.util.List;

/// Something that the user must know until it is over or put away, with what can be done about it.
///
/// @param feature a class of the package that has the words
/// @param key of its text
/// @param arguments of its text
/// @param choices what can be done
public record Notice(Class<?> feature, String key, List<Object> arguments, List<Choice> choices) {
  public Notice {
    arguments = List.copyOf(arguments);
    choices = List.copyOf(choices);
  }

  /// Something to be done about it, after which it is over.
  ///
  /// @param key of its name
  public record Choice(String key, Runnable action) {}

  /// Something that nothing can be done about here.
  public static Notice of(Class<?> feature, String key, Object... arguments) {
    return new Notice(feature, key, List.of(arguments), List.of());
  }

  /// Whether it is about the same thing.
  public boolean isLike(Notice other) {
    return feature.equals(other.feature) && key.equals(other.key);
  }
}
