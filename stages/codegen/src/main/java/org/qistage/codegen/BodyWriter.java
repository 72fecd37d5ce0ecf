package org.qistage.codegen;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.qistage.codegen.BodyGraph.Node;
import org.qistage.lowering.Instruction;
import org.qistage.lowering.LoweredFunction;
import org.qistage.lowering.Operand;
import org.qistage.lowering.Register;
import org.qistage.lowering.Representation;
import org.qistage.lowering.Terminator;
import org.qistage.lowering.ValueType;
import org.qistage.runtime.abi.AbiClasses;
import org.qistage.runtime.abi.AbiTable;

/// Writes one method that holds a function, or one part of a suspendable one.
///
/// The way through the method that does not suspend comes first and is all that HotSpot need look at;
/// what saves the variables stands at the end, and in a start body is only a call of a method of the
/// frame class, so that the hot code stays small enough to be inlined.
final class BodyWriter {
  private record Exit(Label label, int node, Terminator.Suspend suspend) {}

  private final FunctionPlan plan;
  private final LoweredFunction function;
  private final BodyKind kind;
  private final MethodCode code;
  private final Slots slots;
  private final Folding folding;
  private final BodyGraph graph;
  private final int[] layout;
  private final Locals locals;
  private final Expressions expressions;
  private final StateSaving saving;
  private final int contextLocal;

  /// Whether a generator notes that it runs.
  private final boolean marksRunning;

  private final Label[] labels;

  /// For each protected node where its handler's range begins and ends.
  private final @Nullable Label[] protectionStarts;

  private final @Nullable Label[] protectionEnds;
  private final Map<Integer, Label> boundaries = new HashMap<>();
  private final Map<Integer, Label> placed = new HashMap<>();
  private final List<Exit> exits = new ArrayList<>();
  private final BitSet finishing = new BitSet();
  private final Label finish = new Label();
  private @Nullable Terminator lastReturn;
  private int step;

  BodyWriter(
      ProgramPlan program,
      FunctionPlan plan,
      Folding folding,
      Slots slots,
      BodyKind kind,
      MethodCode code) {
    this.plan = plan;
    this.function = plan.function();
    this.kind = kind;
    this.code = code;
    this.slots = slots;
    this.folding = folding;
    graph = new BodyGraph(function, kind);
    layout = graph.layout();
    int[] fixed = new int[function.registers().size()];
    Arrays.fill(fixed, -1);
    int free = 2;
    int context = 1;
    if (!kind.dispatches()) {
      free = 0;
      for (Register argument : plan.arguments()) {
        fixed[argument.number()] = free;
        free += JvmTypes.size(argument.type());
      }
      boolean hasContext = kind == BodyKind.START || ContextUse.inLoop(graph, layout);
      context = hasContext ? free++ : -1;
    }
    contextLocal = context;
    locals = new Locals(graph, folding, layout, fixed, free);
    expressions = new Expressions(program, code, function, folding, locals, slots, contextLocal);
    marksRunning =
        kind == BodyKind.GENERATOR
            && Reentry.isPossible(function)
            && !Delegation.isPossible(function);
    SlotContents contents =
        kind.dispatches()
            ? new SlotContents(graph, folding, slots.parameterOf(), !marksRunning)
            : null;
    saving = new StateSaving(plan, slots, code, expressions, contents, contextLocal);
    labels = new Label[graph.nodes().size()];
    Arrays.setAll(labels, _ -> new Label());
    protectionStarts = new Label[labels.length];
    protectionEnds = new Label[labels.length];
  }

  /// Writes the code, all but its end.
  void write() {
    handlers();
    Label start = new Label();
    code.label(start);
    for (Locals.Range range : locals.ranges()) {
      if (!range.register().name().isEmpty()) {
        boundaries.computeIfAbsent(range.from(), _ -> new Label());
        boundaries.computeIfAbsent(range.to(), _ -> new Label());
      }
    }
    Label idle = new Label();
    prologue(idle);
    for (int i = 0; i < layout.length; i++) {
      node(layout[i], i + 1 < layout.length ? layout[i + 1] : -1);
    }
    if (kind == BodyKind.GENERATOR) {
      generatorFinish();
    }
    exits.forEach(this::exit);
    Label end = new Label();
    if (kind == BodyKind.GENERATOR) {
      generatorFailure(start, idle);
    } else if (kind == BodyKind.RESUME && function.states().size() != 1) {
      code.label(idle);
      unreachable();
    }
    code.label(end);
    variables(start, end);
  }

  private void prologue(Label idle) {
    switch (kind) {
      case PLAIN -> {
        if (contextLocal >= 0) {
          code.atLine(function.span());
          RuntimeCalls.call(code, RuntimeCalls.function("qi_context"));
          code.variable(ASTORE, contextLocal);
        }
      }
      case START -> {}
      case RESUME -> {
        code.atLine(function.span());
        int[] entries = graph.entries();
        if (entries.length == 1) {
          goTo(entries[0], layout[0]);
        } else {
          dispatch(1, idle, entryLabels());
        }
      }
      case GENERATOR -> {
        code.atLine(function.span());
        generatorDispatch(idle);
      }
    }
  }

  private Label[] entryLabels() {
    return Arrays.stream(graph.entries()).mapToObj(entry -> labels[entry]).toArray(Label[]::new);
  }

  /// Goes to the state's entry, by way of its arguments at the start, and of noting that it runs where
  /// it might come to resume itself.
  private void generatorDispatch(Label idle) {
    Label[] targets = entryLabels();
    Label[] ways = targets.clone();
    Arrays.setAll(ways, entry -> entry == 0 || marksRunning ? new Label() : targets[entry]);
    dispatch(0, idle, ways);
    for (int entry = ways.length - 1; entry >= 0; entry--) {
      if (entry > 0 && !marksRunning) {
        continue;
      }
      code.label(ways[entry]);
      if (marksRunning) {
        saving.setState(AbiClasses.RUNNING);
      }
      if (entry == 0) {
        loadParameters();
      }
      goTo(graph.entries()[entry], entry == 0 ? layout[0] : -1);
    }
  }

  private void dispatch(int low, Label otherwise, Label[] targets) {
    code.variable(ALOAD, 0);
    code.field(GETFIELD, slots.owner(), AbiClasses.STATE, slots.stateDescriptor());
    code.tableSwitch(low, otherwise, targets);
  }

  private void loadParameters() {
    int entry = graph.entries()[0];
    for (Register parameter : plan.arguments()) {
      if (locals.liveAt(entry, parameter.number())) {
        code.variable(ALOAD, 0);
        slots.parameter(code, GETFIELD, parameter);
        code.store(parameter.type().representation(), locals.local(parameter.number()));
      }
      if (slots.hasOwnField(parameter) && parameter.type().representation() == Representation.REF) {
        code.variable(ALOAD, 0);
        code.op(ACONST_NULL);
        slots.parameter(code, PUTFIELD, parameter);
      }
    }
  }

  private void node(int number, int following) {
    Node node = graph.node(number);
    code.label(labels[number]);
    Folding.Steps steps = folding.steps(node.block());
    int index = 0;
    for (Instruction root : steps.roots()) {
      protect(number, index++ == steps.raising());
      boundary();
      expressions.root(root);
    }
    protect(number, index == steps.raising());
    boundary();
    terminator(number, node, following);
    Label end = protectionEnds[number];
    if (end != null) {
      code.label(end);
    }
  }

  /// Tells the JVM of the handlers, before any code: a node's failures are caught from the first place
  /// that may raise to its end.
  private void handlers() {
    for (int number : layout) {
      Node node = graph.node(number);
      if (node.isProtected()) {
        Label from = new Label();
        Label to = new Label();
        protectionStarts[number] = from;
        protectionEnds[number] = to;
        code.handler(from, to, labels[node.handler()]);
      }
    }
  }

  private void protect(int number, boolean starts) {
    Label start = protectionStarts[number];
    if (start != null && starts) {
      code.label(start);
    }
  }

  /// Counts a step and places the label that a variable's range begins or ends with here.
  private void boundary() {
    Label label = boundaries.remove(step);
    if (label != null) {
      code.label(label);
      placed.put(step, label);
    }
    step++;
  }

  private void terminator(int number, Node node, int following) {
    Terminator terminator = node.block().terminator();
    code.at(terminator);
    int[] next = node.next();
    switch (terminator) {
      case Terminator.Jump _ -> goTo(next[0], following);
      case Terminator.Branch branch -> branch(branch.condition(), next, following);
      case Terminator.Return returned -> returned(number, returned, following);
      case Terminator.Suspend suspend when Delegation.is(suspend) -> delegated(number, suspend);
      case Terminator.Suspend suspend -> {
        String actual = expressions.call(suspend.callee(), suspend.operands());
        expressions.store(suspend.result(), actual);
        Exit exit = new Exit(new Label(), number, suspend);
        exits.add(exit);
        code.variable(ALOAD, contextLocal);
        code.field(GETFIELD, AbiClasses.CONTEXT, AbiClasses.SUSPENDED, "Z");
        code.jump(IFNE, exit.label());
        goTo(next[0], following);
      }
      case Terminator.Yield yield -> yielded(number, yield);
      case Terminator.Rethrow(_, _, var failure) -> {
        expressions.push(failure, "L" + AbiTable.THROWABLE.internalName() + ";");
        code.op(ATHROW);
      }
      case Terminator.Unreachable _ -> unreachable();
    }
  }

  private void unreachable() {
    code.op(ACONST_NULL);
    code.op(ATHROW);
  }

  private void goTo(int target, int following) {
    if (target != following) {
      code.jump(GOTO, labels[target]);
    }
  }

  private void branch(Operand condition, int[] next, int following) {
    if (next[0] == next[1]) {
      expressions.push(condition, "V");
    } else if (next[1] == following) {
      expressions.jumpIf(condition, true, labels[next[0]]);
      return;
    } else {
      expressions.jumpIf(condition, false, labels[next[1]]);
    }
    goTo(next[0], following);
  }

  private void returned(int number, Terminator.Return returned, int following) {
    ValueType result = function.result();
    switch (kind) {
      case PLAIN, START -> {
        expressions.push(returned.value(), RuntimeCalls.descriptor(result));
        code.op(JvmTypes.returnOpcode(result.representation()));
      }
      case RESUME -> {
        toContext(returned.value(), result);
        code.op(RETURN);
      }
      case GENERATOR -> {
        expressions.push(returned.value(), "V");
        finishing.or(saving.references(number));
        lastReturn = returned;
        if (following >= 0) {
          code.jump(GOTO, finish);
        }
      }
    }
  }

  /// Puts the value of a resumed function into the context's register of its type.
  private void toContext(Operand value, ValueType type) {
    if (type.representation() == Representation.UNIT) {
      expressions.push(value, "V");
      return;
    }
    code.variable(ALOAD, contextLocal);
    expressions.push(value, RuntimeCalls.descriptor(type));
    putValue(AbiClasses.CONTEXT, type.representation());
  }

  /// Stores the value on the stack, over its object, in the object's field for values of its kind.
  private void putValue(String owner, Representation kind) {
    boolean bits = kind == Representation.F64 && !owner.equals(AbiClasses.CONTEXT);
    if (bits) {
      code.invoke(INVOKESTATIC, "java/lang/Double", "doubleToRawLongBits", "(D)J");
    }
    switch (kind) {
      case BOOL, I32 -> {
        code.op(I2L);
        code.field(PUTFIELD, owner, AbiClasses.I64, "J");
      }
      case I64 -> code.field(PUTFIELD, owner, AbiClasses.I64, "J");
      case F64 ->
          code.field(PUTFIELD, owner, bits ? AbiClasses.I64 : AbiClasses.F64, bits ? "J" : "D");
      case REF -> code.field(PUTFIELD, owner, AbiClasses.REF, "L" + JvmTypes.OBJECT + ";");
      case UNIT -> throw new IllegalArgumentException("no value");
    }
  }

  private void yielded(int number, Terminator.Yield yield) {
    Representation element = function.result().representation();
    if (element == Representation.UNIT) {
      expressions.push(yield.value(), "V");
    } else {
      code.variable(ALOAD, 0);
      expressions.push(yield.value(), RuntimeCalls.descriptor(function.result()));
      putValue(slots.owner(), element);
    }
    saving.intoThis(number, yield.state(), yield.state(), yield.saves());
    code.op(ICONST_1);
    code.op(IRETURN);
  }

  /// Leaves the body to its driver, with the generator that it goes on after.
  private void delegated(int number, Terminator.Suspend suspend) {
    expressions.delegate(suspend.operands());
    saving.intoThis(number, suspend.state(), suspend.state(), suspend.saves());
    code.pushInt(
        Delegation.isLast(function, suspend) ? AbiClasses.DELEGATED_LAST : AbiClasses.DELEGATED);
    code.op(IRETURN);
  }

  /// What happens at a suspension point when the context is suspended.
  private void exit(Exit exit) {
    code.label(exit.label());
    Terminator.Suspend suspend = exit.suspend();
    code.at(suspend);
    switch (kind) {
      case PLAIN -> throw new MalformedException("a plain function cannot suspend");
      case START -> {
        saving.intoNewFrame(suspend);
        Representation result = function.result().representation();
        if (result != Representation.UNIT) {
          code.op(JvmTypes.zeroOpcode(result));
        }
        code.op(JvmTypes.returnOpcode(result));
      }
      case RESUME -> {
        saving.intoThis(exit.node(), suspend.state(), suspend.state(), suspend.saves());
        saving.pushFrame();
        code.op(RETURN);
      }
      case GENERATOR -> {
        int awaiting = AbiClasses.RUNNING - suspend.state();
        saving.intoThis(exit.node(), awaiting, suspend.state(), suspend.saves());
        saving.pushFrame();
        code.op(ICONST_0);
        code.op(IRETURN);
      }
    }
  }

  /// How a generator ends by a return.
  private void generatorFinish() {
    if (lastReturn != null) {
      code.at(lastReturn);
      code.label(finish);
      finishing.stream().forEach(saving::clear);
      clearYielded();
      saving.setState(AbiClasses.FINISHED);
      code.op(ICONST_0);
      code.op(IRETURN);
    }
  }

  /// How a generator ends by a failure, and how it answers in a state that no 恢复 goes on from.
  private void generatorFailure(Label start, Label idle) {
    Label failed = new Label();
    code.handler(start, failed, failed);
    code.label(failed);
    for (int slot = 0; slot < function.slots().size(); slot++) {
      if (slots.isReference(slot)) {
        saving.clear(slot);
      }
    }
    clearYielded();
    saving.setState(AbiClasses.FINISHED);
    code.op(ATHROW);
    Label busy = new Label();
    code.atLine(function.span());
    code.label(idle);
    code.variable(ALOAD, 0);
    code.field(GETFIELD, slots.owner(), AbiClasses.STATE, "I");
    code.pushInt(AbiClasses.FINISHED);
    code.jump(IF_ICMPNE, busy);
    code.op(ICONST_0);
    code.op(IRETURN);
    code.label(busy);
    RuntimeCalls.call(code, RuntimeCalls.function("qi_generator_busy"));
    unreachable();
  }

  private void clearYielded() {
    if (function.result().representation() == Representation.REF) {
      code.variable(ALOAD, 0);
      code.op(ACONST_NULL);
      code.field(PUTFIELD, slots.owner(), AbiClasses.REF, "L" + JvmTypes.OBJECT + ";");
    }
  }

  private void variables(Label start, Label end) {
    for (Locals.Range range : locals.ranges()) {
      Register register = range.register();
      if (register.name().isEmpty()) {
        continue;
      }
      Label from = range.from() < 0 ? start : placed.getOrDefault(range.from(), end);
      Label to = placed.getOrDefault(range.to(), end);
      if (from.getOffset() < to.getOffset()) {
        code.localVariable(
            JvmNames.legal(register.name()),
            RuntimeCalls.descriptor(register.type()),
            from,
            to,
            range.local());
      }
    }
  }
}
