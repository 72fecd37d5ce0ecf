package org.qistage.lessons.check;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.qistage.lessons.format.Answer;
import org.qistage.lessons.format.Check;

/// Grades a choice.
final class ChoiceGrader {
  private ChoiceGrader() {}

  static Optional<Feedback> wrong(Check.Choice check, Answer answer) {
    Set<String> chosen = new TreeSet<>();
    for (String piece : AnswerWords.pieces(answer)) {
      for (String id : piece.split("[,，、;；]", -1)) {
        if (!id.isBlank()) {
          chosen.add(id.strip().toLowerCase(Locale.ROOT));
        }
      }
    }
    List<Check.Option> options = check.options();
    List<String> known = options.stream().map(Check.Option::id).toList();
    for (String id : chosen) {
      if (known.stream().noneMatch(id::equalsIgnoreCase)) {
        return Optional.of(Feedback.of("choice.unknown", id, String.join(", ", known)));
      }
    }
    if (!check.several() && chosen.size() > 1) {
      return Optional.of(Feedback.of("choice.one"));
    }
    for (Check.Option option : options) {
      if (!option.right() && chosen.contains(option.id().toLowerCase(Locale.ROOT))) {
        Feedback wrong = Feedback.of("choice.wrong", option.id());
        return Optional.of(option.feedback().map(wrong::and).orElse(wrong));
      }
    }
    long missing =
        options.stream()
            .filter(Check.Option::right)
            .filter(option -> !chosen.contains(option.id().toLowerCase(Locale.ROOT)))
            .count();
    return missing == 0 ? Optional.empty() : Optional.of(Feedback.of("choice.missing", missing));
  }
}
