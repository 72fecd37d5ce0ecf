package org.qistage.codegen;

import static org.objectweb.asm.Opcodes.*;

import java.util.List;
import org.objectweb.asm.Type;
import org.qistage.lowering.Register;
import org.qistage.lowering.Representation;
import org.qistage.lowering.ValueType;

/// How the machine types of the lowered program look to the JVM.
final class JvmTypes {
  private JvmTypes() {}

  static final String OBJECT = "java/lang/Object";
  static final String STRING = "java/lang/String";

  /// The most words of arguments a method takes, with the object that it is called on.
  static final int MOST_WORDS = 255;

  /// Words of a local variable or argument.
  static int size(Representation representation) {
    return switch (representation) {
      case UNIT -> 0;
      case BOOL, I32, REF -> 1;
      case I64, F64 -> 2;
    };
  }

  static int size(ValueType type) {
    return size(type.representation());
  }

  static int words(List<Register> registers) {
    int words = 0;
    for (Register register : registers) {
      words += size(register.type());
    }
    return words;
  }

  /// Whether a method may have so many arguments.
  static boolean fitsMethod(String descriptor) {
    return Type.getArgumentsAndReturnSizes(descriptor) >> 2 <= MOST_WORDS;
  }

  static int loadOpcode(Representation representation) {
    return switch (representation) {
      case BOOL, I32 -> ILOAD;
      case I64 -> LLOAD;
      case F64 -> DLOAD;
      case REF -> ALOAD;
      case UNIT -> throw new IllegalArgumentException("no value to load");
    };
  }

  static int storeOpcode(Representation representation) {
    return switch (representation) {
      case BOOL, I32 -> ISTORE;
      case I64 -> LSTORE;
      case F64 -> DSTORE;
      case REF -> ASTORE;
      case UNIT -> throw new IllegalArgumentException("no value to store");
    };
  }

  static int returnOpcode(Representation representation) {
    return switch (representation) {
      case UNIT -> RETURN;
      case BOOL, I32 -> IRETURN;
      case I64 -> LRETURN;
      case F64 -> DRETURN;
      case REF -> ARETURN;
    };
  }

  /// The constant that stands where a value must be and none is meant.
  static int zeroOpcode(Representation representation) {
    return switch (representation) {
      case BOOL, I32 -> ICONST_0;
      case I64 -> LCONST_0;
      case F64 -> DCONST_0;
      case REF -> ACONST_NULL;
      case UNIT -> NOP;
    };
  }

  /// `L…;` without its ends.
  static String internalName(String descriptor) {
    return descriptor.substring(1, descriptor.length() - 1);
  }
}
