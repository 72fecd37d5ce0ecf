package org.qistage.codegen;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qistage.lowering.LoweredFunction;
import org.qistage.lowering.LoweredProgram;
import org.qistage.lowering.LoweredStructure;
import org.qistage.lowering.Register;
import org.qistage.lowering.Representation;
import org.qistage.lowering.ValueType;

/// Where the parts of a structure go: its class, with a field for each of its fields.
record StructurePlan(LoweredStructure structure, String className) {
  /// The checker allows fewer; with this many, the methods of a class stay far below the JVM's limit.
  private static final int MOST_FIELDS = 2_000;

  /// The static field that holds the only value of a variant that has no values in it.
  static final String ONLY = "唯一";

  int size() {
    return structure.fields().size();
  }

  boolean isVariant() {
    return structure.tag() != LoweredStructure.STRUCT;
  }

  /// Whether all its values are one and the same.
  boolean isConstant() {
    return isVariant() && structure.fields().isEmpty();
  }

  String descriptor() {
    return "L" + className + ";";
  }

  ValueType type(int field) {
    return structure.fields().get(field).type();
  }

  String fieldDescriptor(int field) {
    return RuntimeCalls.descriptor(type(field));
  }

  /// A name that no field of a class of the runtime has.
  String fieldName(int field) {
    return "f" + field + "$" + JvmNames.legal(structure.fields().get(field).name());
  }

  /// The descriptor of a field that a lowered program names, which may be wrong about it.
  String checkedDescriptor(int field) {
    if (field < 0 || field >= size()) {
      throw new MalformedException("no field " + field + " in " + structure.name());
    }
    return fieldDescriptor(field);
  }

  /// Reads or writes a field of the object on the stack.
  void access(MethodCode code, int opcode, int field) {
    String descriptor = checkedDescriptor(field);
    code.field(opcode, className, fieldName(field), descriptor);
  }

  // ---- All structures of a program ----

  /// The structures by their names.
  ///
  /// @throws MalformedException when one of them cannot be a class
  static Map<String, StructurePlan> all(LoweredProgram program) {
    Map<String, StructurePlan> plans = new HashMap<>();
    Set<String> classes = new HashSet<>();
    for (LoweredStructure structure : program.structures()) {
      String name = structure.name();
      StructurePlan plan = new StructurePlan(structure, StructureNames.className(name));
      if (!StructureNames.isStructure(name)
          || StructureNames.isVariant(name) != plan.isVariant()
          || plan.size() > MOST_FIELDS
          || !classes.add(plan.className())) {
        throw new MalformedException("no class for structure " + name);
      }
      plans.put(name, plan);
    }
    for (StructurePlan plan : plans.values()) {
      for (LoweredStructure.Field field : plan.structure().fields()) {
        requireKnown(field.type(), plans);
        if (field.type().representation() == Representation.UNIT) {
          throw new MalformedException("no value in field " + field.name());
        }
      }
    }
    return plans;
  }

  /// Demands that the structures exist that the registers of a function refer to.
  static void requireKnown(LoweredFunction function, Map<String, StructurePlan> plans) {
    for (Register register : function.registers()) {
      requireKnown(register.type(), plans);
    }
  }

  /// Demands it of the registers that callers know: parameters and result.
  static void requireKnownOutside(LoweredFunction function, Map<String, StructurePlan> plans) {
    for (int parameter : function.parameters()) {
      requireKnown(function.register(parameter).type(), plans);
    }
    requireKnown(function.result(), plans);
  }

  private static void requireKnown(ValueType type, Map<String, StructurePlan> plans) {
    String name = type.className();
    if (StructureNames.isStructure(name) && !plans.containsKey(name)) {
      throw new MalformedException("no structure " + name);
    }
  }

  /// The structure of this name.
  static StructurePlan of(String name, Map<String, StructurePlan> plans) {
    @Nullable StructurePlan plan = plans.get(name);
    if (plan == null) {
      throw new MalformedException("no structure " + name);
    }
    return plan;
  }
}
