package org.qistage.codegen;

import java.util.ArrayList;
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

/// The instructions of one method as listings spell them.
///
/// @param signature as `static long 加一(long)`
public record MethodListing(
    String name, String descriptor, String signature, List<Instruction> instructions) {
  public MethodListing {
    instructions = List.copyOf(instructions);
  }

  /// An instruction.
  ///
  /// @param offset in bytes
  /// @param text its name and operands; jumps by the offsets that they lead to
  /// @param from the lowered instruction that its run of bytecode came from; empty where code generation
  ///     added it
  public record Instruction(int offset, String text, Optional<InstructionMap> from) {}

  /// The methods of a class, in its order.
  public static List<MethodListing> of(GeneratedClass made) {
    Decoded decoded = decode(made);
    List<MethodListing> listings = new ArrayList<>();
    for (MethodNode method : decoded.node().methods) {
      listings.add(of(method, made, decoded.offsets().getOrDefault(method, new int[1])));
    }
    return listings;
  }

  private static MethodListing of(MethodNode method, GeneratedClass made, int[] offsets) {
    Map<LabelNode, Integer> targets = targets(method, offsets);
    List<InstructionMap> runs = runs(made, method);
    List<Instruction> instructions = new ArrayList<>();
    int run = -1;
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction.getOpcode() < 0) {
        continue;
      }
      int offset = offsets[instructions.size()];
      while (run + 1 < runs.size() && runs.get(run + 1).offset() <= offset) {
        run++;
      }
      instructions.add(
          new Instruction(
              offset,
              JvmText.instruction(instruction, targets),
              run < 0 ? Optional.empty() : Optional.of(runs.get(run))));
    }
    return new MethodListing(
        method.name, method.desc, JvmText.signature(method), List.copyOf(instructions));
  }

  /// The runs of a method, by their offsets.
  static List<InstructionMap> runs(GeneratedClass made, MethodNode method) {
    return made.methods().stream()
        .filter(map -> map.name().equals(method.name) && map.descriptor().equals(method.desc))
        .findFirst()
        .map(MethodMap::runs)
        .orElse(List.of());
  }

  /// A class file with the offsets of the instructions of each method, and the length of its code.
  record Decoded(ClassNode node, Map<MethodNode, int[]> offsets) {}

  static Decoded decode(GeneratedClass made) {
    ClassNode node = new ClassNode();
    OffsetReader reader = new OffsetReader(made.bytes().toByteArray());
    reader.accept(node, new Attribute[0], ClassReader.SKIP_FRAMES);
    Map<MethodNode, int[]> offsets = new HashMap<>();
    node.methods.forEach(method -> offsets.put(method, reader.offsets(method)));
    return new Decoded(node, offsets);
  }

  /// The offset of each label; of one at the end, the offset after the last instruction.
  static Map<LabelNode, Integer> targets(MethodNode method, int[] offsets) {
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
