package org.qistage.lessons.format;

import java.util.Optional;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;

/// A place in a program, told by its text: `等待 任务`, or `等待 任务#2` for the second time that it stands
/// there.
///
/// @param occurrence from 1
public record SourcePlace(String text, int occurrence) {
  /// The place that a lesson writes.
  public static SourcePlace parse(String written) {
    int mark = written.lastIndexOf('#');
    if (mark > 0 && written.substring(mark + 1).matches("[1-9][0-9]{0,4}")) {
      return new SourcePlace(
          written.substring(0, mark), Integer.parseInt(written.substring(mark + 1)));
    }
    return new SourcePlace(written, 1);
  }

  /// Where it is; empty when the program has no such text, or not so often.
  public Optional<Span> in(SourceText program) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    int at = program.text().indexOf(text);
    for (int i = 1; i < occurrence && at >= 0; i++) {
      at = program.text().indexOf(text, at + 1);
    }
    return at < 0 ? Optional.empty() : Optional.of(new Span(at, at + text.length()));
  }

  /// As a lesson writes it.
  public String written() {
    return occurrence == 1 ? text : text + "#" + occurrence;
  }
}
