package org.qistage.explorer.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/// What a run has printed, in rows: of very much, the end. Any thread may add to it.
final class LiveOutput {
  /// So many rows are kept.
  static final int MOST_ROWS = 10_000;

  /// Longer lines are parted, since one row of text must be laid out whole.
  static final int LONGEST = 2_000;

  private final Deque<Row> rows = new ArrayDeque<>();

  /// The number of the next row.
  private long end;

  /// Whether the last row goes on.
  private boolean open;

  /// Where text came from.
  enum Channel {
    OUT,
    ERR,
    /// Typed by the user.
    IN;

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// @param number counts all rows there have been, from 0
  record Row(long number, Channel channel, String text) {}

  /// What is kept from a row on.
  ///
  /// @param first the number of the first row that is kept at all
  record Kept(long first, List<Row> rows) {
    Kept {
      rows = List.copyOf(rows);
    }
  }

  /// Adds text, which may end within a line.
  synchronized void add(Channel channel, String text) {
    int start = 0;
    while (start < text.length()) {
      int feed = text.indexOf('\n', start);
      int stop = feed < 0 ? text.length() : feed;
      piece(channel, text.substring(start, stop), feed >= 0);
      start = stop + 1;
    }
  }

  /// Adds a whole line, in a row of its own.
  synchronized void line(Channel channel, String text) {
    open = false;
    add(channel, text + "\n");
  }

  private void piece(Channel channel, String text, boolean ends) {
    String rest = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    if (open && rows.getLast().channel() == channel) {
      Row before = rows.removeLast();
      end--;
      rest = before.text() + rest;
    }
    while (rest.length() > LONGEST) {
      int cut = Character.isHighSurrogate(rest.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
      row(channel, rest.substring(0, cut));
      rest = rest.substring(cut);
    }
    row(channel, rest);
    open = !ends;
  }

  private void row(Channel channel, String text) {
    rows.addLast(new Row(end++, channel, text));
    if (rows.size() > MOST_ROWS) {
      rows.removeFirst();
    }
  }

  /// The rows from a number on, as far as they are kept.
  synchronized Kept since(long number) {
    long first = end - rows.size();
    int skip = (int) Math.max(0, Math.min(rows.size(), number - first));
    List<Row> found = new ArrayList<>(rows.size() - skip);
    if (skip > rows.size() / 2) {
      Iterator<Row> back = rows.descendingIterator();
      for (int i = rows.size(); i > skip; i--) {
        found.addFirst(back.next());
      }
    } else {
      rows.stream().skip(skip).forEach(found::add);
    }
    return new Kept(first, found);
  }

  synchronized void clear() {
    rows.clear();
    end = 0;
    open = false;
  }
}
