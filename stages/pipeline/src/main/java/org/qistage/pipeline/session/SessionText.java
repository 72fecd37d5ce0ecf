package org.qistage.pipeline.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.qistage.foundation.LocatedDiagnostic;
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

  /// A text to be compiled.
  ///
  /// @param part where its new part stands
  record Placed(SourceText source, Span part) {}

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

  /// Whether an import that says the same is in force.
  boolean isImported(Piece imported) {
    return inForce.stream()
        .filter(piece -> piece.kind() == InputParts.Kind.IMPORT)
        .anyMatch(piece -> words(piece.span()).equals(words(imported.span())));
  }

  private String words(Span span) {
    return slice(span).strip().replaceAll("\\s+", " ");
  }

  void putInForce(Piece piece) {
    inForce.removeIf(other -> other.name().equals(piece.name()));
    inForce.add(piece);
  }

  /// The variables in whose declarations something is wrong.
  Set<String> variablesAt(List<LocatedDiagnostic> faults) {
    return inForce.stream()
        .filter(piece -> piece.kind() == InputParts.Kind.VARIABLE)
        .filter(
            piece ->
                faults.stream()
                    .filter(fault -> fault.source().name().equals(fileName))
                    .anyMatch(fault -> piece.span().contains(fault.diagnostic().primary())))
        .map(Piece::name)
        .collect(Collectors.toSet());
  }

  /// Takes variables out of force.
  void forget(Set<String> names) {
    inForce.removeIf(
        piece -> piece.kind() == InputParts.Kind.VARIABLE && names.contains(piece.name()));
  }

  /// The text with a piece, which replaces what it declares again, as a declaration.
  Placed withDeclaration(Piece piece) {
    String text = blanked(piece.name(), piece.span()) + "函数 主函数() {}\n";
    return new Placed(new SourceText(fileName, text), piece.span());
  }

  /// The text with a statement as the body of the entry, whose head stands at the end of the line
  /// before, so that nothing on the statement's line moves, unless a declaration shares that line.
  ///
  /// @param before what stands before the statement in its function
  /// @param after what stands after it
  Placed withStatement(Span statement, String before, String after) {
    StringBuilder text = blanked("", statement);
    int head = text.lastIndexOf("\n", Math.max(0, statement.start() - 1));
    for (Piece piece : inForce) {
      if (piece.span().end() <= statement.start()) {
        head = Math.max(head, piece.span().end());
      }
    }
    String opening = " 函数 主函数() { " + before;
    text.insert(statement.end(), after + "\n}");
    text.insert(head, opening);
    return new Placed(new SourceText(fileName, text.toString()), statement.moved(opening.length()));
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
