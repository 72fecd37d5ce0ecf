package org.qistage.formatting;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.qistage.foundation.text.DisplayWidth;

/// Prints a layout, choosing for each group whether it goes on one line.
///
/// Works through a stack of what is left to print; a look ahead ends where the line does, so the whole
/// takes time in proportion to the text and the width of a line.
final class LayoutPrinter {
  private static final int INDENT = 4;

  private static final Set<String> CLOSING = Set.of(")", "]", ",", ";", "）", "］", "，", "；");

  /// What is left to print.
  ///
  /// @param indent the columns that its lines begin with
  /// @param flat whether its breaks are spaces
  /// @param from for a {@link Layout.Filled}, the first part that is left
  private record Work(Layout layout, int indent, boolean flat, int from) {
    Work(Layout layout, int indent, boolean flat) {
      this(layout, indent, flat, 0);
    }

    Work with(Layout inner) {
      return new Work(inner, indent, flat);
    }
  }

  private final int width;
  private final StringBuilder out = new StringBuilder();
  private final Deque<Work> stack = new ArrayDeque<>();

  /// The columns taken on the current line.
  private int column;

  /// The line ends that stand before the next text: 0, 1, or 2 for an empty line.
  private int newlines;

  private boolean space;

  /// Whether a block comment was the last text; a space follows it, but for what closes.
  private boolean afterComment;

  private LayoutPrinter(int width) {
    this.width = width;
  }

  /// The text, ended by a line end unless it is empty.
  static String print(Layout layout, int width) {
    LayoutPrinter printer = new LayoutPrinter(width);
    printer.stack.push(new Work(layout, 0, false));
    while (!printer.stack.isEmpty()) {
      printer.step(printer.stack.pop());
    }
    return printer.out.isEmpty() ? "" : printer.out.append('\n').toString();
  }

  private void step(Work work) {
    switch (work.layout()) {
      case Layout.Text text -> write(text.text(), text.width(), work.indent());
      case Layout.Space() -> space = true;
      case Layout.Break(boolean wide, boolean blank) -> {
        if (work.flat()) {
          space |= wide;
        } else {
          newline(blank);
        }
      }
      case Layout.Newline(boolean blank) -> newline(blank);
      case Layout.Comment comment -> comment(comment, work.indent());
      case Layout.Sequence(List<Layout> parts, _) -> {
        for (Layout part : parts.reversed()) {
          stack.push(work.with(part));
        }
      }
      case Layout.Indented(Layout inner) ->
          stack.push(new Work(inner, work.indent() + INDENT, work.flat()));
      case Layout.Group(Layout inner, boolean breaks) -> {
        Work flat = new Work(inner, work.indent(), true);
        boolean fits = work.flat() || (!breaks && fits(flat));
        stack.push(fits ? flat : new Work(inner, work.indent(), false));
      }
      case Layout.Choice choice -> stack.push(chosen(choice, work));
      case Layout.Filled filled -> fill(filled, work);
    }
  }

  private Work chosen(Layout.Choice choice, Work work) {
    Work flat = new Work(choice.flat(), work.indent(), true);
    if (work.flat() || (!choice.flat().breaks() && fits(flat))) {
      return flat;
    }
    Work hugging = new Work(choice.hugging(), work.indent(), false);
    return fits(hugging) ? hugging : new Work(choice.spread(), work.indent(), false);
  }

  private void fill(Layout.Filled filled, Work work) {
    int at = work.from();
    Work part = new Work(filled.parts().get(at), work.indent(), true);
    if (at > 0) {
      space = true;
      if (!work.flat() && (filled.lineBefore().get(at) || !fitsAlone(part))) {
        newline(false);
      }
    }
    if (at + 1 < filled.parts().size()) {
      stack.push(new Work(filled, work.indent(), work.flat(), at + 1));
    }
    stack.push(part);
  }

  private void newline(boolean blank) {
    newlines = Math.max(newlines, blank ? 2 : 1);
  }

  private void write(String text, int columns, int indent) {
    if (text.isEmpty()) {
      return;
    }
    space |= afterComment && !CLOSING.contains(text);
    afterComment = false;
    begin(indent);
    out.append(text);
    column += columns;
  }

  /// Writes the line ends or the space that stand before the next text.
  private void begin(int indent) {
    if (newlines > 0 && !out.isEmpty()) {
      out.repeat('\n', newlines).repeat(' ', indent);
      column = indent;
    } else if (space && column > 0) {
      out.append(' ');
      column++;
    }
    newlines = 0;
    space = false;
  }

  private void comment(Layout.Comment comment, int indent) {
    List<String> lines = comment.lines();
    write(lines.getFirst(), DisplayWidth.of(lines.getFirst()), indent);
    for (String line : lines.subList(1, lines.size())) {
      // A line of a box of stars goes under the box's corner; any other stays where it is.
      boolean star = line.stripLeading().startsWith("*");
      String moved = star ? " ".repeat(indent + 1) + line.strip() : line;
      out.append('\n').append(moved);
      column = DisplayWidth.of(moved);
    }
    if (comment.line()) {
      newline(false);
    } else {
      afterComment = true;
    }
  }

  /// Whether a part with nothing after it fits on the current line.
  private boolean fitsAlone(Work part) {
    return remaining(part, room(part.indent())) >= 0;
  }

  /// The columns that are left on the line on which the next text will stand.
  private int room(int indent) {
    return newlines > 0 ? width - indent : width - column - (space ? 1 : 0);
  }

  /// Whether a piece of work, and what follows it up to the first place where the line may end, fits
  /// on the current line.
  private boolean fits(Work first) {
    int room = remaining(first, room(first.indent()));
    Iterator<Work> rest = stack.iterator();
    while (room >= 0 && room != ENDED && rest.hasNext()) {
      room = remaining(rest.next(), room);
    }
    return room >= 0;
  }

  /// Says that the line ended within its room.
  private static final int ENDED = Integer.MAX_VALUE;

  /// The room that is left after a piece of work; negative when there was too little, and {@link
  /// #ENDED} when the line may end in it.
  private static int remaining(Work work, int room) {
    return switch (work.layout()) {
      case Layout.Text text -> room - text.width();
      case Layout.Space() -> room - 1;
      case Layout.Break(boolean wide, _) -> work.flat() ? room - (wide ? 1 : 0) : ENDED;
      case Layout.Newline _ -> ENDED;
      case Layout.Comment comment ->
          comment.line()
              ? ENDED
              : afterComment(comment, room - DisplayWidth.of(comment.lines().getFirst()));
      case Layout.Sequence(List<Layout> parts, _) -> {
        int left = room;
        for (Layout part : parts) {
          left = remaining(work.with(part), left);
          if (left < 0 || left == ENDED) {
            break;
          }
        }
        yield left;
      }
      case Layout.Indented(Layout inner) -> remaining(work.with(inner), room);
      case Layout.Group(Layout inner, boolean breaks) ->
          remaining(new Work(inner, 0, work.flat() && !breaks), room);
      case Layout.Choice choice ->
          remaining(work.with(work.flat() ? choice.flat() : choice.spread()), room);
      case Layout.Filled filled -> {
        int left = room;
        for (int i = work.from(); i < filled.parts().size() && left >= 0; i++) {
          left -= i > 0 ? 1 : 0;
          left = remaining(new Work(filled.parts().get(i), 0, true), left);
        }
        yield left;
      }
    };
  }

  private static int afterComment(Layout.Comment comment, int room) {
    return room >= 0 && comment.lines().size() > 1 ? ENDED : room;
  }
}
