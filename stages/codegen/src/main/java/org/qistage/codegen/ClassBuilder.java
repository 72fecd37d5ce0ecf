package org.qistage.codegen;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Label;
import org.objectweb.asm.LimitExceededException;
import org.qistage.foundation.SourceText;
import org.qistage.lowering.FrameSlot;
import org.qistage.lowering.LoweredFunction;
import org.qistage.lowering.Register;
import org.qistage.lowering.Representation;
import org.qistage.lowering.Terminator;
import org.qistage.runtime.abi.AbiClasses;

/// Makes the classes that hold functions and the classes that belong to one function: its frame, its
/// tasks, its generator.
final class ClassBuilder {
  private static final String CONTEXT = Expressions.contextDescriptor();

  private final ProgramPlan program;
  private final SourceText source;

  /// The functions whose code cannot be had; a panic stands in their place.
  private final Set<String> broken;

  /// The method sizes of the class made last, with the function each belongs to.
  private final List<Size> sizes = new ArrayList<>();

  /// @param bytes the length of a method of the function
  record Size(LoweredFunction function, int bytes) {}

  ClassBuilder(ProgramPlan program, Set<String> broken) {
    this.program = program;
    this.source = program.program().source();
    this.broken = broken;
  }

  List<Size> sizes() {
    return sizes;
  }

  /// A class with the methods of its functions.
  GeneratedClass functions(String owner) {
    ClassAssembly target = new ClassAssembly(owner, JvmTypes.OBJECT, source);
    program.globals().declare(target);
    for (FunctionPlan plan : program.functionsOf(owner)) {
      functionMethods(target, plan);
    }
    if (owner.equals(ProgramPlan.mainClass(program.program().module()))) {
      program.forwarded().forEach(plan -> forwarder(target, plan));
    }
    return target.finish("", List.of());
  }

  /// A method that calls a function of a further class, for other files, which know only this one.
  private static void forwarder(ClassAssembly target, FunctionPlan plan) {
    MethodCode code = target.method(ACC_PUBLIC | ACC_STATIC, plan.method(), plan.descriptor());
    int local = 0;
    for (Register argument : plan.arguments()) {
      code.load(argument.type().representation(), local);
      local += JvmTypes.size(argument.type());
    }
    if (plan.isSuspendable()) {
      code.variable(ALOAD, local);
    }
    code.invoke(INVOKESTATIC, plan.owner(), plan.method(), plan.descriptor());
    code.op(JvmTypes.returnOpcode(plan.function().result().representation()));
    target.endAdded(code, plan.method(), plan.descriptor());
  }

  private void functionMethods(ClassAssembly target, FunctionPlan plan) {
    if (broken.contains(plan.function().name())) {
      panic(target, ACC_PUBLIC | ACC_STATIC, plan, plan.method(), plan.descriptor());
      return;
    }
    try {
      program.checkRegisters(plan.function());
      Folding folding = new Folding(plan.function());
      Slots slots = Slots.ofFrame(program, plan);
      BodyKind kind = plan.isSuspendable() ? BodyKind.START : BodyKind.PLAIN;
      body(target, plan, folding, slots, kind, plan.method(), plan.descriptor());
      if (hasFrame(plan)) {
        body(
            target,
            plan,
            folding,
            slots,
            BodyKind.RESUME,
            plan.resumeMethod(),
            plan.resumeDescriptor());
      }
    } catch (MalformedException e) {
      throw new BrokenFunctionException(plan.function(), e);
    }
  }

  /// Whether the function has a suspension point at all.
  boolean hasFrame(FunctionPlan plan) {
    return plan.isSuspendable()
        && !plan.function().states().isEmpty()
        && !broken.contains(plan.function().name());
  }

  private void body(
      ClassAssembly target,
      FunctionPlan plan,
      Folding folding,
      Slots slots,
      BodyKind kind,
      String method,
      String descriptor) {
    int access = kind == BodyKind.GENERATOR ? ACC_PUBLIC : ACC_PUBLIC | ACC_STATIC;
    MethodCode code = target.method(access, method, descriptor);
    LoweredFunction function = plan.function();
    try {
      new BodyWriter(program, plan, folding, slots, kind, code).write();
      sizes.add(new Size(function, target.end(code, method, descriptor, function.display())));
    } catch (LimitExceededException e) {
      throw new BrokenFunctionException(function, e);
    }
  }

  /// Stands in for code that cannot be had; the program has errors and is never run.
  private void panic(
      ClassAssembly target, int access, FunctionPlan plan, String method, String descriptor) {
    MethodCode code = target.method(access, method, descriptor);
    code.atLine(plan.function().span());
    code.pushString(plan.function().display());
    RuntimeCalls.call(code, RuntimeCalls.function("qi_panic"));
    code.op(ACONST_NULL);
    code.op(ATHROW);
    target.endAdded(code, method, descriptor);
  }

  /// The frame of a suspendable function: a field a slot, a method a state that makes a frame which
  /// waits there.
  GeneratedClass frame(FunctionPlan plan) {
    LoweredFunction function = plan.function();
    ClassAssembly target = new ClassAssembly(plan.frameClass(), AbiClasses.FRAME, source);
    Slots slots = Slots.ofFrame(program, plan);
    slots.declareSlots(target);
    emptyConstructor(target, AbiClasses.FRAME);
    resume(target, plan, slots);
    return target.finish(function.display(), stateLines(function));
  }

  /// The methods that save and resume.
  private static void resume(ClassAssembly target, FunctionPlan plan, Slots slots) {
    MethodCode resume = target.method(ACC_PUBLIC, AbiClasses.RESUME, "(" + CONTEXT + ")V");
    resume.variable(ALOAD, 0);
    resume.variable(ALOAD, 1);
    resume.invoke(INVOKESTATIC, plan.owner(), plan.resumeMethod(), plan.resumeDescriptor());
    resume.op(RETURN);
    target.endAdded(resume, AbiClasses.RESUME, "(" + CONTEXT + ")V");
    Set<Integer> done = new HashSet<>();
    for (BodyGraph.Node node : new BodyGraph(plan.function(), BodyKind.START).nodes()) {
      if (node.block().terminator() instanceof Terminator.Suspend suspend
          && done.add(suspend.state())) {
        StateSaving.writeMethod(target, plan, slots, suspend);
      }
    }
  }

  private static void emptyConstructor(ClassAssembly target, String superclass) {
    MethodCode code = target.method(ACC_PUBLIC, "<init>", "()V");
    code.variable(ALOAD, 0);
    code.invoke(INVOKESPECIAL, superclass, "<init>", "()V");
    code.op(RETURN);
    target.endAdded(code, "<init>", "()V");
  }

  private List<Integer> stateLines(LoweredFunction function) {
    List<Integer> lines = new ArrayList<>();
    lines.add(source.line(function.span().start()));
    function.states().forEach(state -> lines.add(source.line(state.span().start())));
    return lines;
  }

  /// A generator: its arguments and slots as fields, its whole code in one method.
  GeneratedClass generator(FunctionPlan plan) {
    LoweredFunction function = plan.function();
    boolean delegates = Delegation.isPossible(function);
    String superclass = delegates ? AbiClasses.DELEGATING_GENERATOR : AbiClasses.GENERATOR;
    String method = generatorMethod(function);
    ClassAssembly target = new ClassAssembly(plan.generatorClass(), superclass, source);
    Slots slots = new Slots(plan.generatorClass(), function);
    slots.declareSlots(target);
    slots.declareParameters(target, plan.arguments());
    constructor(target, superclass, plan, slots);
    if (delegates) {
      maker(target, plan, slots);
    }
    String descriptor = generatorDescriptor(function);
    if (broken.contains(function.name())) {
      panic(target, ACC_PUBLIC, plan, method, descriptor);
    } else {
      try {
        program.checkRegisters(function);
        body(target, plan, new Folding(function), slots, BodyKind.GENERATOR, method, descriptor);
      } catch (MalformedException e) {
        throw new BrokenFunctionException(function, e);
      }
    }
    return target.finish(function.display(), stateLines(function));
  }

  /// The method that holds the code of a generator.
  static String generatorMethod(LoweredFunction function) {
    return Delegation.isPossible(function) ? AbiClasses.STEP : AbiClasses.NEXT;
  }

  static String generatorDescriptor(LoweredFunction function) {
    return "(" + CONTEXT + (Delegation.isPossible(function) ? ")I" : ")Z");
  }

  private static void constructor(
      ClassAssembly target, String superclass, FunctionPlan plan, Slots slots) {
    String descriptor = plan.constructorDescriptor();
    MethodCode code = target.method(ACC_PUBLIC, "<init>", descriptor);
    code.variable(ALOAD, 0);
    code.invoke(INVOKESPECIAL, superclass, "<init>", "()V");
    int local = 1;
    for (Register argument : plan.arguments()) {
      code.variable(ALOAD, 0);
      code.load(argument.type().representation(), local);
      slots.parameter(code, PUTFIELD, argument);
      local += JvmTypes.size(argument.type());
    }
    code.op(RETURN);
    target.endAdded(code, "<init>", descriptor);
  }

  /// Starts an ended generator of the class again, if one is at hand, or makes a new one.
  private static void maker(ClassAssembly target, FunctionPlan plan, Slots slots) {
    String descriptor = Delegation.makeDescriptor(plan);
    MethodCode code = target.method(ACC_PUBLIC | ACC_STATIC, Delegation.MAKE, descriptor);
    int context = 0;
    for (Register argument : plan.arguments()) {
      context += JvmTypes.size(argument.type());
    }
    int spare = context + 1;
    Label none = new Label();
    code.variable(ALOAD, context);
    code.field(GETFIELD, AbiClasses.CONTEXT, AbiClasses.SPARE, "L" + AbiClasses.FRAME + ";");
    code.op(DUP);
    code.type(INSTANCEOF, target.name());
    code.jump(IFEQ, none);
    code.type(CHECKCAST, target.name());
    code.variable(ASTORE, spare);
    code.variable(ALOAD, spare);
    code.variable(ALOAD, context);
    code.invoke(
        INVOKEVIRTUAL,
        AbiClasses.DELEGATING_GENERATOR,
        AbiClasses.START_AGAIN,
        "(" + CONTEXT + ")V");
    int local = 0;
    for (Register argument : plan.arguments()) {
      code.variable(ALOAD, spare);
      code.load(argument.type().representation(), local);
      slots.parameter(code, PUTFIELD, argument);
      local += JvmTypes.size(argument.type());
    }
    code.variable(ALOAD, spare);
    code.op(ARETURN);
    code.label(none);
    code.op(POP);
    code.type(NEW, target.name());
    code.op(DUP);
    local = 0;
    for (Register argument : plan.arguments()) {
      code.load(argument.type().representation(), local);
      local += JvmTypes.size(argument.type());
    }
    code.invoke(INVOKESPECIAL, target.name(), "<init>", plan.constructorDescriptor());
    code.op(ARETURN);
    target.endAdded(code, Delegation.MAKE, descriptor);
  }

  /// The tasks that run a function: the arguments until the start, then nothing of their own, or what a
  /// frame would hold.
  GeneratedClass task(FunctionPlan plan) {
    ClassAssembly target = new ClassAssembly(plan.taskClass(), AbiClasses.TASK, source);
    Slots slots = Slots.ofTask(program, plan);
    slots.declareSlots(target);
    slots.declareParameters(target, plan.arguments());
    constructor(target, AbiClasses.TASK, plan, slots);
    start(target, plan, slots);
    if (!plan.isOwnFrame() || !hasFrame(plan)) {
      finish(target, plan);
      return target.finish(plan.function().display(), List.of());
    }
    resume(target, plan, slots);
    finish(target, plan);
    forget(target, plan, slots);
    return target.finish(plan.function().display(), stateLines(plan.function()));
  }

  /// Clears the references among the slots, which nobody needs after the end.
  private static void forget(ClassAssembly target, FunctionPlan plan, Slots slots) {
    if (plan.function().slots().stream().noneMatch(slot -> slots.isReference(slot.number()))) {
      return;
    }
    MethodCode code = target.method(ACC_PUBLIC, AbiClasses.FORGET, "()V");
    for (FrameSlot slot : plan.function().slots()) {
      if (slots.isReference(slot.number())) {
        code.variable(ALOAD, 0);
        code.op(ACONST_NULL);
        slots.put(code, slot.number());
      }
    }
    code.op(RETURN);
    target.endAdded(code, AbiClasses.FORGET, "()V");
  }

  private void start(ClassAssembly target, FunctionPlan plan, Slots slots) {
    String descriptor = "(" + CONTEXT + ")V";
    MethodCode code = target.method(ACC_PUBLIC, AbiClasses.START, descriptor);
    code.atLine(plan.function().span());
    for (Register argument : plan.arguments()) {
      code.variable(ALOAD, 0);
      slots.parameter(code, GETFIELD, argument);
      if (argument.type().representation() == Representation.REF) {
        code.variable(ALOAD, 0);
        code.op(ACONST_NULL);
        slots.parameter(code, PUTFIELD, argument);
      }
    }
    Representation result = plan.function().result().representation();
    if (plan.isSuspendable()) {
      code.variable(ALOAD, 1);
    }
    code.invoke(INVOKESTATIC, plan.owner(), plan.method(), plan.descriptor());
    if (result != Representation.UNIT) {
      code.store(result, 2);
    }
    Label suspended = new Label();
    if (plan.isSuspendable()) {
      code.variable(ALOAD, 1);
      code.field(GETFIELD, AbiClasses.CONTEXT, AbiClasses.SUSPENDED, "Z");
      code.jump(IFNE, suspended);
    }
    code.variable(ALOAD, 0);
    if (result != Representation.UNIT) {
      code.load(result, 2);
    }
    complete(code, result);
    code.label(suspended);
    code.op(RETURN);
    target.endAdded(code, AbiClasses.START, descriptor);
  }

  private static void complete(MethodCode code, Representation result) {
    String name = "qi_complete_task";
    String suffix = result == Representation.UNIT ? "" : "_" + result.text();
    RuntimeCalls.call(code, RuntimeCalls.function(name + suffix));
  }

  private static void finish(ClassAssembly target, FunctionPlan plan) {
    String descriptor = "(" + CONTEXT + ")V";
    MethodCode code = target.method(ACC_PUBLIC, AbiClasses.FINISH, descriptor);
    if (plan.isSuspendable()) {
      Representation result = plan.function().result().representation();
      code.variable(ALOAD, 0);
      if (result != Representation.UNIT) {
        code.variable(ALOAD, 1);
      }
      switch (result) {
        case UNIT -> {}
        case BOOL, I32 -> {
          code.field(GETFIELD, AbiClasses.CONTEXT, AbiClasses.I64, "J");
          code.op(L2I);
        }
        case I64 -> code.field(GETFIELD, AbiClasses.CONTEXT, AbiClasses.I64, "J");
        case F64 -> code.field(GETFIELD, AbiClasses.CONTEXT, AbiClasses.F64, "D");
        case REF ->
            code.field(GETFIELD, AbiClasses.CONTEXT, AbiClasses.REF, "L" + JvmTypes.OBJECT + ";");
      }
      complete(code, result);
    }
    code.op(RETURN);
    target.endAdded(code, AbiClasses.FINISH, descriptor);
  }
}
