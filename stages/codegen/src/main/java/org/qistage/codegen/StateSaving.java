package org.qistage.codegen;

import static org.objectweb.asm.Opcodes.*;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.qistage.lowering.Representation;
import org.qistage.lowering.Save;
import org.qistage.lowering.Terminator;
import org.qistage.runtime.abi.AbiClasses;

/// Writes what a body does to leave its variables and its state behind: in the frame or generator that it
/// was called on, or, in a start body, in a new frame.
final class StateSaving {
  private static final String PUSH_DESCRIPTOR = "(L" + AbiClasses.FRAME + ";)V";

  private final FunctionPlan plan;
  private final Slots slots;
  private final MethodCode code;
  private final Expressions expressions;

  /// Null where there is no object that the body was called on.
  private final @Nullable SlotContents contents;

  private final int contextLocal;

  StateSaving(
      FunctionPlan plan,
      Slots slots,
      MethodCode code,
      Expressions expressions,
      @Nullable SlotContents contents,
      int contextLocal) {
    this.plan = plan;
    this.slots = slots;
    this.code = code;
    this.expressions = expressions;
    this.contents = contents;
    this.contextLocal = contextLocal;
  }

  private SlotContents contents() {
    if (contents == null) {
      throw new MalformedException("a plain function cannot suspend");
    }
    return contents;
  }

  /// The slots that may hold a reference at the end of this node.
  BitSet references(int node) {
    return contents().references(node);
  }

  /// @param value what the state field shall hold
  void intoThis(int node, int value, int state, List<Save> saves) {
    SlotContents known = contents();
    for (Save save : saves) {
      if (!known.isSaved(node, save)) {
        code.variable(ALOAD, 0);
        load(save);
        slots.put(code, save.slot());
      }
    }
    known.deadReferences(node, state).stream().forEach(this::clear);
    if (!known.isInState(node, value)) {
      setState(value);
    }
  }

  void clear(int slot) {
    code.variable(ALOAD, 0);
    code.op(ACONST_NULL);
    slots.put(code, slot);
  }

  void setState(int state) {
    code.variable(ALOAD, 0);
    code.pushInt(state);
    code.field(PUTFIELD, slots.owner(), AbiClasses.STATE, slots.stateDescriptor());
  }

  /// Puts the frame that the body was called on into the context's list.
  void pushFrame() {
    if (plan.isOwnFrame()) {
      return;
    }
    code.variable(ALOAD, contextLocal);
    code.variable(ALOAD, 0);
    code.invoke(INVOKEVIRTUAL, AbiClasses.CONTEXT, AbiClasses.PUSH, PUSH_DESCRIPTOR);
  }

  private void load(Save save) {
    expressions.load(save.register());
    expressions.convert(
        RuntimeCalls.descriptor(plan.function().register(save.register()).type()),
        slots.descriptor(save.slot()));
  }

  // ---- New frames ----

  void intoNewFrame(Terminator.Suspend suspend) {
    List<Save> saves = suspend.saves();
    String descriptor = descriptor(slots, saves);
    if (JvmTypes.fitsMethod(descriptor)) {
      saves.forEach(this::load);
      code.variable(ALOAD, contextLocal);
      code.invoke(INVOKESTATIC, plan.frameClass(), method(suspend.state()), descriptor);
      return;
    }
    pushNewFrame(code, plan, contextLocal);
    for (Save save : saves) {
      code.op(DUP);
      load(save);
      slots.put(code, save.slot());
    }
    endNewFrame(code, plan, slots, suspend.state(), contextLocal);
  }

  /// Writes the method of a frame class that {@link #intoNewFrame} calls; none where it would have too many
  /// parameters.
  static void writeMethod(
      ClassAssembly target, FunctionPlan plan, Slots slots, Terminator.Suspend suspend) {
    String descriptor = descriptor(slots, suspend.saves());
    if (!JvmTypes.fitsMethod(descriptor)) {
      return;
    }
    String method = method(suspend.state());
    MethodCode code = target.method(ACC_STATIC, method, descriptor);
    int context = (Type.getArgumentsAndReturnSizes(descriptor) >> 2) - 2;
    pushNewFrame(code, plan, context);
    int local = 0;
    for (Save save : suspend.saves()) {
      code.op(DUP);
      Representation kind = slots.representation(save.slot());
      code.load(kind, local);
      slots.put(code, save.slot());
      local += JvmTypes.size(kind);
    }
    endNewFrame(code, plan, slots, suspend.state(), context);
    code.op(RETURN);
    target.endAdded(code, method, descriptor);
  }

  private static String method(int state) {
    return "保存" + state;
  }

  private static String descriptor(Slots slots, List<Save> saves) {
    StringBuilder text = new StringBuilder("(");
    for (Save save : saves) {
      text.append(slots.descriptor(save.slot()));
    }
    return text.append(Expressions.contextDescriptor()).append(")V").toString();
  }

  /// Pushes what an activation that has not been suspended before saves its variables in: a new frame, or
  /// the running task.
  private static void pushNewFrame(MethodCode code, FunctionPlan plan, int contextLocal) {
    if (plan.isOwnFrame()) {
      code.variable(ALOAD, contextLocal);
      code.invoke(
          INVOKEVIRTUAL, AbiClasses.CONTEXT, AbiClasses.CURRENT, "()L" + AbiClasses.TASK + ";");
      code.type(CHECKCAST, plan.taskClass());
      return;
    }
    code.type(NEW, plan.frameClass());
    code.op(DUP);
    code.invoke(INVOKESPECIAL, plan.frameClass(), "<init>", "()V");
  }

  /// Ends what {@link #pushNewFrame} has begun: the frame gets the number of the suspension point, and joins
  /// the context's list. A task that is its own frame is at the end of its list without being in it.
  private static void endNewFrame(
      MethodCode code, FunctionPlan plan, Slots slots, int state, int contextLocal) {
    if (!plan.isOwnFrame()) {
      code.op(DUP);
    }
    code.pushInt(state);
    code.field(PUTFIELD, slots.owner(), AbiClasses.STATE, slots.stateDescriptor());
    if (!plan.isOwnFrame()) {
      code.variable(ALOAD, contextLocal);
      code.op(SWAP);
      code.invoke(INVOKEVIRTUAL, AbiClasses.CONTEXT, AbiClasses.PUSH, PUSH_DESCRIPTOR);
    }
  }
}
