package org.qistage.foundation.text.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.text.DisplayWidth;

/// Shows the lines of a source that marks stand on, with the marks under them.
final class Excerpt {
  private final SourceText source;
  private final boolean colour;
  private final Ink ink;
  private final TreeMap<Integer, List<Mark>> byLine = new TreeMap<>();
  private final int gutter;
  private final StringBuilder out = new StringBuilder();

  /// Prepares an excerpt.
  ///
  /// @param ink the colour of the primary mark
  Excerpt(SourceText source, List<Mark> marks, Ink ink, boolean colour) {
    this.source = source;
    this.colour = colour;
    this.ink = ink;
    for (Mark mark : marks) {
      byLine.computeIfAbsent(source.line(mark.span().start()), _ -> new ArrayList<>()).add(mark);
    }
    gutter = Integer.toString(byLine.lastKey()).length();
  }

  /// The width of the line numbers.
  int gutter() {
    return gutter;
  }

  String render() {
    appendRow("", "");
    int before = byLine.firstKey();
    for (var entry : byLine.entrySet()) {
      if (entry.getKey() > before + 1) {
        out.append(Ink.GUTTER.on("...", colour)).append('\n');
      }
      appendLine(entry.getKey(), entry.getValue());
      before = entry.getKey();
    }
    return out.toString();
  }

  private void appendRow(String number, String content) {
    String margin = " " + DisplayWidth.padLeft(number, gutter) + " |";
    out.append(Ink.GUTTER.on(margin, colour));
    if (!content.isEmpty()) {
      out.append(' ').append(content);
    }
    out.append('\n');
  }

  private void appendLine(int number, List<Mark> marks) {
    ShownLine line = new ShownLine(source, number, marks);
    appendRow(Integer.toString(number), line.text());
    List<Mark> sorted =
        marks.stream()
            .sorted(
                Comparator.comparingInt((Mark mark) -> line.column(mark.span().start()))
                    .thenComparing(Mark::primary))
            .toList();
    Canvas row = new Canvas();
    for (Mark mark : sorted) {
      row.put(
          line.column(mark.span().start()),
          (mark.primary() ? "^" : "-").repeat(line.width(mark.span())),
          inkOf(mark));
    }
    Mark last = sorted.getLast();
    row.put(row.width() + 1, last.text(), inkOf(last));
    appendRow("", row.toString());
    appendTexts(line, sorted.subList(0, sorted.size() - 1));
  }

  /// The texts that do not fit beside their carets, the rightmost first, each under a bar that leads
  /// up to them.
  private void appendTexts(ShownLine line, List<Mark> marks) {
    List<Mark> texts = marks.stream().filter(mark -> !mark.text().isEmpty()).toList();
    for (int i = texts.size() - 1; i >= 0; i--) {
      appendRow("", bars(line, texts.subList(0, i + 1)).toString());
      Canvas row = bars(line, texts.subList(0, i));
      Mark mark = texts.get(i);
      row.put(line.column(mark.span().start()), mark.text(), inkOf(mark));
      appendRow("", row.toString());
    }
  }

  private Canvas bars(ShownLine line, List<Mark> marks) {
    Canvas row = new Canvas();
    for (Mark mark : marks) {
      row.put(line.column(mark.span().start()), "|", inkOf(mark));
    }
    return row;
  }

  private Ink inkOf(Mark mark) {
    return mark.primary() ? ink : Ink.SECONDARY;
  }

  /// A row that pieces are put on from left to right. A piece that would cover the one before it
  /// keeps only what stands past that.
  private final class Canvas {
    private final StringBuilder text = new StringBuilder();
    private int width;

    int width() {
      return width;
    }

    void put(int column, String piece, Ink pieceInk) {
      String rest = piece;
      if (column < width) {
        int covered = width - column;
        if (covered >= piece.length()) {
          return;
        }
        rest = piece.substring(covered);
      } else if (!piece.isEmpty()) {
        text.append(" ".repeat(column - width));
        width = column;
      }
      text.append(pieceInk.on(rest, colour));
      width += DisplayWidth.of(rest);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
