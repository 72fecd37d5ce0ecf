package org.qistage.pipeline.trace;

import org.qistage.pipeline.trace.PersistentTable.Version;

/// Where the keys of a large 字典 or 集合 stand in its contents. Each entry has a ticket, a number that grows
/// with each new entry, so that an entry is found by its ticket however many before it have gone.
final class KeyIndex {
  /// Smaller collections are searched from their start.
  static final int SMALLEST = 32;

  private final PersistentMap ticketOf;

  /// The tickets in the order of the contents, which is theirs too.
  private final PersistentLongs tickets;

  private int next;

  private KeyIndex(PersistentMap ticketOf, PersistentLongs tickets, int next) {
    this.ticketOf = ticketOf;
    this.tickets = tickets;
    this.next = next;
  }

  /// The index of contents whose entries have so many values each.
  static KeyIndex of(PersistentLongs contents, int width, Version version) {
    KeyIndex index = new KeyIndex(new PersistentMap(), new PersistentLongs(), 0);
    for (int place = 0; place < contents.size(); place += width) {
      index.added((int) contents.get(place), version);
    }
    return index;
  }

  KeyIndex snapshot() {
    return new KeyIndex(ticketOf.snapshot(), tickets.snapshot(), next);
  }

  /// The position of a key among the entries; -1 when it is not there.
  int find(int key) {
    int ticket = ticketOf.get(key);
    return ticket == PersistentMap.NONE ? -1 : positionOf(ticket);
  }

  private int positionOf(int ticket) {
    int low = 0;
    int high = tickets.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (tickets.get(middle) < ticket) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// A key has been added at the end.
  void added(int key, Version version) {
    if (key >= 0) {
      ticketOf.put(key, next, version);
    }
    tickets.add(next++, version);
  }

  /// The key at a position has been removed.
  void removed(int key, int position, Version version) {
    ticketOf.put(key, PersistentMap.NONE, version);
    tickets.remove(position, version);
  }
}
