package org.qistage.explorer.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Several texts in one, whatever is in them: a line with their lengths, then one behind the other.
final class Pieces {
  private Pieces() {}

  static String join(String... pieces) {
    String lengths =
        Arrays.stream(pieces)
            .map(piece -> Integer.toString(piece.length()))
            .collect(Collectors.joining(" "));
    return lengths + "\n" + String.join("", pieces);
  }

  /// @throws IllegalArgumentException when the text was not made of so many pieces
  static List<String> split(String joined, int count) {
    int at = joined.indexOf('\n') + 1;
    String[] lengths = joined.substring(0, Math.max(0, at - 1)).split(" ", -1);
    if (lengths.length != count) {
      throw new IllegalArgumentException("not " + count + " pieces");
    }
    List<String> pieces = new ArrayList<>();
    for (String length : lengths) {
      int end = at + Integer.parseInt(length);
      if (end < at || end > joined.length()) {
        throw new IllegalArgumentException("shorter than its pieces");
      }
      pieces.add(joined.substring(at, end));
      at = end;
    }
    return pieces;
  }
}
