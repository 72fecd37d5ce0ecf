package org.qistage.pipeline.steps;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Frame;
import org.qistage.codegen.DecodedClass;
import org.qistage.codegen.FunctionMethod;
import org.qistage.codegen.GeneratedClass;

/// The code of one method as it was emitted, to be executed: its instructions by their indices, with what
/// its tables say of each.
final class MethodBody {
  private static final String PROBE = "qi_probe_local_";

  private final FunctionMethod method;
  private final DecodedClass.Method decoded;
  private final MethodNode node;
  private final List<AbstractInsnNode> instructions = new ArrayList<>();
  private final Map<LabelNode, Integer> indices = new HashMap<>();
  private final List<Integer> lines = new ArrayList<>();

  /// For each variable a site that tells of it.
  private final Map<LocalVariableNode, Integer> sites = new HashMap<>();

  MethodBody(FunctionMethod method, GeneratedClass made) {
    this.method = method;
    decoded =
        DecodedClass.of(made).methods().stream()
            .filter(each -> isOf(method, each.node()))
            .findFirst()
            .orElseThrow(() -> new UnsteppableException("no method " + method.method()));
    node = decoded.node();
    int line = 0;
    for (AbstractInsnNode each : node.instructions) {
      switch (each) {
        case LabelNode label -> indices.put(label, instructions.size());
        case LineNumberNode number -> line = number.line;
        default -> {
          if (each.getOpcode() >= 0) {
            instructions.add(each);
            lines.add(line);
          }
        }
      }
    }
    findSites();
  }

  private static boolean isOf(FunctionMethod method, MethodNode node) {
    return node.name.equals(method.method()) && node.desc.equals(method.descriptor());
  }

  FunctionMethod method() {
    return method;
  }

  DecodedClass.Method decoded() {
    return decoded;
  }

  AbstractInsnNode instruction(int index) {
    return instructions.get(index);
  }

  /// The line of an instruction, as stack traces have it; 0 for none.
  int line(int index) {
    return lines.get(index);
  }

  int index(LabelNode label) {
    return indices.getOrDefault(label, instructions.size());
  }

  /// The handler of a failure of an instruction; -1 when there is none.
  int handler(int index, Throwable thrown, Members members) {
    for (TryCatchBlockNode block : node.tryCatchBlocks) {
      boolean covers = index(block.start) <= index && index < index(block.end);
      if (covers && (block.type == null || members.named(block.type).isInstance(thrown))) {
        return index(block.handler);
      }
    }
    return -1;
  }

  /// Finds the probes that tell of variables. Each is called with the activation, the number of its site,
  /// the variable's value and the context.
  private void findSites() {
    for (int index = 3; index < instructions.size(); index++) {
      if (instructions.get(index) instanceof MethodInsnNode probe
          && probe.name.startsWith(PROBE)
          && instructions.get(index - 2) instanceof VarInsnNode value) {
        LocalVariableNode variable = variable(value.var, index);
        int site = number(instructions.get(index - 3));
        if (variable != null && site > 0) {
          sites.putIfAbsent(variable, site);
        }
      }
    }
  }

  private static int number(AbstractInsnNode push) {
    return switch (push) {
      case IntInsnNode small -> small.operand;
      case LdcInsnNode constant when constant.cst instanceof Integer number -> number;
      case InsnNode digit
          when digit.getOpcode() >= Opcodes.ICONST_1 && digit.getOpcode() <= Opcodes.ICONST_5 ->
          digit.getOpcode() - Opcodes.ICONST_0;
      default -> 0;
    };
  }

  /// A site that tells of a variable; 0 when none does.
  int site(LocalVariableNode variable) {
    return sites.getOrDefault(variable, 0);
  }

  /// The variable in a slot before an instruction; null for none.
  @Nullable LocalVariableNode variable(int slot, int index) {
    if (node.localVariables == null) {
      return null;
    }
    for (LocalVariableNode variable : node.localVariables) {
      if (variable.index == slot && index(variable.start) <= index && index < index(variable.end)) {
        return variable;
      }
    }
    return null;
  }

  /// The state in which the method begins.
  Frame<Operand> begin(@Nullable Object[] arguments) {
    Frame<Operand> frame = new Frame<>(node.maxLocals, node.maxStack);
    int local = 0;
    int given = 0;
    if (!method.isStatic()) {
      frame.setLocal(local++, Operand.reference(arguments[given++]));
    }
    for (Type type : Type.getArgumentTypes(method.descriptor())) {
      Operand value = Operations.operand(type, arguments[given++]);
      if (value == null) {
        throw new UnsteppableException("an argument without a value");
      }
      frame.setLocal(local++, value);
      if (value.getSize() == 2) {
        frame.setLocal(local++, Operand.NOTHING);
      }
    }
    while (local < node.maxLocals) {
      frame.setLocal(local++, Operand.NOTHING);
    }
    return frame;
  }
}
