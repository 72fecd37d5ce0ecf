package org.qistage.codegen;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;

/// A class file read back: ASM's view of it, with the offset of each instruction and the run that it
/// belongs to. What the values are is not asked here.
///
/// @param methods in the order of the file
public record DecodedClass(ClassNode node, List<Method> methods) {
  public DecodedClass {
    methods = List.copyOf(methods);
  }

  public static DecodedClass of(GeneratedClass made) {
    ClassNode node = new ClassNode();
    OffsetReader reader = new OffsetReader(made.bytes().toByteArray());
    reader.accept(node, new Attribute[0], ClassReader.SKIP_FRAMES);
    List<Method> methods = new ArrayList<>(node.methods.size());
    for (MethodNode method : node.methods) {
      Optional<MethodMap> map =
          made.methods().stream()
              .filter(each -> each.name().equals(method.name))
              .filter(each -> each.descriptor().equals(method.desc))
              .findFirst();
      methods.add(method(method, map, reader));
    }
    return new DecodedClass(node, methods);
  }

  private static Method method(MethodNode method, Optional<MethodMap> map, OffsetReader reader) {
    List<InstructionMap> runs =
        map.map(MethodMap::runs).orElse(List.of()).stream()
            .sorted(Comparator.comparingInt(InstructionMap::offset))
            .toList();
    int run = 0;
    int after = 0;
    List<Instruction> instructions = new ArrayList<>();
    List<LabelNode> waiting = new ArrayList<>();
    Map<LabelNode, Integer> places = new HashMap<>();
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction instanceof LabelNode label) {
        waiting.add(label);
      } else if (instruction.getOpcode() >= 0) {
        int offset = reader.next();
        after = offset + 1;
        while (run < runs.size() && runs.get(run).offset() <= offset) {
          run++;
        }
        waiting.forEach(label -> places.put(label, offset));
        waiting.clear();
        instructions.add(
            new Instruction(
                offset, instruction, run == 0 ? Optional.empty() : Optional.of(runs.get(run - 1))));
      }
    }
    for (LabelNode label : waiting) {
      places.put(label, after);
    }
    return new Method(method, map, instructions, places);
  }

  /// @param map what code generation noted of it; empty for what it adds by itself
  /// @param places the offset of each label; of one at the end, an offset after the last instruction's
  public record Method(
      MethodNode node,
      Optional<MethodMap> map,
      List<Instruction> instructions,
      Map<LabelNode, Integer> places) {
    public Method {
      instructions = List.copyOf(instructions);
      places = Map.copyOf(places);
    }

    /// As `static long 加一(long)`.
    public String signature() {
      return JvmText.signature(node);
    }

    /// The name of an instruction and its operands; jumps by the offsets that they lead to.
    public String text(Instruction instruction) {
      return JvmText.instruction(instruction.node(), places);
    }

    int place(LabelNode label) {
      return places.getOrDefault(label, 0);
    }
  }

  /// @param offset in bytes
  /// @param from the lowered instruction that its run of bytecode came from; empty where code generation
  ///     added it
  public record Instruction(int offset, AbstractInsnNode node, Optional<InstructionMap> from) {}

  /// Notes the offset of each instruction while it reads; they are taken in the order of the file.
  private static final class OffsetReader extends ClassReader {
    private final List<Integer> offsets = new ArrayList<>();
    private int taken;

    OffsetReader(byte[] bytes) {
      super(bytes);
    }

    @Override
    protected void readBytecodeInstructionOffset(int offset) {
      offsets.add(offset);
    }

    int next() {
      return offsets.get(taken++);
    }
  }
}
