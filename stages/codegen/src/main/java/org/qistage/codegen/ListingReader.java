package org.qistage.codegen;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ClassReader;
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
  private final ClassNode owner = new ClassNode();
  private final OffsetReader reader;

  ListingReader(GeneratedClass made, SourceText source) {
    this.made = made;
    this.source = source;
    reader = new OffsetReader(made.bytes().toByteArray());
    reader.accept(owner, new Attribute[0], ClassReader.SKIP_FRAMES);
  }

  BytecodeListing listing() {
    String heading = "class " + owner.name;
    if (!owner.superName.equals(JvmTypes.OBJECT)) {
      heading += " extends " + JvmText.shortName(owner.superName);
    }
    heading += made.display().isEmpty() ? "" : "    ; " + made.display();
    return new BytecodeListing(
        heading,
        owner.fields.stream().map(field -> JvmText.type(field.desc) + " " + field.name).toList(),
        owner.methods.stream().map(this::method).toList());
  }

  private Method method(MethodNode method) {
    int[] offsets = reader.offsets(method);
    Map<LabelNode, Integer> targets = targets(method, offsets);
    List<Variable> variables = variables(method, targets);
    Optional<MethodMap> map =
        made.methods().stream()
            .filter(each -> each.name().equals(method.name))
            .filter(each -> each.descriptor().equals(method.desc))
            .reduce((_, last) -> last);
    return new Method(
        JvmText.signature(method),
        map.map(MethodMap::display).orElse(""),
        rows(method, offsets, targets, variables, map),
        method.tryCatchBlocks.stream()
            .map(
                block ->
                    new Handler(
                        place(targets, block.start),
                        place(targets, block.end),
                        place(targets, block.handler)))
            .toList(),
        variables);
  }

  private List<Row> rows(
      MethodNode method,
      int[] offsets,
      Map<LabelNode, Integer> targets,
      List<Variable> variables,
      Optional<MethodMap> map) {
    List<InstructionMap> runs =
        map.map(MethodMap::runs).orElse(List.of()).stream()
            .sorted(Comparator.comparingInt(InstructionMap::offset))
            .toList();
    TypeInterpreter interpreter = new TypeInterpreter();
    @Nullable Frame<BasicValue>[] frames = frames(method, interpreter);
    List<Row> rows = new ArrayList<>(offsets.length);
    Optional<Run> run = Optional.empty();
    int nextRun = 0;
    for (int i = 0; i < method.instructions.size(); i++) {
      AbstractInsnNode instruction = method.instructions.get(i);
      if (instruction.getOpcode() < 0) {
        continue;
      }
      int offset = offsets[rows.size()];
      while (nextRun < runs.size() && runs.get(nextRun).offset() <= offset) {
        InstructionMap begun = runs.get(nextRun++);
        run = Optional.of(new Run(begun, source.line(begun.span().start())));
      }
      @Nullable Frame<BasicValue> before = frames[i];
      rows.add(
          new Row(
              offset,
              Printer.OPCODES[instruction.getOpcode()].toLowerCase(Locale.ROOT),
              JvmText.instruction(instruction, targets),
              jumps(instruction, targets),
              before != null,
              before == null ? List.of() : stack(before),
              before == null ? List.of() : after(before, instruction, interpreter),
              before == null ? List.of() : locals(before, offset, variables),
              run));
    }
    return rows;
  }

  private static int place(Map<LabelNode, Integer> targets, LabelNode label) {
    return targets.getOrDefault(label, 0);
  }

  private static List<Integer> jumps(
      AbstractInsnNode instruction, Map<LabelNode, Integer> targets) {
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
    return labels.stream().map(label -> place(targets, label)).distinct().toList();
  }

  private static List<Variable> variables(MethodNode method, Map<LabelNode, Integer> targets) {
    return method.localVariables == null
        ? List.of()
        : method.localVariables.stream()
            .map(
                variable ->
                    new Variable(
                        variable.index,
                        variable.name,
                        JvmText.type(variable.desc),
                        place(targets, variable.start),
                        place(targets, variable.end)))
            .toList();
  }

  /// The offset of each label; of one at the end, the offset after the last instruction.
  private static Map<LabelNode, Integer> targets(MethodNode method, int[] offsets) {
    Map<LabelNode, Integer> targets = new HashMap<>();
    int index = 0;
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction instanceof LabelNode label) {
        targets.put(label, offsets[index]);
      } else if (instruction.getOpcode() >= 0) {
        index++;
      }
    }
    return targets;
  }

  // ---- Types of values ----

  private @Nullable Frame<BasicValue>[] frames(MethodNode method, TypeInterpreter interpreter) {
    try {
      return new Analyzer<>(interpreter).analyze(owner.name, method);
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

  /// Notes the offset of each instruction while it reads.
  private static final class OffsetReader extends ClassReader {
    private final List<Integer> all = new ArrayList<>();
    private int from;

    OffsetReader(byte[] bytes) {
      super(bytes);
    }

    @Override
    protected void readBytecodeInstructionOffset(int offset) {
      all.add(offset);
    }

    /// The offsets of the next method's instructions and the length of its code; methods are asked
    /// for in their order.
    int[] offsets(MethodNode method) {
      int count = 0;
      for (AbstractInsnNode instruction : method.instructions) {
        count += instruction.getOpcode() >= 0 ? 1 : 0;
      }
      int[] offsets = new int[count + 1];
      for (int i = 0; i < count; i++) {
        offsets[i] = all.get(from + i);
      }
      from += count;
      offsets[count] = count == 0 ? 0 : offsets[count - 1] + 1;
      return offsets;
    }
  }
}
