package org.qistage.explorer.tokens;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.qistage.explorer.model.Program;
import org.qistage.explorer.model.Workbench;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;
import org.qistage.foundation.text.Escapes;
import org.qistage.pipeline.view.TokenRow;

/// The tokens of the newest program, as they are shown.
final class TokensModel {
  private final Workbench workbench;
  private final BooleanProperty trivia = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<List<TokenRow>> rows = new ReadOnlyObjectWrapper<>(List.of());
  private final BooleanProperty seen = new SimpleBooleanProperty(true);
  private List<TokenRow> all = List.of();
  private long madeOf = -1;

  TokensModel(Workbench workbench) {
    this.workbench = workbench;
    workbench.program().subscribe(_ -> show());
    seen.subscribe(_ -> show());
    trivia.subscribe(_ -> sift());
  }

  /// Whether somebody looks; else nothing is made.
  BooleanProperty seen() {
    return seen;
  }

  private void show() {
    Program program = workbench.program().get();
    if (program != null && seen.get() && program.version() != madeOf) {
      madeOf = program.version();
      all = program.derived().tokens();
      sift();
    }
  }

  private void sift() {
    rows.set(trivia.get() ? all : all.stream().filter(row -> !row.trivia()).toList());
  }

  /// Whether white space and comments are shown, too.
  BooleanProperty trivia() {
    return trivia;
  }

  ReadOnlyObjectProperty<List<TokenRow>> rows() {
    return rows.getReadOnlyProperty();
  }

  /// The first row that a span lights.
  OptionalInt first(Span span) {
    List<TokenRow> shown = rows.get();
    return IntStream.range(0, shown.size())
        .filter(row -> isLit(shown.get(row), Optional.of(span)))
        .findFirst();
  }

  static boolean isLit(TokenRow row, Optional<Span> span) {
    return span.filter(lit -> lit.contains(row.span()) || row.span().contains(lit)).isPresent();
  }

  /// Where a token stands, as `line:column`.
  String place(TokenRow row) {
    Program program = workbench.program().get();
    SourceText source = program == null ? new SourceText("", "") : program.source();
    return source.position(row.span().start()).toString();
  }

  /// Its text, with what cannot be seen written out.
  static String text(TokenRow row) {
    return Escapes.escape(row.text());
  }

  void pick(TokenRow row) {
    workbench.focus().light(row.span(), TokensView.NAME);
  }
}
