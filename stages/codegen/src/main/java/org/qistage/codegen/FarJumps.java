package org.qistage.codegen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.qistage.foundation.Node;

/// Finds the runs of a very long method again.
///
/// A jump over more than 32,767 bytes has a longer form, and ASM learns only at the end which jumps
/// need it; what it then writes has other offsets than those that its labels told. The line table is
/// written anew with the code, so each of its entries still leads to the instruction that it was made
/// at: the map of such a method has one run a line instead of one an instruction.
final class FarJumps {
  private FarJumps() {}

  private record Entry(int offset, int line) {}

  static MethodMap repaired(MethodMap map, MethodCode code, byte[] bytes) {
    List<Entry> entries = lineTable(map, bytes);
    List<InstructionMap> runs = new ArrayList<>();
    int next = 0;
    for (MethodCode.Line line : code.lines()) {
      if (next < entries.size() && entries.get(next).line() == line.line()) {
        int offset = entries.get(next++).offset();
        if (line.node().isPresent()) {
          Node node = line.node().get();
          runs.add(new InstructionMap(offset, node.id(), node.span()));
        }
      }
    }
    return new MethodMap(map.name(), map.descriptor(), map.display(), runs);
  }

  private static List<Entry> lineTable(MethodMap map, byte[] bytes) {
    List<Entry> entries = new ArrayList<>();
    LabelReader reader = new LabelReader(bytes);
    MethodVisitor lines =
        new MethodVisitor(Opcodes.ASM9) {
          @Override
          public void visitLineNumber(int line, Label start) {
            entries.add(new Entry(reader.offsets.getOrDefault(start, 0), line));
          }
        };
    reader.accept(
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public @Nullable MethodVisitor visitMethod(
              int access,
              String name,
              String descriptor,
              @Nullable String signature,
              String @Nullable [] exceptions) {
            reader.offsets.clear();
            boolean found = name.equals(map.name()) && descriptor.equals(map.descriptor());
            return found ? lines : null;
          }
        },
        ClassReader.SKIP_FRAMES);
    return entries;
  }

  /// Notes the offset of each label.
  private static final class LabelReader extends ClassReader {
    private final Map<Label, Integer> offsets = new HashMap<>();

    LabelReader(byte[] bytes) {
      super(bytes);
    }

    @Override
    protected Label readLabel(int offset, Label[] labels) {
      Label label = super.readLabel(offset, labels);
      offsets.put(label, offset);
      return label;
    }
  }
}
