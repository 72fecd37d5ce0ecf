package org.qistage.explorer.bytecode;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qistage.explorer.bytecode.CodeRow.Code;
import org.qistage.pipeline.view.BytecodeView;

/// How wide the operand stack and the local variables need to be, so that they are seldom cut; in heights of
/// text. What a few rows need besides is told below the list.
///
/// @param stack what stands before instructions on the stack
/// @param locals the names of what is set
record CodeWidths(double stack, double locals) {
  /// A character of fixed width; a Hanzi has two of them.
  private static final double CHARACTER = 0.56;

  /// Room for the headings.
  private static final CodeWidths LEAST = new CodeWidths(6, 7);

  private static final CodeWidths MOST = new CodeWidths(12, 14);

  /// So many of all rows are not cut.
  private static final double SHARE = 0.96;

  static CodeWidths of(List<CodeRow> rows) {
    List<BytecodeView.Row> shown =
        rows.stream()
            .flatMap(row -> row instanceof Code code ? Stream.of(code.row()) : Stream.empty())
            .toList();
    return new CodeWidths(
        width(shown, CodeWidths::stack, LEAST.stack(), MOST.stack()),
        width(shown, CodeWidths::locals, LEAST.locals(), MOST.locals()));
  }

  private static double width(
      List<BytecodeView.Row> rows,
      Function<BytecodeView.Row, String> text,
      double least,
      double most) {
    double[] widths = rows.stream().map(text).mapToDouble(CodeWidths::width).sorted().toArray();
    return widths.length == 0
        ? least
        : Math.clamp(widths[(int) (SHARE * (widths.length - 1))], least, most);
  }

  /// What is on the operand stack before an instruction, the top last.
  static String stack(BytecodeView.Row row) {
    return String.join(" ", row.stackBefore());
  }

  /// What is set before an instruction.
  static String locals(BytecodeView.Row row) {
    return row.localsBefore().stream()
        .map(BytecodeView.Local::label)
        .collect(Collectors.joining(" "));
  }

  private static double width(String text) {
    return 0.5 + CHARACTER * text.codePoints().mapToDouble(point -> point < 0x1100 ? 1 : 2).sum();
  }
}
