package org.qistage.codegen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;
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
    MethodListing.Decoded decoded = MethodListing.decode(made);
    ClassNode node = decoded.node();
    StringBuilder text = new StringBuilder();
    text.append("class ").append(node.name);
    if (!node.superName.equals(JvmTypes.OBJECT)) {
      text.append(" extends ").append(JvmText.shortName(node.superName));
    }
    text.append(made.display().isEmpty() ? "" : "    ; " + made.display()).append('\n');
    for (FieldNode field : node.fields) {
      text.append("  ").append(JvmText.type(field.desc)).append(' ').append(field.name);
      text.append('\n');
    }
    for (MethodNode method : node.methods) {
      int[] offsets = decoded.offsets().getOrDefault(method, new int[1]);
      printMethod(text, node, method, made, source, offsets);
    }
    return text.toString();
  }

  private static void printMethod(
      StringBuilder text,
      ClassNode owner,
      MethodNode method,
      GeneratedClass made,
      SourceText source,
      int[] offsets) {
    text.append('\n').append("  ").append(JvmText.signature(method)).append('\n');
    Map<Integer, InstructionMap> runs = new HashMap<>();
    MethodListing.runs(made, method).forEach(run -> runs.put(run.offset(), run));
    Map<LabelNode, Integer> targets = MethodListing.targets(method, offsets);
    List<String> stacks = stacks(owner, method);
    int index = 0;
    for (int i = 0; i < method.instructions.size(); i++) {
      AbstractInsnNode instruction = method.instructions.get(i);
      if (instruction.getOpcode() < 0) {
        continue;
      }
      int offset = offsets[index++];
      InstructionMap run = runs.get(offset);
      if (run != null) {
        int line = source.line(run.span().start());
        text.append("       ; ")
            .append("第 ")
            .append(line)
            .append(" 行  ")
            .append(run.lowered())
            .append('\n');
      }
      String stack = stacks.get(i);
      String code = "  %7d  %s".formatted(offset, JvmText.instruction(instruction, targets));
      text.append(code);
      if (!stack.isEmpty()) {
        text.append(" ".repeat(Math.max(1, STACK_COLUMN - DisplayWidth.of(code))));
        text.append("| ").append(stack);
      }
      text.append('\n');
    }
    printTables(text, method, targets);
  }

  private static void printTables(
      StringBuilder text, MethodNode method, Map<LabelNode, Integer> targets) {
    for (TryCatchBlockNode block : method.tryCatchBlocks) {
      text.append(
          "       ; %d–%d 失败时到 %d%n"
              .formatted(
                  targets.get(block.start), targets.get(block.end), targets.get(block.handler))
              .replace(System.lineSeparator(), "\n"));
    }
    if (method.localVariables == null) {
      return;
    }
    for (LocalVariableNode variable : method.localVariables) {
      text.append("       ; 变量 ").append(variable.index).append(" = ").append(variable.name);
      text.append(": ").append(JvmText.type(variable.desc)).append(", ");
      text.append(targets.get(variable.start)).append('–').append(targets.get(variable.end));
      text.append('\n');
    }
  }

  /// What the stack holds after each instruction, the top last; nothing where control does not go on.
  private static List<String> stacks(ClassNode owner, MethodNode method) {
    List<String> stacks = new ArrayList<>();
    Frame<BasicValue>[] before;
    TypeInterpreter interpreter = new TypeInterpreter();
    try {
      before = new Analyzer<>(interpreter).analyze(owner.name, method);
    } catch (AnalyzerException e) {
      throw new IllegalArgumentException("code that does not verify: " + method.name, e);
    }
    for (int i = 0; i < before.length; i++) {
      AbstractInsnNode instruction = method.instructions.get(i);
      stacks.add(
          before[i] == null || instruction.getOpcode() < 0
              ? ""
              : after(before[i], instruction, interpreter));
    }
    return stacks;
  }

  private static String after(
      Frame<BasicValue> before, AbstractInsnNode instruction, TypeInterpreter interpreter) {
    Frame<BasicValue> frame = new Frame<>(before);
    int opcode = instruction.getOpcode();
    if (opcode == Opcodes.ATHROW || (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN)) {
      return "";
    }
    try {
      frame.execute(instruction, interpreter);
    } catch (AnalyzerException e) {
      throw new IllegalArgumentException("code that does not verify", e);
    }
    List<String> types = new ArrayList<>();
    for (int i = 0; i < frame.getStackSize(); i++) {
      types.add(JvmText.type(frame.getStack(i).getType().getDescriptor()));
    }
    return String.join(" ", types);
  }
}
