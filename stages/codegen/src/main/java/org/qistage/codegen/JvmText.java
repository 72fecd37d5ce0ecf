package org.qistage.codegen;

import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.util.Printer;
import org.qistage.foundation.text.Escapes;

/// How a listing of bytecode spells types, names and instructions.
final class JvmText {
  private JvmText() {}

  static String shortName(String internalName) {
    return internalName.substring(internalName.lastIndexOf('/') + 1);
  }

  static String type(String descriptor) {
    return shortName(Type.getType(descriptor).getClassName().replace('.', '/'));
  }

  /// `long f(long, Context)`.
  private static String shape(String name, String descriptor) {
    StringJoiner parameters = new StringJoiner(", ", "(", ")");
    for (Type parameter : Type.getArgumentTypes(descriptor)) {
      parameters.add(type(parameter.getDescriptor()));
    }
    return type(Type.getReturnType(descriptor).getDescriptor()) + " " + name + parameters;
  }

  static String signature(MethodNode method) {
    boolean isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
    return (isStatic ? "static " : "") + shape(method.name, method.desc);
  }

  static String instruction(AbstractInsnNode instruction, Map<LabelNode, Integer> targets) {
    String name = Printer.OPCODES[instruction.getOpcode()].toLowerCase(Locale.ROOT);
    return switch (instruction) {
      case VarInsnNode variable ->
          variable.var < 4 ? name + "_" + variable.var : name + " " + variable.var;
      case IntInsnNode number -> name + " " + number.operand;
      case LdcInsnNode constant -> name + " " + constant(constant.cst);
      case JumpInsnNode jump -> name + " " + targets.get(jump.label);
      case TypeInsnNode type -> name + " " + shortName(type.desc);
      case FieldInsnNode field ->
          name + " " + type(field.desc) + " " + shortName(field.owner) + "." + field.name;
      case MethodInsnNode call ->
          name + " " + shape(shortName(call.owner) + "." + call.name, call.desc);
      case TableSwitchInsnNode table -> name + " " + table(table, targets);
      case IincInsnNode increment -> name + " " + increment.var + " " + increment.incr;
      case LookupSwitchInsnNode lookup -> name + " " + lookup.keys;
      case InvokeDynamicInsnNode dynamic -> name + " " + dynamic.name;
      case MultiANewArrayInsnNode array -> name + " " + type(array.desc);
      default -> name;
    };
  }

  private static String table(TableSwitchInsnNode table, Map<LabelNode, Integer> targets) {
    StringJoiner ways = new StringJoiner(", ", "{", "}");
    for (int i = 0; i < table.labels.size(); i++) {
      ways.add((table.min + i) + ": " + targets.get(table.labels.get(i)));
    }
    return ways.add("default: " + targets.get(table.dflt)).toString();
  }

  private static String constant(Object value) {
    return value instanceof String text ? Escapes.quote(text) : String.valueOf(value);
  }
}
