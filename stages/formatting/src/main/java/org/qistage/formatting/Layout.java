package org.qistage.formatting;

import java.util.List;
import org.qistage.foundation.text.DisplayWidth;

/// A text with the places where its lines may end, after Wadler, "A prettier printer" (1998).
sealed interface Layout {
  Layout EMPTY = new Sequence(List.of());

  /// Whether a line ends in it however much room there is.
  boolean breaks();

  /// A text without line ends.
  ///
  /// @param width its columns
  record Text(String text, int width) implements Layout {
    static Text of(String text) {
      return new Text(text, DisplayWidth.of(text));
    }

    @Override
    public boolean breaks() {
      return false;
    }
  }

  /// A space, or nothing, that becomes a line end when its group does not fit on a line.
  ///
  /// @param blank whether an empty line goes with that line end
  record Break(boolean space, boolean blank) implements Layout {
    @Override
    public boolean breaks() {
      return false;
    }
  }

  /// A space between two tokens of one line.
  record Space() implements Layout {
    @Override
    public boolean breaks() {
      return false;
    }
  }

  /// A line end. Several in a row are one.
  ///
  /// @param blank whether an empty line goes with it
  record Newline(boolean blank) implements Layout {
    @Override
    public boolean breaks() {
      return true;
    }
  }

  /// A comment, with its lines as they are written.
  ///
  /// @param line whether it is a `//` comment, so that nothing may follow it on its line
  record Comment(List<String> lines, boolean line) implements Layout {
    public Comment {
      lines = List.copyOf(lines);
    }

    @Override
    public boolean breaks() {
      return line || lines.size() > 1;
    }
  }

  record Sequence(List<Layout> parts, boolean breaks) implements Layout {
    public Sequence {
      parts = List.copyOf(parts);
    }

    Sequence(List<Layout> parts) {
      this(parts, parts.stream().anyMatch(Layout::breaks));
    }
  }

  /// What lines begin with more space in.
  record Indented(Layout inner) implements Layout {
    @Override
    public boolean breaks() {
      return inner.breaks();
    }
  }

  /// What has its breaks as spaces when it fits on a line, and all of them as line ends otherwise.
  record Group(Layout inner, boolean breaks) implements Layout {
    static Group of(Layout inner, boolean asWritten) {
      return new Group(inner, asWritten || inner.breaks());
    }
  }

  /// The first of these that fits: `flat` on one line; `hugging` up to its first line end, its last
  /// part being spread over lines; `spread` in any case.
  record Choice(Layout flat, Layout hugging, Layout spread) implements Layout {
    @Override
    public boolean breaks() {
      return flat.breaks();
    }
  }

  /// Short parts that fill lines as words do; a line end that the author put between two of them
  /// stays, so that rows of a table stay rows.
  ///
  /// @param lineBefore for each part whether it begins a line
  record Filled(List<Layout> parts, List<Boolean> lineBefore) implements Layout {
    public Filled {
      parts = List.copyOf(parts);
      lineBefore = List.copyOf(lineBefore);
    }

    @Override
    public boolean breaks() {
      return lineBefore.subList(1, lineBefore.size()).contains(true);
    }
  }
}
