package org.qistage.pipeline.session;

import java.util.ArrayList;
import java.util.List;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;

/// All that was entered in a session, and which pieces of it are in force.
///
/// The text of a compilation has every piece in force and the new one on the lines on which they were
/// entered; everything else in it is blank.
final class SessionText {
  /// The first line is not the user's: the head of the function around a statement stands there.
  private static final String FIRST_LINE = "// 会话\n";

  /// A declaration in force.
  ///
  /// @param name what it declares; a later declaration of that name replaces it
  record Piece(InputParts.Kind kind, String name, Span span) {}

  private final String fileName;
  private final StringBuilder entered = new StringBuilder(FIRST_LINE);
  private List<Piece> inForce = new ArrayList<>();

  SessionText(String fileName) {
    this.fileName = fileName;
  }

  /// The line on which the next input will stand, from 1.
  int nextLine() {
    return new SourceText(fileName, entered.toString()).lineCount();
  }

  /// Notes an input.
  ///
  /// @return where it stands
  Span enter(String input) {
    int start = entered.length();
    entered.append(input).append('\n');
    return new Span(start, start + input.length());
  }

  String slice(Span span) {
    return entered.substring(span.start(), span.end());
  }

  /// The declarations in force.
  List<Piece> inForce() {
    return List.copyOf(inForce);
  }

  void restore(List<Piece> pieces) {
    inForce = new ArrayList<>(pieces);
  }

  boolean hasType(String name) {
    return inForce.stream()
        .anyMatch(piece -> piece.kind() == InputParts.Kind.TYPE && piece.name().equals(name));
  }

  void putInForce(Piece piece) {
    inForce.removeIf(other -> other.name().equals(piece.name()));
    inForce.add(piece);
  }

  /// Takes variables out of force.
  void forget(List<String> names) {
    inForce.removeIf(
        piece -> piece.kind() == InputParts.Kind.VARIABLE && names.contains(piece.name()));
  }

  /// The text with a piece, which replaces what it declares again, as a declaration.
  SourceText withDeclaration(Piece piece) {
    return new SourceText(fileName, blanked(piece.name(), piece.span()) + "函数 主函数() {}\n");
  }

  /// The text with a statement as the body of the entry, whose head stands at the end of the line
  /// before, so that nothing on the statement's line moves, unless a declaration shares that line.
  ///
  /// @param before what stands before the statement in its function
  /// @param after what stands after it
  SourceText withStatement(Span statement, String before, String after) {
    StringBuilder text = blanked("", statement);
    int head = text.lastIndexOf("\n", Math.max(0, statement.start() - 1));
    for (Piece piece : inForce) {
      if (piece.span().end() <= statement.start()) {
        head = Math.max(head, piece.span().end());
      }
    }
    text.insert(statement.end(), after + "\n}");
    text.insert(head, " 函数 主函数() { " + before);
    return new SourceText(fileName, text.toString());
  }

  private StringBuilder blanked(String replaced, Span shown) {
    StringBuilder text = new StringBuilder(entered);
    boolean[] kept = new boolean[text.length()];
    List<Span> spans = new ArrayList<>(List.of(shown));
    inForce.stream()
        .filter(piece -> !piece.name().equals(replaced))
        .forEach(piece -> spans.add(piece.span()));
    for (Span span : spans) {
      java.util.Arrays.fill(kept, span.start(), span.end(), true);
    }
    for (int i = 0; i < kept.length; i++) {
      if (!kept[i] && text.charAt(i) != '\n') {
        text.setCharAt(i, ' ');
      }
    }
    return text;
  }
}
