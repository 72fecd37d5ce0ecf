package org.qistage.codegen;

import static org.objectweb.asm.Opcodes.*;

import java.util.LinkedHashMap;
import java.util.Map;
import org.qistage.lowering.ImportedFunction;
import org.qistage.lowering.LoweredGlobal;
import org.qistage.lowering.LoweredProgram;
import org.qistage.lowering.Representation;
import org.qistage.lowering.ValueType;

/// The variables outside functions: static fields of the main class of the file that declares them.
final class GlobalFields {
  private final String main;
  private final Map<String, Field> fields = new LinkedHashMap<>();

  private record Field(LoweredGlobal global, String owner, String name) {}

  /// @param main the file's main class
  GlobalFields(LoweredProgram program, String main) {
    this.main = main;
    for (LoweredGlobal global : program.globals()) {
      int end = global.name().lastIndexOf('/');
      String owner = end < 0 ? main : owner(global.name().substring(0, end));
      String name = JvmNames.legal(global.name().substring(end + 1));
      fields.put(global.name(), new Field(global, owner, name));
    }
  }

  private static String owner(String module) {
    return ProgramPlan.mainClass(module.equals(ImportedFunction.COMPILED) ? "" : module);
  }

  /// Declares the fields of the file's own variables in its main class.
  void declare(ClassAssembly target) {
    if (!target.name().equals(main)) {
      return;
    }
    for (Field field : fields.values()) {
      if (!field.global().imported()
          && field.global().type().representation() != Representation.UNIT) {
        target
            .visitField(
                ACC_PUBLIC | ACC_STATIC,
                field.name(),
                descriptor(field.global().name()),
                null,
                null)
            .visitEnd();
      }
    }
  }

  private Field field(String global) {
    Field field = fields.get(global);
    if (field == null || field.global().type().representation() == Representation.UNIT) {
      throw new MalformedException("no variable " + global);
    }
    return field;
  }

  String descriptor(String global) {
    return RuntimeCalls.descriptor(field(global).global().type());
  }

  ValueType type(String global) {
    return field(global).global().type();
  }

  /// Puts the value of a variable on the stack.
  ///
  /// @return its descriptor
  String load(MethodCode code, String global) {
    Field field = field(global);
    code.field(GETSTATIC, field.owner(), field.name(), descriptor(global));
    return descriptor(global);
  }

  /// Stores what is on the stack.
  void store(MethodCode code, String global) {
    Field field = field(global);
    code.field(PUTSTATIC, field.owner(), field.name(), descriptor(global));
  }
}
