package org.qistage.pipeline.steps;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/// Methods, constructors and fields as a class that is executed reaches them: with its rights, through its
/// loader.
final class Members {
  private final Class<?> holder;
  private final Lookup lookup;
  private final Map<AbstractInsnNode, MethodHandle> handles = new HashMap<>();
  private final Map<String, Class<?>> classes = new HashMap<>();

  Members(Class<?> holder) {
    this.holder = holder;
    try {
      lookup = MethodHandles.privateLookupIn(holder, MethodHandles.lookup());
    } catch (IllegalAccessException e) {
      throw new UnsteppableException("no way into " + holder, e);
    }
  }

  /// The class that a name of the constant pool means.
  Class<?> named(String internalName) {
    return classes.computeIfAbsent(internalName, this::load);
  }

  private Class<?> load(String internalName) {
    try {
      return Class.forName(
          Type.getObjectType(internalName).getSort() == Type.ARRAY
              ? internalName.replace('/', '.')
              : Type.getObjectType(internalName).getClassName(),
          false,
          holder.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new UnsteppableException("no class " + internalName, e);
    }
  }

  private MethodType type(String descriptor) {
    return MethodType.fromMethodDescriptorString(descriptor, holder.getClassLoader());
  }

  /// The method that stands for another one at a line ({@link SteppedCode}).
  MethodHandle bridge(String method) {
    try {
      return lookup.findStatic(holder, method, type(SteppedCode.BRIDGE));
    } catch (ReflectiveOperationException e) {
      throw new UnsteppableException("no bridge " + method, e);
    }
  }

  /// Does what an instruction does with its arguments, an object first.
  ///
  /// @return the value; 布尔 as a Boolean; null for none
  @Nullable Object use(AbstractInsnNode instruction, @Nullable Object... arguments)
      throws Throwable {
    MethodHandle handle = handles.get(instruction);
    if (handle == null) {
      MethodHandle found = find(instruction);
      handle =
          found
              .asSpreader(Object[].class, found.type().parameterCount())
              .asType(MethodType.methodType(Object.class, Object[].class));
      handles.put(instruction, handle);
    }
    return (Object) handle.invokeExact(arguments);
  }

  private MethodHandle find(AbstractInsnNode instruction) {
    try {
      return switch (instruction) {
        case MethodInsnNode call -> method(call);
        case FieldInsnNode access -> field(access);
        default -> throw new UnsteppableException("opcode " + instruction.getOpcode());
      };
    } catch (ReflectiveOperationException e) {
      throw new UnsteppableException("cannot be reached", e);
    }
  }

  private MethodHandle method(MethodInsnNode call) throws ReflectiveOperationException {
    Class<?> owner = named(call.owner);
    MethodType type = type(call.desc);
    return switch (call.getOpcode()) {
      case Opcodes.INVOKESTATIC -> lookup.findStatic(owner, call.name, type);
      case Opcodes.INVOKEVIRTUAL, Opcodes.INVOKEINTERFACE ->
          lookup.findVirtual(owner, call.name, type);
      case Opcodes.INVOKESPECIAL ->
          call.name.equals("<init>")
              ? lookup.findConstructor(owner, type)
              : lookup.findSpecial(owner, call.name, type, holder);
      default -> throw new UnsteppableException("opcode " + call.getOpcode());
    };
  }

  private MethodHandle field(FieldInsnNode access) throws ReflectiveOperationException {
    Class<?> owner = named(access.owner);
    Class<?> type = type("()" + access.desc).returnType();
    return switch (access.getOpcode()) {
      case Opcodes.GETFIELD -> lookup.findGetter(owner, access.name, type);
      case Opcodes.PUTFIELD -> lookup.findSetter(owner, access.name, type);
      case Opcodes.GETSTATIC -> lookup.findStaticGetter(owner, access.name, type);
      case Opcodes.PUTSTATIC -> lookup.findStaticSetter(owner, access.name, type);
      default -> throw new UnsteppableException("opcode " + access.getOpcode());
    };
  }
}
