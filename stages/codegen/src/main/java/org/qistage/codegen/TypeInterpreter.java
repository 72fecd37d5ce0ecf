package org.qistage.codegen;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;

/// Follows the exact types of values, so that a listing can name them.
final class TypeInterpreter extends BasicInterpreter {
  TypeInterpreter() {
    super(Opcodes.ASM9);
  }

  @Override
  public @Nullable BasicValue newValue(@Nullable Type type) {
    if (type == null) {
      return BasicValue.UNINITIALIZED_VALUE;
    }
    return switch (type.getSort()) {
      case Type.VOID -> null;
      case Type.OBJECT, Type.ARRAY, Type.BOOLEAN -> new BasicValue(type);
      default -> super.newValue(type);
    };
  }

  @Override
  public @Nullable BasicValue unaryOperation(AbstractInsnNode instruction, BasicValue value)
      throws AnalyzerException {
    if (instruction instanceof TypeInsnNode cast && cast.getOpcode() == Opcodes.CHECKCAST) {
      return newValue(Type.getObjectType(cast.desc));
    }
    return super.unaryOperation(instruction, value);
  }

  @Override
  public BasicValue merge(BasicValue first, BasicValue second) {
    if (first.equals(second)) {
      return first;
    }
    if (first.isReference() && second.isReference()) {
      return BasicValue.REFERENCE_VALUE;
    }
    return isInt(first) && isInt(second) ? BasicValue.INT_VALUE : super.merge(first, second);
  }

  /// 真 and 假 are pushed as numbers.
  private static boolean isInt(BasicValue value) {
    Type type = value.getType();
    return type != null && (type.getSort() == Type.INT || type.getSort() == Type.BOOLEAN);
  }
}
