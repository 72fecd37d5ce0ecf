package org.qistage.codegen;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Type;
import org.qistage.lowering.Block;
import org.qistage.lowering.ImportedFunction;
import org.qistage.lowering.Instruction;
import org.qistage.lowering.Representation;
import org.qistage.lowering.ValueType;
import org.qistage.runtime.abi.AbiClasses;

/// The classes of pointers to fields and to variables outside functions: one for each field or variable
/// whose address a program takes, which reads and writes it. (A pointer to a local variable is the variable's cell, and
/// one to an element of an array is of the runtime.)
final class PointerClasses {
  private static final String MAKE = "造";
  private static final String HELD = "对象";
  private static final String OBJECT = "L" + JvmTypes.OBJECT + ";";

  private final ProgramPlan program;
  private final JvmNames names;
  private final Map<String, Plan> plans = new LinkedHashMap<>();

  /// The class of the pointers to one place.
  ///
  /// @param pointer the descriptor that its users know it by
  /// @param object the descriptor of the object that holds the place; empty for a variable
  record Plan(
      String className,
      Instruction.NewPointer made,
      ValueType type,
      String pointer,
      String object) {

    /// Makes a pointer; the object, if there is one, is on the stack.
    void make(MethodCode code) {
      code.invoke(INVOKESTATIC, className, MAKE, makeDescriptor());
    }

    private String makeDescriptor() {
      return "(" + object + ")" + pointer;
    }

    private String constructorDescriptor() {
      return "(" + object + ")V";
    }

    private boolean ofField() {
      return !object.isEmpty();
    }

    private String superclass() {
      return JvmTypes.internalName(pointer);
    }
  }

  PointerClasses(ProgramPlan program, JvmNames names) {
    this.program = program;
    this.names = names;
    for (FunctionPlan function : program.functions()) {
      for (Block block : function.function().blocks()) {
        for (Instruction instruction : block.instructions()) {
          if (instruction instanceof Instruction.NewPointer made) {
            collect(made);
          }
        }
      }
    }
  }

  /// What is malformed is told when the code that needs it is written.
  private void collect(Instruction.NewPointer made) {
    try {
      plan(made);
    } catch (MalformedException _) {
      return;
    }
  }

  /// The class of a pointer.
  ///
  /// @throws MalformedException when there is no such place
  Plan plan(Instruction.NewPointer made) {
    String key = made.field() + " " + made.holder();
    Plan known = plans.get(key);
    if (known != null) {
      return known;
    }
    boolean whole = made.field() == Instruction.NewPointer.WHOLE;
    String object = "";
    ValueType type;
    if (whole) {
      type = program.globals().type(made.holder());
    } else {
      StructurePlan structure = program.structure(made.holder());
      String _ = structure.checkedDescriptor(made.field());
      type = structure.type(made.field());
      object = structure.descriptor();
    }
    if (type.representation() == Representation.UNIT) {
      throw new MalformedException("no value in " + made.holder());
    }
    String pointer =
        RuntimeCalls.descriptor(ValueType.ref("pointer_" + type.representation().text()));
    String name = names.unique(program.main() + "$" + made.holder() + "$指针");
    Plan plan = new Plan(name, made, type, pointer, object);
    plans.put(key, plan);
    return plan;
  }

  List<GeneratedClass> make() {
    List<GeneratedClass> made = new ArrayList<>();
    plans.values().forEach(plan -> made.add(pointerClass(plan)));
    return made;
  }

  private GeneratedClass pointerClass(Plan plan) {
    ClassAssembly target =
        new ClassAssembly(plan.className(), plan.superclass(), program.program().source());
    constructor(target, plan);
    factory(target, plan);
    get(target, plan);
    set(target, plan);
    holder(target, plan);
    return target.finish("", List.of());
  }

  private static void constructor(ClassAssembly target, Plan plan) {
    MethodCode code = target.method(ACC_PRIVATE, "<init>", plan.constructorDescriptor());
    code.variable(ALOAD, 0);
    code.invoke(INVOKESPECIAL, plan.superclass(), "<init>", "()V");
    if (plan.ofField()) {
      target.visitField(ACC_PRIVATE | ACC_FINAL, HELD, plan.object(), null, null).visitEnd();
      code.variable(ALOAD, 0);
      code.variable(ALOAD, 1);
      code.field(PUTFIELD, plan.className(), HELD, plan.object());
    }
    code.op(RETURN);
    target.endAdded(code, "<init>", plan.constructorDescriptor());
  }

  private static void pushHeld(MethodCode code, Plan plan) {
    code.variable(ALOAD, 0);
    code.field(GETFIELD, plan.className(), HELD, plan.object());
  }

  /// Gives the pointer as what it is to its users, so that pointers to different places may meet in one
  /// variable.
  private static void factory(ClassAssembly target, Plan plan) {
    MethodCode code = target.method(ACC_PUBLIC | ACC_STATIC, MAKE, plan.makeDescriptor());
    code.type(NEW, plan.className());
    code.op(DUP);
    if (plan.ofField()) {
      code.variable(ALOAD, 0);
    }
    code.invoke(INVOKESPECIAL, plan.className(), "<init>", plan.constructorDescriptor());
    code.op(ARETURN);
    target.endAdded(code, MAKE, plan.makeDescriptor());
  }

  private static String erased(Plan plan) {
    return plan.type().representation() == Representation.REF
        ? OBJECT
        : RuntimeCalls.descriptor(plan.type());
  }

  private void get(ClassAssembly target, Plan plan) {
    String descriptor = "()" + erased(plan);
    MethodCode code = target.method(ACC_PUBLIC, AbiClasses.GET, descriptor);
    if (plan.ofField()) {
      pushHeld(code, plan);
      program.structure(plan.made().holder()).access(code, GETFIELD, plan.made().field());
    } else {
      program.globals().load(code, plan.made().holder());
    }
    code.op(JvmTypes.returnOpcode(plan.type().representation()));
    target.endAdded(code, AbiClasses.GET, descriptor);
  }

  private void set(ClassAssembly target, Plan plan) {
    String erased = erased(plan);
    String descriptor = "(" + erased + ")V";
    String precise = RuntimeCalls.descriptor(plan.type());
    MethodCode code = target.method(ACC_PUBLIC, AbiClasses.SET, descriptor);
    if (plan.ofField()) {
      pushHeld(code, plan);
    }
    code.variable(Type.getType(erased).getOpcode(ILOAD), 1);
    if (!erased.equals(precise)) {
      code.type(CHECKCAST, JvmTypes.internalName(precise));
    }
    if (plan.ofField()) {
      program.structure(plan.made().holder()).access(code, PUTFIELD, plan.made().field());
    } else {
      program.globals().store(code, plan.made().holder());
    }
    code.op(RETURN);
    target.endAdded(code, AbiClasses.SET, descriptor);
  }

  /// The holder of a variable outside functions is its name with its module: constants of one text are one object, in
  /// whichever class.
  private void holder(ClassAssembly target, Plan plan) {
    String descriptor = "()" + OBJECT;
    MethodCode code = target.method(ACC_PUBLIC, AbiClasses.HOLDER, descriptor);
    if (plan.ofField()) {
      pushHeld(code, plan);
    } else {
      String name = plan.made().holder();
      String module = program.program().module();
      code.pushString(name.indexOf('/') < 0 ? ImportedFunction.reference(module, name) : name);
    }
    code.op(ARETURN);
    target.endAdded(code, AbiClasses.HOLDER, descriptor);
    if (plan.ofField()) {
      MethodCode position = target.method(ACC_PUBLIC, AbiClasses.POSITION, "()J");
      position.pushLong(plan.made().field());
      position.op(LRETURN);
      target.endAdded(position, AbiClasses.POSITION, "()J");
    }
  }
}
