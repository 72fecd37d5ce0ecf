package org.qistage.codegen;

import org.qistage.codegen.BytecodeListing.Handler;
import org.qistage.codegen.BytecodeListing.Method;
import org.qistage.codegen.BytecodeListing.Row;
import org.qistage.codegen.BytecodeListing.Variable;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.text.DisplayWidth;

/// Prints class files as `javap` does, from their bytes: for each instruction its offset, its name and
/// operands, and what the operand stack holds after it; between them the source line and the lowered
/// instruction that each run came from. Text stands as it is, Hanzi too.
///
/// ```
///   static long 加一(long)
///        ; 第 3 行  #12
///        0  lload_0                                  | long
///        1  lconst_1                                 | long long
/// ```
public final class BytecodePrinter {
  private static final int STACK_COLUMN = 64;

  private BytecodePrinter() {}

  /// The listing of every class, the main class first.
  public static String print(ClassFiles files) {
    StringBuilder text = new StringBuilder();
    for (GeneratedClass made : files.classes()) {
      text.append(text.isEmpty() ? "" : "\n").append(print(made, files.source()));
    }
    return text.toString();
  }

  /// The listing of one class.
  public static String print(GeneratedClass made, SourceText source) {
    BytecodeListing listing = BytecodeListing.of(made, source);
    StringBuilder text = new StringBuilder(listing.heading()).append('\n');
    listing.fields().forEach(field -> text.append("  ").append(field).append('\n'));
    listing.methods().forEach(method -> print(method, text));
    return text.toString();
  }

  private static void print(Method method, StringBuilder text) {
    text.append('\n').append("  ").append(method.signature()).append('\n');
    for (Row row : method.rows()) {
      if (row.begins()) {
        row.from()
            .ifPresent(
                run ->
                    text.append("       ; 第 ")
                        .append(run.line())
                        .append(" 行  ")
                        .append(run.map().lowered())
                        .append('\n'));
      }
      String code = "  %7d  %s".formatted(row.offset(), row.text());
      text.append(code);
      if (!row.stackAfter().isEmpty()) {
        text.append(" ".repeat(Math.max(1, STACK_COLUMN - DisplayWidth.of(code))));
        text.append("| ").append(String.join(" ", row.stackAfter()));
      }
      text.append('\n');
    }
    for (Handler handler : method.handlers()) {
      text.append("       ; ").append(handler.start()).append('–').append(handler.end());
      text.append(" 失败时到 ").append(handler.target()).append('\n');
    }
    for (Variable variable : method.variables()) {
      text.append("       ; 变量 ").append(variable.index()).append(" = ").append(variable.name());
      text.append(": ").append(variable.type()).append(", ");
      text.append(variable.start()).append('–').append(variable.end()).append('\n');
    }
  }
}
