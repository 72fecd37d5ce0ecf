package org.qistage.foundation.text.render;

/// The colours of rendered text, as ANSI escape sequences. Colour never carries a meaning alone.
enum Ink {
  ERROR("\u001B[1;31m"),
  WARNING("\u001B[1;33m"),
  HINT("\u001B[1;36m"),
  SECONDARY("\u001B[1;34m"),
  GUTTER("\u001B[34m"),
  STRONG("\u001B[1m");

  private static final String RESET = "\u001B[0m";

  private final String start;

  Ink(String start) {
    this.start = start;
  }

  String on(String text, boolean colour) {
    return colour && !text.isEmpty() ? start + text + RESET : text;
  }
}
