package org.qistage.codegen;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Type;
import org.qistage.lowering.Block;
import org.qistage.lowering.Callee;
import org.qistage.lowering.Instruction;
import org.qistage.lowering.LoweredFunction;
import org.qistage.lowering.Representation;
import org.qistage.lowering.Terminator;
import org.qistage.lowering.ValueType;
import org.qistage.runtime.abi.AbiClasses;

/// The classes of function values.
///
/// For each form of calling there is an abstract class with one method, in which every reference is an
/// `Object`: `函数值$JL$V` takes an i64 and a reference and gives nothing. A form of functions that may
/// suspend has `$挂起` at its end and takes the context last. These classes hold nothing of the program, so
/// that all files of a program that need one make the same.
///
/// For each function that becomes a value there is a final class that holds what the value captured and
/// calls the function. When it captures nothing there is one object of it: the same function is the same
/// value wherever it is named. The method between is no part of a stack trace, and needs no frame: a
/// function that suspends saves its own, and then its caller's caller does.
final class ClosureClasses {
  /// The descriptor of what making a function value leaves on the stack.
  static final String VALUE = "L" + AbiClasses.FUNCTION + ";";

  private static final String CALL = "调用";
  private static final String MAKE = "造";
  private static final String INSTANCE = "值";
  private static final String OBJECT = "L" + JvmTypes.OBJECT + ";";

  private final ProgramPlan program;
  private final JvmNames names;
  private final Map<String, Signature> signatures = new LinkedHashMap<>();
  private final Map<String, Plan> plans = new LinkedHashMap<>();

  /// Collects the classes that a program's functions need. What is malformed is told when the code that
  /// needs it is written.
  ClosureClasses(ProgramPlan program, JvmNames names) {
    this.program = program;
    this.names = names;
    for (FunctionPlan function : program.functions()) {
      for (Block block : function.function().blocks()) {
        block.instructions().forEach(this::collect);
        if (block.terminator() instanceof Terminator.Suspend suspend) {
          collect(suspend.callee());
        }
      }
    }
  }

  private void collect(Instruction instruction) {
    switch (instruction) {
      case Instruction.NewClosure made -> {
        try {
          plan(made);
        } catch (MalformedException _) {
          return;
        }
        collect(made.type());
      }
      case Instruction.Call call -> collect(call.callee());
      case Instruction.SuspendingCall call -> collect(call.callee());
      default -> {
        // Calls nothing.
      }
    }
  }

  private void collect(Callee callee) {
    if (callee instanceof Callee.Value value) {
      try {
        Signature signature = signature(value);
        signatures.putIfAbsent(signature.className(), signature);
      } catch (MalformedException _) {
        return;
      }
    }
  }

  // ---- Forms of calling ----

  /// @param parameters the descriptors of the parameters, without the context
  /// @param result the descriptor of the result
  record Signature(
      String className,
      List<String> parameters,
      String result,
      boolean suspends,
      String descriptor) {

    void call(MethodCode code) {
      code.invoke(INVOKEVIRTUAL, className, CALL, descriptor);
    }
  }

  static Signature signature(Callee.Value callee) {
    StringBuilder name = new StringBuilder("函数值$");
    StringBuilder descriptor = new StringBuilder("(");
    List<String> parameters = new ArrayList<>();
    for (ValueType type : callee.parameters()) {
      if (type.representation() == Representation.UNIT) {
        throw new MalformedException("a parameter of 空 in " + callee.name());
      }
      String parameter = erased(type);
      parameters.add(parameter);
      name.append(parameter.charAt(0));
      descriptor.append(parameter);
    }
    String result = erased(callee.result());
    name.append('$').append(result.charAt(0));
    if (callee.suspends()) {
      name.append("$挂起");
      descriptor.append(Expressions.contextDescriptor());
    }
    descriptor.append(')').append(result);
    if (!JvmTypes.fitsMethod(descriptor.toString())) {
      throw new MalformedException("too many parameters in " + callee.name());
    }
    return new Signature(
        name.toString(), parameters, result, callee.suspends(), descriptor.toString());
  }

  private static String erased(ValueType type) {
    return type.representation() == Representation.REF ? OBJECT : RuntimeCalls.descriptor(type);
  }

  // ---- Functions that become values ----

  /// The class of the values of one function, called in one form.
  ///
  /// @param captures the descriptors of what a value holds
  record Plan(String className, FunctionPlan target, Signature signature, List<String> captures) {

    /// Makes a value of what it captures, which is on the stack.
    void push(MethodCode code) {
      if (captures.isEmpty()) {
        code.field(GETSTATIC, className, INSTANCE, VALUE);
      } else {
        code.invoke(INVOKESTATIC, className, MAKE, makeDescriptor());
      }
    }

    private String makeDescriptor() {
      return "(" + String.join("", captures) + ")" + VALUE;
    }

    private String constructorDescriptor() {
      return "(" + String.join("", captures) + ")V";
    }
  }

  /// The class of a value.
  ///
  /// @throws MalformedException when the function cannot be called that way
  Plan plan(Instruction.NewClosure made) {
    Signature signature = signature(made.type());
    Plan known = plans.get(key(made, signature));
    if (known != null) {
      return known;
    }
    FunctionPlan target = program.function(made.function());
    LoweredFunction called = target.function();
    int captures = made.operands().size();
    boolean fits =
        !target.isGenerator()
            && (signature.suspends() || !target.isSuspendable())
            && called.parameters().size() == captures + signature.parameters().size()
            && erased(called.result()).equals(signature.result());
    for (int i = captures; fits && i < called.parameters().size(); i++) {
      fits = erased(parameter(called, i)).equals(signature.parameters().get(i - captures));
    }
    for (int i = 0; fits && i < captures; i++) {
      fits = parameter(called, i).representation() != Representation.UNIT;
    }
    if (!fits) {
      throw new MalformedException(made.function() + " is no " + made.type().name());
    }
    List<String> held = new ArrayList<>();
    for (int i = 0; i < captures; i++) {
      held.add(RuntimeCalls.descriptor(parameter(called, i)));
    }
    String name = names.unique(program.main() + "$" + made.function() + "$值");
    Plan plan = new Plan(name, target, signature, List.copyOf(held));
    plans.put(key(made, signature), plan);
    return plan;
  }

  private static String key(Instruction.NewClosure made, Signature signature) {
    return made.operands().size() + " " + signature.className() + " " + made.function();
  }

  private static ValueType parameter(LoweredFunction function, int index) {
    return function.register(function.parameters().get(index)).type();
  }

  // ---- Class files ----

  /// All the classes, in the order in which the program first needs them.
  List<GeneratedClass> make() {
    List<GeneratedClass> made = new ArrayList<>();
    signatures.values().forEach(signature -> made.add(signatureClass(signature)));
    plans.values().forEach(plan -> made.add(valueClass(plan)));
    return made;
  }

  private static GeneratedClass signatureClass(Signature signature) {
    ClassAssembly target = new ClassAssembly(signature.className(), AbiClasses.FUNCTION);
    MethodCode constructor = target.method(ACC_PUBLIC, "<init>", "()V");
    constructor.variable(ALOAD, 0);
    constructor.invoke(INVOKESPECIAL, AbiClasses.FUNCTION, "<init>", "()V");
    constructor.op(RETURN);
    target.endAdded(constructor, "<init>", "()V");
    target.visitMethod(ACC_PUBLIC | ACC_ABSTRACT, CALL, signature.descriptor(), null, null);
    return target.finish("", List.of());
  }

  private GeneratedClass valueClass(Plan plan) {
    ClassAssembly target =
        new ClassAssembly(
            plan.className(), plan.signature().className(), program.program().source());
    constructor(target, plan);
    if (plan.captures().isEmpty()) {
      instance(target, plan);
    } else {
      factory(target, plan);
    }
    call(target, plan);
    return target.finish("", List.of());
  }

  private static String field(int capture) {
    return "捕获" + capture;
  }

  private static void constructor(ClassAssembly target, Plan plan) {
    MethodCode code = target.method(ACC_PRIVATE, "<init>", plan.constructorDescriptor());
    code.variable(ALOAD, 0);
    code.invoke(INVOKESPECIAL, plan.signature().className(), "<init>", "()V");
    int local = 1;
    for (int i = 0; i < plan.captures().size(); i++) {
      String descriptor = plan.captures().get(i);
      target.visitField(ACC_PRIVATE | ACC_FINAL, field(i), descriptor, null, null).visitEnd();
      code.variable(ALOAD, 0);
      local += load(code, descriptor, local);
      code.field(PUTFIELD, plan.className(), field(i), descriptor);
    }
    code.op(RETURN);
    target.endAdded(code, "<init>", plan.constructorDescriptor());
  }

  /// Loads a local variable.
  ///
  /// @return its size in words
  private static int load(MethodCode code, String descriptor, int local) {
    Type type = Type.getType(descriptor);
    code.variable(type.getOpcode(ILOAD), local);
    return type.getSize();
  }

  private static void instance(ClassAssembly target, Plan plan) {
    target.visitField(ACC_PUBLIC | ACC_STATIC | ACC_FINAL, INSTANCE, VALUE, null, null).visitEnd();
    MethodCode code = target.method(ACC_STATIC, "<clinit>", "()V");
    code.type(NEW, plan.className());
    code.op(DUP);
    code.invoke(INVOKESPECIAL, plan.className(), "<init>", "()V");
    code.field(PUTSTATIC, plan.className(), INSTANCE, VALUE);
    code.op(RETURN);
    target.endAdded(code, "<clinit>", "()V");
  }

  /// Gives the value as what it is to its users, so that two values of different classes may meet in one
  /// variable.
  private static void factory(ClassAssembly target, Plan plan) {
    MethodCode code = target.method(ACC_PUBLIC | ACC_STATIC, MAKE, plan.makeDescriptor());
    code.type(NEW, plan.className());
    code.op(DUP);
    int local = 0;
    for (String descriptor : plan.captures()) {
      local += load(code, descriptor, local);
    }
    code.invoke(INVOKESPECIAL, plan.className(), "<init>", plan.constructorDescriptor());
    code.op(ARETURN);
    target.endAdded(code, MAKE, plan.makeDescriptor());
  }

  private static void call(ClassAssembly target, Plan plan) {
    Signature signature = plan.signature();
    LoweredFunction called = plan.target().function();
    MethodCode code = target.method(ACC_PUBLIC, CALL, signature.descriptor());
    int captures = plan.captures().size();
    for (int i = 0; i < captures; i++) {
      code.variable(ALOAD, 0);
      code.field(GETFIELD, plan.className(), field(i), plan.captures().get(i));
    }
    int local = 1;
    for (int i = 0; i < signature.parameters().size(); i++) {
      String erased = signature.parameters().get(i);
      String wanted = RuntimeCalls.descriptor(parameter(called, captures + i));
      local += load(code, erased, local);
      if (!erased.equals(wanted)) {
        code.type(CHECKCAST, JvmTypes.internalName(wanted));
      }
    }
    if (plan.target().isSuspendable()) {
      code.variable(ALOAD, local);
    }
    code.invoke(
        INVOKESTATIC, plan.target().owner(), plan.target().method(), plan.target().descriptor());
    code.op(JvmTypes.returnOpcode(called.result().representation()));
    target.endAdded(code, CALL, signature.descriptor());
  }
}
