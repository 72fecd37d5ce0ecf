package org.qistage.lessons.format;

import java.util.ArrayList;
import java.util.List;
import org.qistage.foundation.SourceText;

/// A lesson in one language.
///
/// @param introduction what stands before the first step
public record LessonText(SourceText source, List<Part> introduction, List<Step> steps) {
  public LessonText {
    introduction = List.copyOf(introduction);
    steps = List.copyOf(steps);
  }

  /// All parts in their order, those inside of others after them.
  public List<Part> parts() {
    List<Part> all = new ArrayList<>();
    introduction.forEach(part -> add(part, all));
    steps.forEach(step -> step.parts().forEach(part -> add(part, all)));
    return all;
  }

  private static void add(Part part, List<Part> all) {
    all.add(part);
    if (part instanceof Part.Reveal reveal) {
      reveal.parts().forEach(inner -> add(inner, all));
    }
  }
}
