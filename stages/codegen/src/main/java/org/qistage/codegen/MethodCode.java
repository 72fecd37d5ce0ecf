package org.qistage.codegen;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.qistage.foundation.Node;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;
import org.qistage.lowering.Representation;

/// Writes the code of one method and remembers which lowered instruction each piece came from.
final class MethodCode {
  private record Run(Label label, Node node) {}

  /// An entry of the line table.
  ///
  /// @param node the instruction that it was made at; none for what codegen added
  record Line(int line, Optional<Node> node) {}

  private final MethodVisitor visitor;
  private final SourceText source;
  private final List<Run> runs = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();
  private @Nullable Node current;
  private @Nullable Node marked;

  /// The line that the last entry of the line table names; none before the first.
  private @Nullable Span lineSpan;

  MethodCode(MethodVisitor visitor, SourceText source) {
    this.visitor = visitor;
    this.source = source;
    visitor.visitCode();
  }

  /// What follows comes from this instruction.
  void at(Node node) {
    current = node;
  }

  @Nullable Node current() {
    return current;
  }

  /// What follows was added by codegen for a place of the source.
  void atLine(Span span) {
    setLine(span, null);
  }

  @SuppressWarnings("ReferenceEquality") // a node is one place of the program
  private void mark() {
    Node node = current;
    if (node != null && node != marked) {
      Label label = new Label();
      visitor.visitLabel(label);
      runs.add(new Run(label, node));
      marked = node;
      setLine(node.span(), label);
    }
  }

  private void setLine(Span span, @Nullable Label known) {
    if (lineSpan == null || !isAt(span.start(), lineSpan)) {
      int line = source.line(span.start());
      lineSpan = source.lineSpan(line);
      Label label = known;
      if (label == null) {
        label = new Label();
        visitor.visitLabel(label);
      }
      visitor.visitLineNumber(line, label);
      lines.add(new Line(line, known == null ? Optional.empty() : Optional.ofNullable(current)));
    }
  }

  private static boolean isAt(int offset, Span line) {
    return line.start() <= offset && offset <= line.end();
  }

  void label(Label label) {
    visitor.visitLabel(label);
  }

  void op(int opcode) {
    mark();
    visitor.visitInsn(opcode);
  }

  void jump(int opcode, Label target) {
    mark();
    visitor.visitJumpInsn(opcode, target);
  }

  void variable(int opcode, int local) {
    mark();
    visitor.visitVarInsn(opcode, local);
  }

  void load(Representation representation, int local) {
    variable(JvmTypes.loadOpcode(representation), local);
  }

  void store(Representation representation, int local) {
    variable(JvmTypes.storeOpcode(representation), local);
  }

  void field(int opcode, String owner, String name, String descriptor) {
    mark();
    visitor.visitFieldInsn(opcode, owner, name, descriptor);
  }

  void invoke(int opcode, String owner, String name, String descriptor) {
    mark();
    visitor.visitMethodInsn(opcode, owner, name, descriptor, false);
  }

  void type(int opcode, String name) {
    mark();
    visitor.visitTypeInsn(opcode, name);
  }

  void tableSwitch(int low, Label defaultTarget, Label[] targets) {
    mark();
    visitor.visitTableSwitchInsn(low, low + targets.length - 1, defaultTarget, targets);
  }

  void pushInt(int value) {
    mark();
    if (value >= -1 && value <= 5) {
      visitor.visitInsn(ICONST_0 + value);
    } else if (value == (byte) value) {
      visitor.visitIntInsn(BIPUSH, value);
    } else if (value == (short) value) {
      visitor.visitIntInsn(SIPUSH, value);
    } else {
      visitor.visitLdcInsn(value);
    }
  }

  void pushLong(long value) {
    if (value == 0 || value == 1) {
      op(value == 0 ? LCONST_0 : LCONST_1);
    } else if (value == (byte) value) {
      pushInt((int) value);
      op(I2L);
    } else {
      mark();
      visitor.visitLdcInsn(value);
    }
  }

  void pushDouble(double value) {
    long bits = Double.doubleToRawLongBits(value);
    if (bits == 0 || value == 1.0) {
      op(bits == 0 ? DCONST_0 : DCONST_1);
    } else {
      mark();
      visitor.visitLdcInsn(value);
    }
  }

  /// A string of any length: a constant holds at most 65,535 bytes, so a longer one is joined from
  /// pieces of at most three bytes a character.
  void pushString(String value) {
    mark();
    int piece = 65_535 / 3;
    visitor.visitLdcInsn(value.substring(0, Math.min(piece, value.length())));
    for (int i = piece; i < value.length(); i += piece) {
      visitor.visitLdcInsn(value.substring(i, Math.min(i + piece, value.length())));
      invoke(INVOKEVIRTUAL, JvmTypes.STRING, "concat", "(Ljava/lang/String;)Ljava/lang/String;");
    }
  }

  void handler(Label start, Label end, Label handler) {
    visitor.visitTryCatchBlock(start, end, handler, null);
  }

  void localVariable(String name, String descriptor, Label start, Label end, int local) {
    visitor.visitLocalVariable(name, descriptor, null, start, end, local);
  }

  /// Ends the method.
  ///
  /// @return its length in bytes
  int end() {
    Label end = new Label();
    visitor.visitLabel(end);
    visitor.visitMaxs(0, 0);
    visitor.visitEnd();
    return end.getOffset();
  }

  /// The entries of the line table in their order.
  List<Line> lines() {
    return lines;
  }

  /// Where each run of instructions begins; known after the end.
  List<InstructionMap> runs() {
    List<InstructionMap> maps = new ArrayList<>(runs.size());
    for (Run run : runs) {
      maps.add(new InstructionMap(run.label().getOffset(), run.node().id(), run.node().span()));
    }
    return maps;
  }
}
