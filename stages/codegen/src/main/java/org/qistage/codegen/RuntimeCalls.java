package org.qistage.codegen;

import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.qistage.lowering.ValueType;
import org.qistage.runtime.abi.AbiClasses;
import org.qistage.runtime.abi.AbiFunction;
import org.qistage.runtime.abi.AbiTable;
import org.qistage.runtime.abi.AbiType;

/// The functions and types of the ABI table, in the JVM's terms.
final class RuntimeCalls {
  private static final String ARRAY = JvmTypes.internalName(type("array").descriptor());

  private static final Set<String> ARRAYS =
      AbiTable.allTypes().values().stream()
          .filter(type -> type.name().startsWith("array_"))
          .map(type -> JvmTypes.internalName(type.descriptor()))
          .collect(Collectors.toUnmodifiableSet());

  private static final Map<String, String> DESCRIPTORS =
      AbiTable.functions().stream()
          .collect(Collectors.toUnmodifiableMap(AbiFunction::name, RuntimeCalls::descriptor));

  private RuntimeCalls() {}

  static AbiFunction function(String name) {
    return AbiTable.find(name)
        .orElseThrow(() -> new MalformedException("no runtime function " + name));
  }

  private static AbiType type(String name) {
    AbiType type = AbiTable.allTypes().get(name);
    if (type == null) {
      throw new MalformedException("no runtime class " + name);
    }
    return type;
  }

  static String descriptor(ValueType type) {
    return switch (type.representation()) {
      case UNIT -> "V";
      case BOOL -> "Z";
      case I32 -> "I";
      case I64 -> "J";
      case F64 -> "D";
      case REF ->
          StructureNames.isStructure(type.className())
              ? StructureNames.descriptor(type.className())
              : type(type.className()).descriptor();
    };
  }

  /// The JVM name of the class of a reference; empty for other types.
  static String className(ValueType type) {
    return className(descriptor(type));
  }

  static String className(String descriptor) {
    return descriptor.length() > 1 ? JvmTypes.internalName(descriptor) : "";
  }

  /// Calls a function of the table whose arguments (and context, if it takes one) are on the stack.
  static void call(MethodCode code, AbiFunction function) {
    code.invoke(
        isVirtual(function) ? INVOKEVIRTUAL : INVOKESTATIC,
        function.owner(),
        function.name(),
        DESCRIPTORS.getOrDefault(function.name(), ""));
  }

  private static boolean isVirtual(AbiFunction function) {
    return function.invocation() == AbiFunction.Invocation.VIRTUAL;
  }

  /// The JVM descriptor: the receiver of a virtual function is no parameter, the context is the last.
  private static String descriptor(AbiFunction function) {
    StringBuilder descriptor = new StringBuilder("(");
    function.parameters().stream()
        .skip(isVirtual(function) ? 1 : 0)
        .forEach(parameter -> descriptor.append(parameter.descriptor()));
    if (function.context()) {
      descriptor.append('L').append(AbiClasses.CONTEXT).append(';');
    }
    return descriptor.append(')').append(function.result().descriptor()).toString();
  }

  /// Whether a reference of the first class may stand where the second is declared, without a cast.
  static boolean isAssignable(String from, String to) {
    return from.equals(to) || to.equals(JvmTypes.OBJECT) || superclass(from).equals(to);
  }

  /// The superclass of a class of the table or of a structure: every array class extends one; the
  /// others, as far as generated code knows, only Object.
  static String superclass(String name) {
    if (StructureNames.isClass(name)) {
      return StructureNames.superclass(name);
    }
    return ARRAYS.contains(name) ? ARRAY : JvmTypes.OBJECT;
  }
}
