package org.qistage.lessons.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An S-expression: a word, or a list in parentheses.
///
/// @param word of a leaf; empty for a list
/// @param parts of a list
record Expression(Optional<String> word, List<Expression> parts) {
  private static final Pattern PIECE =
      Pattern.compile("[()]|\"(?:[^\"\\\\]|\\\\.)*\"|“[^”]*”|'(?:[^'\\\\]|\\\\.)*'|[^\\s()\"]+|\"");
  private static final int DEEPEST = 500;

  Expression {
    parts = List.copyOf(parts);
  }

  /// Reads one; empty when it is none.
  static Optional<Expression> parse(String text) {
    List<String> pieces = new ArrayList<>();
    Matcher matcher = PIECE.matcher(text.replace('（', '(').replace('）', ')'));
    while (matcher.find()) {
      pieces.add(matcher.group());
    }
    int[] at = {0};
    Optional<Expression> read = read(pieces, at, 0);
    return at[0] == pieces.size() ? read : Optional.empty();
  }

  private static Optional<Expression> read(List<String> pieces, int[] at, int depth) {
    if (at[0] >= pieces.size() || depth > DEEPEST) {
      return Optional.empty();
    }
    String piece = pieces.get(at[0]++);
    if (!piece.equals("(")) {
      return piece.equals(")")
          ? Optional.empty()
          : Optional.of(new Expression(Optional.of(piece), List.of()));
    }
    List<Expression> parts = new ArrayList<>();
    while (at[0] < pieces.size() && !pieces.get(at[0]).equals(")")) {
      Optional<Expression> part = read(pieces, at, depth + 1);
      if (part.isEmpty()) {
        return part;
      }
      parts.add(part.get());
    }
    if (at[0]++ >= pieces.size()) {
      return Optional.empty();
    }
    return Optional.of(new Expression(Optional.empty(), parts));
  }

  private String head() {
    return word.orElseGet(() -> parts.isEmpty() ? "()" : parts.getFirst().head());
  }

  private boolean isLeaf() {
    return word.isPresent();
  }

  @Override
  public String toString() {
    return word.orElseGet(
        () -> "(" + String.join(" ", parts.stream().map(Expression::toString).toList()) + ")");
  }

  /// Where one differs from a tree first, from the root on.
  ///
  /// @param path the heads of the nodes above
  static Optional<Feedback> difference(Expression written, Expression tree, String path) {
    String where = path.isEmpty() ? "·" : path;
    if (written.isLeaf() != tree.isLeaf()) {
      return Optional.of(
          Feedback.of(tree.isLeaf() ? "tree.leaf" : "tree.node", where, written.toString()));
    }
    if (written.isLeaf()) {
      return written.word().equals(tree.word())
          ? Optional.empty()
          : Optional.of(Feedback.of("tree.word", where, written.toString()));
    }
    if (!written.head().equals(tree.head())) {
      return Optional.of(Feedback.of("tree.head", where, written.head()));
    }
    String inner = path.isEmpty() ? tree.head() : path + " › " + tree.head();
    for (int i = 1; i < Math.min(written.parts().size(), tree.parts().size()); i++) {
      Optional<Feedback> below =
          difference(written.parts().get(i), tree.parts().get(i), inner + "[" + i + "]");
      if (below.isPresent()) {
        return below;
      }
    }
    return written.parts().size() == tree.parts().size()
        ? Optional.empty()
        : Optional.of(
            Feedback.of("tree.count", inner, written.parts().size() - 1, tree.parts().size() - 1));
  }
}
