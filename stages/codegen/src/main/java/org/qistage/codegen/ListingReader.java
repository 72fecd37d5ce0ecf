package org.qistage.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.util.Printer;
import org.qistage.codegen.BytecodeListing.Handler;
import org.qistage.codegen.BytecodeListing.Local;
import org.qistage.codegen.BytecodeListing.Method;
import org.qistage.codegen.BytecodeListing.Row;
import org.qistage.codegen.BytecodeListing.Run;
import org.qistage.codegen.BytecodeListing.Variable;
import org.qistage.foundation.SourceText;

/// Reads the listing of one class from its bytes.
final class ListingReader {
  private final GeneratedClass made;
  private final SourceText source;
  private final DecodedClass decoded;

  ListingReader(GeneratedClass made, SourceText source) {
    this.made = made;
    this.source = source;
    decoded = DecodedClass.of(made);
  }

  BytecodeListing listing() {
    ClassNode owner = decoded.node();
    String heading = "class " + owner.name;
    if (!owner.superName.equals(JvmTypes.OBJECT)) {
      heading += " extends " + JvmText.shortName(owner.superName);
    }
    heading += made.display().isEmpty() ? "" : "    ; " + made.display();
    return new BytecodeListing(
        heading,
        owner.fields.stream().map(field -> JvmText.type(field.desc) + " " + field.name).toList(),
        decoded.methods().stream().map(this::method).toList());
  }

  private Method method(DecodedClass.Method method) {
    List<Variable> variables = variables(method);
    return new Method(
        method.signature(),
        method.map().map(MethodMap::display).orElse(""),
        rows(method, variables),
        method.node().tryCatchBlocks.stream()
            .map(
                block ->
                    new Handler(
                        method.place(block.start),
                        method.place(block.end),
                        method.place(block.handler)))
            .toList(),
        variables);
  }

  private List<Row> rows(DecodedClass.Method method, List<Variable> variables) {
    TypeInterpreter interpreter = new TypeInterpreter();
    @Nullable Frame<BasicValue>[] frames = frames(method.node(), interpreter);
    List<Row> rows = new ArrayList<>(method.instructions().size());
    for (DecodedClass.Instruction each : method.instructions()) {
      AbstractInsnNode instruction = each.node();
      @Nullable Frame<BasicValue> before = frames[method.node().instructions.indexOf(instruction)];
      rows.add(
          new Row(
              each.offset(),
              Printer.OPCODES[instruction.getOpcode()].toLowerCase(Locale.ROOT),
              method.text(each),
              jumps(instruction, method),
              before != null,
              before == null ? List.of() : stack(before),
              before == null ? List.of() : after(before, instruction, interpreter),
              before == null ? List.of() : locals(before, each.offset(), variables),
              each.from().map(map -> new Run(map, source.line(map.span().start())))));
    }
    return rows;
  }

  private static List<Integer> jumps(AbstractInsnNode instruction, DecodedClass.Method method) {
    List<LabelNode> labels = new ArrayList<>();
    switch (instruction) {
      case JumpInsnNode jump -> labels.add(jump.label);
      case TableSwitchInsnNode table -> {
        labels.addAll(table.labels);
        labels.add(table.dflt);
      }
      case LookupSwitchInsnNode lookup -> {
        labels.addAll(lookup.labels);
        labels.add(lookup.dflt);
      }
      default -> {
        // Goes on with the next.
      }
    }
    return labels.stream().map(method::place).distinct().toList();
  }

  private static List<Variable> variables(DecodedClass.Method method) {
    return method.node().localVariables == null
        ? List.of()
        : method.node().localVariables.stream()
            .map(
                variable ->
                    new Variable(
                        variable.index,
                        variable.name,
                        JvmText.type(variable.desc),
                        method.place(variable.start),
                        method.place(variable.end)))
            .toList();
  }

  // ---- Types of values ----

  private @Nullable Frame<BasicValue>[] frames(MethodNode method, TypeInterpreter interpreter) {
    try {
      return new Analyzer<>(interpreter).analyze(decoded.node().name, method);
    } catch (AnalyzerException e) {
      throw new IllegalArgumentException("code that does not verify: " + method.name, e);
    }
  }

  private static List<String> after(
      Frame<BasicValue> before, AbstractInsnNode instruction, TypeInterpreter interpreter) {
    int opcode = instruction.getOpcode();
    if (opcode == Opcodes.ATHROW || (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN)) {
      return List.of();
    }
    Frame<BasicValue> frame = new Frame<>(before);
    try {
      frame.execute(instruction, interpreter);
    } catch (AnalyzerException e) {
      throw new IllegalArgumentException("code that does not verify", e);
    }
    return stack(frame);
  }

  private static List<String> stack(Frame<BasicValue> frame) {
    List<String> types = new ArrayList<>(frame.getStackSize());
    for (int i = 0; i < frame.getStackSize(); i++) {
      types.add(JvmText.type(frame.getStack(i).getType().getDescriptor()));
    }
    return types;
  }

  private static List<Local> locals(Frame<BasicValue> frame, int offset, List<Variable> variables) {
    List<Local> locals = new ArrayList<>();
    for (int i = 0; i < frame.getLocals(); i++) {
      @Nullable Type type = frame.getLocal(i).getType();
      if (type != null) {
        locals.add(new Local(i, name(i, offset, variables), JvmText.type(type.getDescriptor())));
      }
    }
    return locals;
  }

  private static String name(int index, int offset, List<Variable> variables) {
    return variables.stream()
        .filter(variable -> variable.index() == index)
        .filter(variable -> variable.start() <= offset && offset < variable.end())
        .map(Variable::name)
        .findFirst()
        .orElse("");
  }
}
