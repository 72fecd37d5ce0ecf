package org.qistage.pipeline.view;

import java.util.List;
import java.util.Optional;
import org.qistage.codegen.BytecodeListing;
import org.qistage.codegen.ClassFiles;
import org.qistage.foundation.Span;
import org.qistage.pipeline.StageArtifacts;

/// A class that was generated, with what is known of each of its instructions.
///
/// @param heading the class, and the function that it belongs to
/// @param fields each with its type
public record BytecodeView(String heading, List<String> fields, List<Method> methods) {
  public BytecodeView {
    fields = List.copyOf(fields);
    methods = List.copyOf(methods);
  }

  /// @param signature its result, its name and its parameters
  /// @param function the function of the program that it belongs to, as stack traces show it; empty for
  ///     what code generation adds by itself
  /// @param handlers which instructions' failures are handled where
  public record Method(String signature, String function, List<Row> rows, List<Handler> handlers) {
    public Method {
      rows = List.copyOf(rows);
      handlers = List.copyOf(handlers);
    }
  }

  /// An instruction.
  ///
  /// @param opcode its name, such as `lload`
  /// @param text its name and operands, as the listing has it
  /// @param targets the offsets that it may jump to
  /// @param reached whether control can come to it
  /// @param stackBefore the types of what is on the operand stack before it, the top last
  /// @param stackAfter the same after it
  /// @param localsBefore the local variables that are set before it
  /// @param from what it came from; empty where no function of the program has a part in it
  public record Row(
      int offset,
      String opcode,
      String text,
      List<Integer> targets,
      boolean reached,
      List<String> stackBefore,
      List<String> stackAfter,
      List<Local> localsBefore,
      Optional<Origin> from) {
    public Row {
      targets = List.copyOf(targets);
      stackBefore = List.copyOf(stackBefore);
      stackAfter = List.copyOf(stackAfter);
      localsBefore = List.copyOf(localsBefore);
    }
  }

  /// A local variable of the JVM.
  ///
  /// @param name of the variable of the program; empty for what has none
  public record Local(int index, String name, String type) {
    /// All of it, as `0 n: long`.
    public String text() {
      return index + (name.isEmpty() ? "" : " " + name) + ": " + type;
    }

    /// Its name, or its number where it has none.
    public String label() {
      return name.isEmpty() ? "#" + index : name;
    }
  }

  /// A place of the source.
  ///
  /// @param line from 1
  public record Origin(Span span, int line) {}

  /// The instructions from `start` up to `end` that `target` handles the failures of.
  public record Handler(int start, int end, int target) {}

  /// The classes of a compilation, the main class first; none when no code was generated.
  public static List<BytecodeView> of(StageArtifacts artifacts) {
    return artifacts.classes().map(BytecodeView::of).orElse(List.of());
  }

  private static List<BytecodeView> of(ClassFiles files) {
    return files.classes().stream()
        .map(made -> of(BytecodeListing.of(made, files.source())))
        .toList();
  }

  private static BytecodeView of(BytecodeListing listing) {
    return new BytecodeView(
        listing.heading(),
        listing.fields(),
        listing.methods().stream().map(BytecodeView::method).toList());
  }

  private static Method method(BytecodeListing.Method method) {
    return new Method(
        method.signature(),
        method.display(),
        method.rows().stream().map(BytecodeView::row).toList(),
        method.handlers().stream()
            .map(handler -> new Handler(handler.start(), handler.end(), handler.target()))
            .toList());
  }

  private static Row row(BytecodeListing.Row row) {
    return new Row(
        row.offset(),
        row.opcode(),
        row.text(),
        row.targets(),
        row.reached(),
        row.stackBefore(),
        row.stackAfter(),
        row.localsBefore().stream()
            .map(local -> new Local(local.index(), local.name(), local.type()))
            .toList(),
        row.from().map(run -> new Origin(run.map().span(), run.line())));
  }
}
