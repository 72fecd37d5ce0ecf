package org.qistage.codegen;

import java.util.List;
import java.util.Optional;
import org.qistage.foundation.SourceText;

/// What a class file says, read from its bytes, with what is known of each instruction.
///
/// @param heading the class, its superclass, and the function that it belongs to
/// @param fields each with its type
/// @param methods in the order of the file
public record BytecodeListing(String heading, List<String> fields, List<Method> methods) {
  public BytecodeListing {
    fields = List.copyOf(fields);
    methods = List.copyOf(methods);
  }

  /// Reads a class.
  ///
  /// @throws IllegalArgumentException when its code would not pass the JVM's verifier
  public static BytecodeListing of(GeneratedClass made, SourceText source) {
    return new ListingReader(made, source).listing();
  }

  /// @param signature its result, its name and its parameters
  /// @param display the function of the program that it belongs to, as stack traces show it; empty for
  ///     what code generation adds by itself
  public record Method(
      String signature,
      String display,
      List<Row> rows,
      List<Handler> handlers,
      List<Variable> variables) {
    public Method {
      rows = List.copyOf(rows);
      handlers = List.copyOf(handlers);
      variables = List.copyOf(variables);
    }
  }

  /// An instruction.
  ///
  /// @param opcode its name
  /// @param text its name and its operands
  /// @param targets the offsets that it may jump to
  /// @param reached whether control can come to it
  /// @param stackBefore the types of the values on the operand stack before it, the top last
  /// @param stackAfter the same after it; nothing where control does not go on
  /// @param localsBefore the local variables that are set before it
  /// @param from the run that it belongs to; empty in methods that no function of the program has
  public record Row(
      int offset,
      String opcode,
      String text,
      List<Integer> targets,
      boolean reached,
      List<String> stackBefore,
      List<String> stackAfter,
      List<Local> localsBefore,
      Optional<Run> from) {
    public Row {
      targets = List.copyOf(targets);
      stackBefore = List.copyOf(stackBefore);
      stackAfter = List.copyOf(stackAfter);
      localsBefore = List.copyOf(localsBefore);
    }

    /// Whether it is the first of its run.
    public boolean begins() {
      return from.filter(run -> run.map().offset() == offset).isPresent();
    }
  }

  /// The instructions that came from one lowered instruction.
  ///
  /// @param line of the source, from 1
  public record Run(InstructionMap map, int line) {}

  /// A local variable at one place.
  ///
  /// @param name empty when the class file gives none
  public record Local(int index, String name, String type) {}

  /// The instructions from `start` up to `end` that `target` handles the failures of.
  public record Handler(int start, int end, int target) {}

  /// A variable that the class file names, for debuggers.
  public record Variable(int index, String name, String type, int start, int end) {}
}
