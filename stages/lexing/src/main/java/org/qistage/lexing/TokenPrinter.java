package org.qistage.lexing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.qistage.foundation.text.DisplayWidth;
import org.qistage.foundation.text.Escapes;

/// The text form of a token stream: a table with a line for each token.
///
/// Columns: the token's number, line and column where it starts, its kind, its channel, its text with
/// escapes, and `full-width` where it is punctuation so written.
public final class TokenPrinter {
  /// Longer texts, mostly comments, are cut in the table.
  private static final int TEXT_LIMIT = 60;

  private static final List<String> HEADER =
      List.of("#", "position", "kind", "channel", "text", "mark");

  private TokenPrinter() {}

  /// Prints a stream, each line ended by LF.
  public static String print(TokenStream stream) {
    List<List<String>> rows = new ArrayList<>(stream.tokens().size() + 1);
    rows.add(HEADER);
    for (int i = 0; i < stream.tokens().size(); i++) {
      rows.add(row(stream, i));
    }
    int[] widths = new int[HEADER.size()];
    for (List<String> row : rows) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], DisplayWidth.of(row.get(column)));
      }
    }
    StringBuilder table = new StringBuilder();
    for (List<String> row : rows) {
      append(table, row, widths);
    }
    return table.toString();
  }

  private static List<String> row(TokenStream stream, int index) {
    Token token = stream.tokens().get(index);
    return List.of(
        Integer.toString(index),
        stream.source().position(token.span().start()).toString(),
        token.kind().name(),
        token.channel().name().toLowerCase(Locale.ROOT),
        cut(Escapes.escape(stream.text(token))),
        token.fullWidth() ? "full-width" : "");
  }

  private static String cut(String text) {
    if (text.codePointCount(0, text.length()) <= TEXT_LIMIT) {
      return "`" + text + "`";
    }
    return "`" + text.substring(0, text.offsetByCodePoints(0, TEXT_LIMIT)) + "…`";
  }

  private static void append(StringBuilder table, List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder(DisplayWidth.padLeft(row.getFirst(), widths[0]));
    Stream.iterate(1, column -> column < widths.length, column -> column + 1)
        .forEach(
            column ->
                line.append("  ").append(DisplayWidth.padRight(row.get(column), widths[column])));
    table.append(line.toString().stripTrailing()).append('\n');
  }
}
