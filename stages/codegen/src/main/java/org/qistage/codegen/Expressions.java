package org.qistage.codegen;

import static org.objectweb.asm.Opcodes.*;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.qistage.foundation.Node;
import org.qistage.lowering.Callee;
import org.qistage.lowering.Instruction;
import org.qistage.lowering.LoweredFunction;
import org.qistage.lowering.Operand;
import org.qistage.lowering.Operator;
import org.qistage.lowering.ProbePoint;
import org.qistage.lowering.Register;
import org.qistage.lowering.Representation;
import org.qistage.runtime.abi.AbiClasses;
import org.qistage.runtime.abi.AbiFunction;
import org.qistage.runtime.abi.AbiType;

/// Writes the code that computes instructions and their operands on the operand stack.
///
/// The type of what is on the stack, and of what is wanted, is told by its JVM descriptor; `V` stands
/// for nothing.
final class Expressions {
  private static final String NOTHING = "V";
  private static final String CONTEXT_DESCRIPTOR = "L" + AbiClasses.CONTEXT + ";";

  private final ProgramPlan program;
  private final LoweredFunction function;
  private final MethodCode code;
  private final Folding folding;
  private final Locals locals;
  private final Slots slots;

  /// The local variable that holds the context; -1 where the method has none.
  private final int contextLocal;

  Expressions(
      ProgramPlan program,
      MethodCode code,
      LoweredFunction function,
      Folding folding,
      Locals locals,
      Slots slots,
      int contextLocal) {
    this.program = program;
    this.function = function;
    this.code = code;
    this.folding = folding;
    this.locals = locals;
    this.slots = slots;
    this.contextLocal = contextLocal;
  }

  /// Computes a root and stores its result.
  void root(Instruction instruction) {
    code.at(instruction);
    store(instruction.result(), evaluate(instruction));
  }

  /// Stores what is on the stack in a register, or drops it when nothing needs it.
  void store(int register, String actual) {
    Register target = function.register(register);
    Representation representation = target.type().representation();
    if (representation == Representation.UNIT || !folding.isKept(register)) {
      convert(actual, NOTHING);
      return;
    }
    convert(actual, RuntimeCalls.descriptor(target.type()));
    code.store(representation, locals.local(register));
  }

  void load(int register) {
    code.load(function.register(register).type().representation(), locals.local(register));
  }

  void pushContext() {
    if (contextLocal >= 0) {
      code.variable(ALOAD, contextLocal);
    } else {
      RuntimeCalls.call(code, RuntimeCalls.function("qi_context"));
    }
  }

  void push(Operand operand, String wanted) {
    switch (operand) {
      case Operand.Use(int register) -> convert(pushUse(operand, register), wanted);
      case Operand.IntegerConstant(long value) -> {
        code.pushLong(value);
        convert("J", wanted);
      }
      case Operand.SmallConstant(int value) -> {
        code.pushInt(value);
        convert("I", wanted);
      }
      case Operand.FloatConstant(double value) -> {
        code.pushDouble(value);
        convert("D", wanted);
      }
      case Operand.BooleanConstant(boolean value) -> {
        code.pushInt(value ? 1 : 0);
        convert("Z", wanted);
      }
      case Operand.TextConstant(String value) -> {
        code.pushString(value);
        convert("L" + JvmTypes.STRING + ";", wanted);
      }
      case Operand.EmptyConstant _ -> convert(NOTHING, wanted);
    }
  }

  private String pushUse(Operand operand, int register) {
    Instruction tree = folding.tree(operand);
    if (tree != null) {
      Node reader = code.current();
      code.at(tree);
      String actual = evaluate(tree);
      if (reader != null) {
        code.at(reader);
      }
      return actual;
    }
    Register source = function.register(register);
    if (source.type().representation() == Representation.UNIT) {
      return NOTHING;
    }
    load(register);
    return RuntimeCalls.descriptor(source.type());
  }

  /// Turns what is on the stack into what is wanted: drops it, casts it, or puts null for 空.
  void convert(String actual, String wanted) {
    if (actual.equals(wanted)) {
      return;
    }
    boolean reference = wanted.length() > 1;
    if (wanted.equals(NOTHING)) {
      code.op(actual.equals("J") || actual.equals("D") ? POP2 : POP);
    } else if (reference && actual.equals(NOTHING)) {
      code.op(ACONST_NULL);
    } else if (reference && actual.length() > 1) {
      String target = JvmTypes.internalName(wanted);
      if (!RuntimeCalls.isAssignable(JvmTypes.internalName(actual), target)) {
        code.type(CHECKCAST, target);
      }
    } else {
      throw new MalformedException("a value of type " + actual + " where " + wanted + " is wanted");
    }
  }

  /// Computes an instruction.
  ///
  /// @return the descriptor of what it leaves on the stack
  private String evaluate(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Copy copy -> {
        String type = RuntimeCalls.descriptor(function.register(copy.result()).type());
        push(copy.source(), type);
        yield type;
      }
      case Instruction.Operate operate -> operate(operate.operator(), operate.operands());
      case Instruction.Call call -> call(call.callee(), call.operands());
      case Instruction.Spawn spawn -> {
        FunctionPlan target = program.function(spawn.function());
        make(target, target.taskClass(), spawn.operands());
        yield callWithContext("qi_spawn_async");
      }
      case Instruction.NewGenerator made -> {
        FunctionPlan target = program.function(made.function());
        make(target, target.generatorClass(), made.operands());
        yield callWithContext("qi_spawn_coroutine");
      }
      case Instruction.Restore restore -> {
        code.variable(ALOAD, 0);
        slots.get(code, restore.slot());
        yield slots.descriptor(restore.slot());
      }
      case Instruction.Probe probe -> probe(probe);
      // The failure is on the stack: the JVM has put it there.
      case Instruction.Caught _ -> callWithContext("qi_error_caught");
      case Instruction.Unwinding _ -> callWithContext("qi_unwinding");
      case Instruction.Retain(_, _, _, var value) -> count("qi_retain_ptr", value);
      case Instruction.Release(_, _, _, var value) -> count("qi_free_ptr", value);
      case Instruction.Allocate allocated -> {
        push(allocated.value(), "L" + JvmTypes.OBJECT + ";");
        code.pushString(allocated.type());
        code.pushString(site(allocated));
        yield callWithContext(allocated.given() ? "qi_object_given" : "qi_object_new");
      }
      case Instruction.Resumed resumed -> {
        Representation kind = function.register(resumed.result()).type().representation();
        yield callWithContext("qi_resumed_" + kind.text());
      }
      case Instruction.NewStructure made -> newStructure(made);
      case Instruction.GetField get -> {
        StructurePlan structure = program.structure(get.structure());
        push(get.object(), structure.descriptor());
        structure.access(code, GETFIELD, get.field());
        yield structure.fieldDescriptor(get.field());
      }
      case Instruction.SetField set -> {
        StructurePlan structure = program.structure(set.structure());
        push(set.object(), structure.descriptor());
        push(set.value(), structure.checkedDescriptor(set.field()));
        structure.access(code, PUTFIELD, set.field());
        yield NOTHING;
      }
      case Instruction.GetTag get -> {
        push(get.object(), "L" + AbiClasses.ENUM_VALUE + ";");
        code.field(GETFIELD, AbiClasses.ENUM_VALUE, AbiClasses.TAG, "I");
        yield "I";
      }
      case Instruction.NewClosure made -> newClosure(made);
      case Instruction.NewPointer made -> newPointer(made);
      case Instruction.LoadGlobal load -> program.globals().load(code, load.global());
      case Instruction.StoreGlobal store -> {
        String type = program.globals().descriptor(store.global());
        push(store.value(), type);
        program.globals().store(code, store.global());
        yield NOTHING;
      }
      case Instruction.SuspendingCall call ->
          throw new MalformedException("call of " + call.callee().name() + " was not split");
      case Instruction.YieldValue _ -> throw new MalformedException("a yield was not split");
    };
  }

  /// Calls the runtime's function for a probe, with the site after the activation.
  private String probe(Instruction.Probe probe) {
    List<Operand> operands = probe.operands();
    String name = "qi_probe_" + probe.point().text();
    if (probe.point().isTyped()) {
      boolean hasValue = operands.size() > 1;
      name += "_" + (hasValue ? representation(operands.getLast()).text() : "unit");
    }
    AbiFunction target = RuntimeCalls.function(name);
    checkCount(
        name, operands, target.parameters().size() - (probe.point() == ProbePoint.ENTER ? 0 : 1));
    int next = 0;
    for (Operand operand : operands) {
      push(operand, target.parameters().get(next++).descriptor());
      if (next == 1 && probe.point() != ProbePoint.ENTER) {
        code.pushInt(probe.site());
        next++;
      }
    }
    pushContext();
    RuntimeCalls.call(code, target);
    return target.result().descriptor();
  }

  private Representation representation(Operand operand) {
    return switch (operand) {
      case Operand.Use(int register) -> function.register(register).type().representation();
      case Operand.IntegerConstant _ -> Representation.I64;
      case Operand.SmallConstant _ -> Representation.I32;
      case Operand.FloatConstant _ -> Representation.F64;
      case Operand.BooleanConstant _ -> Representation.BOOL;
      case Operand.TextConstant _, Operand.EmptyConstant _ -> Representation.REF;
    };
  }

  private String count(String name, Operand value) {
    push(value, "L" + JvmTypes.OBJECT + ";");
    return callWithContext(name);
  }

  /// Where an object is allocated, as reports tell it.
  private String site(Instruction.Allocate allocated) {
    var source = program.program().source();
    int line = source.line(allocated.span().start());
    return function.display() + " (" + source.name() + ":" + line + ")";
  }

  private String newStructure(Instruction.NewStructure made) {
    StructurePlan structure = program.structure(made.structure());
    List<Operand> operands = made.operands();
    checkCount(made.structure(), operands, structure.size());
    if (structure.isConstant()) {
      code.field(GETSTATIC, structure.className(), StructurePlan.ONLY, structure.descriptor());
      return structure.descriptor();
    }
    code.type(NEW, structure.className());
    code.op(DUP);
    code.invoke(INVOKESPECIAL, structure.className(), "<init>", "()V");
    for (int i = 0; i < operands.size(); i++) {
      code.op(DUP);
      push(operands.get(i), structure.fieldDescriptor(i));
      structure.access(code, PUTFIELD, i);
    }
    return structure.descriptor();
  }

  private String callWithContext(String name) {
    AbiFunction target = RuntimeCalls.function(name);
    pushContext();
    RuntimeCalls.call(code, target);
    return target.result().descriptor();
  }

  /// Makes an object of a generated class whose constructor takes the function's arguments.
  private void make(FunctionPlan target, String className, List<Operand> operands) {
    code.type(NEW, className);
    code.op(DUP);
    pushArguments(target, operands);
    code.invoke(INVOKESPECIAL, className, "<init>", target.constructorDescriptor());
  }

  private void pushArguments(FunctionPlan target, List<Operand> operands) {
    LoweredFunction called = target.function();
    checkCount(called.name(), operands, called.parameters().size());
    for (int i = 0; i < operands.size(); i++) {
      Register parameter = called.register(called.parameters().get(i));
      push(operands.get(i), RuntimeCalls.descriptor(parameter.type()));
    }
  }

  private static void checkCount(String name, List<Operand> operands, int wanted) {
    if (operands.size() != wanted) {
      throw new MalformedException(
          name + " takes " + wanted + " arguments, not " + operands.size());
    }
  }

  /// Calls with the operands as arguments.
  ///
  /// @return the descriptor of the result
  String call(Callee callee, List<Operand> operands) {
    return switch (callee) {
      case Callee.Function(String name) -> {
        FunctionPlan target = program.function(name);
        pushArguments(target, operands);
        if (target.isSuspendable()) {
          pushContext();
        }
        code.invoke(INVOKESTATIC, target.owner(), target.method(), target.descriptor());
        yield RuntimeCalls.descriptor(target.function().result());
      }
      case Callee.Value value -> callValue(value, operands);
      case Callee.Runtime(String name) -> {
        AbiFunction target = RuntimeCalls.function(name);
        List<AbiType> parameters = target.parameters();
        checkCount(name, operands, parameters.size());
        for (int i = 0; i < operands.size(); i++) {
          push(operands.get(i), parameters.get(i).descriptor());
        }
        if (target.context()) {
          pushContext();
        }
        RuntimeCalls.call(code, target);
        yield target.result().descriptor();
      }
    };
  }

  /// Delegates to a generator. One that is made for that alone is an ended one of its class, if there is
  /// one to be had.
  void delegate(List<Operand> operands) {
    Operand inner = operands.getFirst();
    Node reader = code.current();
    if (!(folding.tree(inner) instanceof Instruction.NewGenerator made)
        || !Delegation.isPossible(program.function(made.function()).function())) {
      call(new Callee.Runtime(AbiClasses.DELEGATE), operands);
      return;
    }
    FunctionPlan target = program.function(made.function());
    code.at(made);
    pushArguments(target, made.operands());
    pushContext();
    code.invoke(
        INVOKESTATIC, target.generatorClass(), Delegation.MAKE, Delegation.makeDescriptor(target));
    callWithContext("qi_spawn_coroutine");
    restore(reader);
    callWithContext(AbiClasses.DELEGATE);
  }

  private String newPointer(Instruction.NewPointer made) {
    PointerClasses.Plan plan = program.pointers().plan(made);
    checkCount(made.holder(), made.operands(), plan.object().isEmpty() ? 0 : 1);
    if (!plan.object().isEmpty()) {
      push(made.operands().getFirst(), plan.object());
    }
    plan.make(code);
    return plan.pointer();
  }

  private String newClosure(Instruction.NewClosure made) {
    ClosureClasses.Plan plan = program.closures().plan(made);
    for (int i = 0; i < plan.captures().size(); i++) {
      push(made.operands().get(i), plan.captures().get(i));
    }
    plan.push(code);
    return ClosureClasses.VALUE;
  }

  private String callValue(Callee.Value callee, List<Operand> operands) {
    ClosureClasses.Signature signature = ClosureClasses.signature(callee);
    checkCount(callee.name(), operands, callee.parameters().size() + 1);
    push(operands.getFirst(), "L" + signature.className() + ";");
    for (int i = 1; i < operands.size(); i++) {
      push(operands.get(i), signature.parameters().get(i - 1));
    }
    if (callee.suspends()) {
      pushContext();
    }
    signature.call(code);
    return signature.result();
  }

  private String operate(Operator operator, List<Operand> operands) {
    if (Operators.isComparison(operator)) {
      compareToValue(operator, operands);
      return "Z";
    }
    for (int i = 0; i < operands.size(); i++) {
      push(operands.get(i), Operators.descriptor(operator.operands().get(i)));
    }
    Operators.compute(code, operator, isSafeDivisor(operands.getLast()));
    return Operators.descriptor(operator.result());
  }

  private static boolean isSafeDivisor(Operand operand) {
    return switch (operand) {
      case Operand.IntegerConstant(long value) -> value != 0 && value != -1;
      case Operand.SmallConstant(int value) -> value != 0 && value != -1;
      case Operand.Use _,
          Operand.FloatConstant _,
          Operand.BooleanConstant _,
          Operand.TextConstant _,
          Operand.EmptyConstant _ ->
          false;
    };
  }

  private static boolean isZero(Operand operand) {
    return switch (operand) {
      case Operand.SmallConstant(int value) -> value == 0;
      case Operand.BooleanConstant(boolean value) -> !value;
      case Operand.Use _,
          Operand.IntegerConstant _,
          Operand.FloatConstant _,
          Operand.TextConstant _,
          Operand.EmptyConstant _ ->
          false;
    };
  }

  private void compareToValue(Operator operator, List<Operand> operands) {
    Label no = new Label();
    Label end = new Label();
    Node node = code.current();
    jumpOnComparison(operator, operands, false, no);
    code.op(ICONST_1);
    code.jump(GOTO, end);
    code.label(no);
    if (node != null) {
      code.at(node);
    }
    code.op(ICONST_0);
    code.label(end);
  }

  /// Jumps when the condition has the given value and goes on behind otherwise.
  void jumpIf(Operand condition, boolean value, Label target) {
    if (condition instanceof Operand.BooleanConstant(boolean constant)) {
      if (constant == value) {
        code.jump(GOTO, target);
      }
      return;
    }
    Instruction tree = folding.tree(condition);
    Node reader = code.current();
    if (tree instanceof Instruction.Operate(_, _, _, Operator operator, List<Operand> operands)) {
      if (operator == Operator.NOT) {
        code.at(tree);
        jumpIf(operands.get(0), !value, target);
        restore(reader);
        return;
      }
      if (Operators.isComparison(operator)) {
        code.at(tree);
        jumpOnComparison(operator, operands, value, target);
        restore(reader);
        return;
      }
    }
    push(condition, "Z");
    code.jump(value ? IFNE : IFEQ, target);
  }

  private void restore(@Nullable Node node) {
    if (node != null) {
      code.at(node);
    }
  }

  private void jumpOnComparison(
      Operator operator, List<Operand> operands, boolean value, Label target) {
    Representation kind = operator.operands().get(0);
    String type = Operators.descriptor(kind);
    Operand right = operands.get(1);
    int jump = Operators.jumpOpcode(operator);
    int wanted = value ? jump : Operators.negate(jump);
    push(operands.get(0), type);
    switch (kind) {
      case I64, F64 -> {
        push(right, type);
        code.op(Operators.compareOpcode(operator));
        code.jump(wanted, target);
      }
      case I32, BOOL -> {
        if (isZero(right)) {
          code.jump(wanted, target);
        } else {
          push(right, type);
          code.jump(wanted + (IF_ICMPEQ - IFEQ), target);
        }
      }
      case REF -> {
        if (right instanceof Operand.EmptyConstant) {
          code.jump(wanted + (IFNULL - IFEQ), target);
        } else {
          push(right, type);
          code.jump(wanted + (IF_ACMPEQ - IFEQ), target);
        }
      }
      case UNIT -> throw new MalformedException("a comparison of 空");
    }
  }

  /// The descriptor of the context.
  static String contextDescriptor() {
    return CONTEXT_DESCRIPTOR;
  }
}
