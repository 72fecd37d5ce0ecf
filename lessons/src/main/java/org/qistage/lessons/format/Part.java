package org.qistage.lessons.format;

import java.util.List;
import java.util.Optional;
import org.qistage.foundation.Span;

/// A piece of a lesson's text. Spans point into the file.
public sealed interface Part {
  Span span();

  /// CommonMark to be shown as it stands.
  record Prose(String markdown, Span span) implements Part {}

  /// What the tool's panes are to show.
  ///
  /// @param view the key of a view; empty to leave the views as they are
  /// @param at the moment of the run; empty for its beginning
  /// @param pins texts of the program that are lit in all panes
  record Show(
      RunSetting run,
      Optional<String> view,
      Optional<MomentAt> at,
      List<SourcePlace> pins,
      Span span)
      implements Part {
    public Show {
      pins = List.copyOf(pins);
    }
  }

  /// A check stands here.
  ///
  /// @param id one of the lesson's
  record Ask(String id, Span span) implements Part {}

  /// Text that is hidden until it is asked for.
  record Reveal(String title, List<Part> parts, Span span) implements Part {
    public Reveal {
      parts = List.copyOf(parts);
    }
  }

  /// Output of a command.
  ///
  /// @param command without `qi-stage`
  /// @param output an excerpt; a line `…` stands for lines that are left out
  record Shown(List<String> command, String output, Span span) implements Part {
    public Shown {
      command = List.copyOf(command);
    }
  }

  /// Qi code.
  ///
  /// @param program the path of the program that it is quoted from
  /// @param region the part of that program; empty for all of it
  /// @param broken whether it need not parse
  record Code(
      String text, Optional<String> program, Optional<String> region, boolean broken, Span span)
      implements Part {}
}
