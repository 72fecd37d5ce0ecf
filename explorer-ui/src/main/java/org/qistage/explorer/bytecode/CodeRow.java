package org.qistage.explorer.bytecode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qistage.foundation.Span;
import org.qistage.pipeline.view.BytecodeView;
import org.qistage.pipeline.view.BytecodeView.Method;
import org.qistage.pipeline.view.BytecodeView.Row;

/// A row of the listing of all classes.
sealed interface CodeRow {
  /// What is written in it.
  String text();

  /// The function of the program that it belongs to; empty for none.
  String function();

  /// A class, a field, or what is said below a method.
  record Note(String text, String function, boolean heading) implements CodeRow {}

  /// The beginning of a method.
  record MethodHead(String text, String function) implements CodeRow {}

  /// An instruction.
  ///
  /// @param method the jumps of its method
  /// @param index its place in its method
  record Code(Row row, Jumps method, int index, String function) implements CodeRow {
    @Override
    public String text() {
      return row.text();
    }

    Optional<Span> span() {
      return row.from().map(BytecodeView.Origin::span);
    }

    /// Its line in the source; 0 for none.
    int line() {
      return row.from().map(BytecodeView.Origin::line).orElse(0);
    }
  }

  /// The rows of classes, in order.
  static List<CodeRow> of(List<BytecodeView> classes) {
    List<CodeRow> rows = new ArrayList<>();
    for (BytecodeView made : classes) {
      String owner =
          made.methods().stream()
              .map(Method::function)
              .filter(name -> !name.isEmpty())
              .distinct()
              .reduce((_, _) -> "")
              .orElse("");
      rows.add(new Note(made.heading(), owner, true));
      made.fields().forEach(field -> rows.add(new Note("  " + field, owner, false)));
      made.methods().forEach(method -> add(method, owner, rows));
    }
    return rows;
  }

  private static void add(Method method, String owner, List<CodeRow> rows) {
    String function = method.function().isEmpty() ? owner : method.function();
    rows.add(new MethodHead(method.signature(), function));
    Map<Integer, Integer> indexes = new HashMap<>();
    for (int i = 0; i < method.rows().size(); i++) {
      indexes.put(method.rows().get(i).offset(), i);
    }
    Jumps jumps = Jumps.of(method, indexes);
    for (int i = 0; i < method.rows().size(); i++) {
      rows.add(new Code(method.rows().get(i), jumps, i, function));
    }
    for (BytecodeView.Handler handler : method.handlers()) {
      String text = "; " + handler.start() + "–" + handler.end() + " 失败时到 " + handler.target();
      rows.add(new Note("  " + text, function, false));
    }
  }
}
