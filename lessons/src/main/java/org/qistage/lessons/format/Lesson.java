package org.qistage.lessons.format;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.qistage.foundation.Language;
import org.qistage.foundation.SourceText;

/// A lesson.
///
/// @param folder where it was read from; may be inside a jar
/// @param minutes that it takes
/// @param requires the ids of the lessons that come before it
/// @param texts in at least one language
/// @param checks in the order of their file
/// @param programs the texts of all Qi programs below the folder, by their paths in it; each is named by
///     that path
/// @param expected what these programs say of their own faults, by path; only of those that say something
public record Lesson(
    Path folder,
    String id,
    BilingualText title,
    BilingualText summary,
    int minutes,
    List<String> requires,
    Map<Language, LessonText> texts,
    List<Check> checks,
    Map<String, SourceText> programs,
    Map<String, List<Expected>> expected) {
  public Lesson {
    requires = List.copyOf(requires);
    texts = Map.copyOf(new EnumMap<>(texts));
    checks = List.copyOf(checks);
    programs = Map.copyOf(programs);
    expected = Map.copyOf(expected);
  }

  /// What it says in a language, or in the other one where it is not complete.
  public LessonText text(Language language) {
    LessonText own = texts.get(language);
    return own != null ? own : Objects.requireNonNull(texts.values().iterator().next());
  }

  public Optional<Check> check(String id) {
    return checks.stream().filter(check -> check.head().id().equals(id)).findFirst();
  }

  /// A program by its path in the folder.
  public Optional<SourceText> program(String path) {
    return Optional.ofNullable(programs.get(path));
  }

  /// Where the answers to the programs' http requests stand.
  public Path fixtures() {
    return folder.resolve("http");
  }
}
