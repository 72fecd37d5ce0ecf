package org.qistage.pipeline.steps;

import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.qistage.pipeline.steps.ActivationSteps.Step;
import org.qistage.pipeline.steps.ActivationSteps.Visit;
import org.qistage.pipeline.trace.LiveTexts;
import org.qistage.runtime.Stepper;
import org.qistage.runtime.Stepping;

/// Executes one activation from the bytecode that was emitted for its function, and notes each step. All
/// else of the run, what it calls too, is executed by the JVM.
///
/// The moves of operands are ASM's, the effects those of {@link Operations}; here are jumps, handlers and
/// returns. Instructions that may fail are executed by way of the bridge, from the line that they stand at
/// ({@link SteppedCode}). Runs on the worker of the run; what it has noted may be asked for when the run is
/// over.
final class ActivationInterpreter implements Stepper {
  private final int activation;
  private final List<MethodBody> bodies;
  private final ClassLoader loader;
  private final Function<Recording, StateViews> viewsOf;
  private final int from;
  private final int most;

  private final List<Visit> visits = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private boolean complete = true;
  private @Nullable StateViews views;
  private @Nullable UnsteppableException fault;

  /// @param loader of the program's classes
  /// @param viewsOf makes the views of the states, given what is being recorded
  /// @param from what is done before this event is not noted
  /// @param most so many steps are noted; the others are executed all the same
  ActivationInterpreter(
      int activation,
      List<MethodBody> bodies,
      ClassLoader loader,
      Function<Recording, StateViews> viewsOf,
      int from,
      int most) {
    this.activation = activation;
    this.bodies = bodies;
    this.loader = loader;
    this.viewsOf = viewsOf;
    this.from = from;
    this.most = most;
  }

  @Override
  public int activation() {
    return activation;
  }

  List<Visit> visits() {
    return visits;
  }

  List<Step> steps() {
    return steps;
  }

  boolean isComplete() {
    return complete;
  }

  /// What it could not do; the run is worth nothing then.
  Optional<UnsteppableException> fault() {
    return Optional.ofNullable(fault);
  }

  @Override
  public @Nullable Object run(int method, @Nullable Object[] arguments, Recording recording)
      throws Throwable {
    if (views == null) {
      views = viewsOf.apply(recording);
    }
    try {
      return new Execution(method, arguments, recording, views).run();
    } catch (UnsteppableException e) {
      fault = e;
      throw e;
    }
  }

  /// One visit.
  private final class Execution {
    private final int visit;
    private final int method;
    private final MethodBody body;
    private final Frame<Operand> frame;
    private final Recording recording;
    private final StateViews views;
    private final Members members;
    private final Operations operations;
    private final MethodHandle bridge;

    Execution(int method, @Nullable Object[] arguments, Recording recording, StateViews views)
        throws ClassNotFoundException {
      this.method = method;
      this.body = bodies.get(method);
      this.recording = recording;
      this.views = views;
      frame = body.begin(arguments);
      members = new Members(Class.forName(body.method().owner(), false, loader));
      operations = new Operations(members);
      bridge = members.bridge(body.method().method());
      visit = visits.size();
      visits.add(new Visit(method, steps.size(), steps.size()));
    }

    @Nullable Object run() throws Throwable {
      int at = 0;
      StepState state = view(at);
      while (true) {
        AbstractInsnNode instruction = body.instruction(at);
        boolean noted = isNoted();
        int event = recording.lastEvent();
        Throwable thrown = null;
        operations.begin();
        try {
          execute(instruction, at);
        } catch (UnsteppableException e) {
          throw e;
        } catch (Throwable t) {
          thrown = t;
        }
        int next = thrown == null ? next(instruction, at) : body.handler(at, thrown, members);
        boolean over = next < 0;
        if (mayWrite(instruction)) {
          views.changed();
        }
        if (thrown != null) {
          frame.clearStack();
          if (!over) {
            frame.push(Operand.reference(thrown));
          }
        }
        StepState after = view(over ? at : next);
        if (noted) {
          note(at, event, state, after, thrown);
        } else {
          complete = false;
        }
        if (over) {
          if (thrown != null) {
            throw thrown;
          }
          Operand value = operations.returned();
          return value == null ? null : value.value;
        }
        state = after;
        at = next;
      }
    }

    /// Whether the step that begins now is noted: it may be the one that records the first event.
    private boolean isNoted() {
      return steps.size() < most && recording.lastEvent() + 1 >= from;
    }

    private StepState view(int index) {
      return isNoted() ? views.of(body, index, frame) : new StepState(List.of(), List.of());
    }

    private void note(
        int at, int event, StepState before, StepState after, @Nullable Throwable thrown) {
      Optional<String> failure = Optional.ofNullable(thrown).map(t -> LiveTexts.failure(t));
      steps.add(new Step(visit, at, event, recording.lastEvent(), before, after, failure));
      Visit known = visits.get(visit);
      int first = known.first() == known.end() ? steps.size() - 1 : known.first();
      visits.set(visit, new Visit(method, first, steps.size()));
    }

    private void execute(AbstractInsnNode instruction, int at) throws Throwable {
      if (mayFail(instruction.getOpcode())) {
        Stepping.Work work =
            () -> {
              frame.execute(instruction, operations);
              return null;
            };
        Object _ = (Object) bridge.invokeExact(work, body.line(at));
      } else {
        try {
          frame.execute(instruction, operations);
        } catch (AnalyzerException | IndexOutOfBoundsException e) {
          throw new UnsteppableException("does not verify", e);
        }
      }
      Operand made = operations.made();
      if (made != null) {
        replace(operations.unmade(), made);
      }
    }

    /// Puts an object that has been made in the places where it has been awaited.
    @SuppressWarnings("ReferenceEquality") // two objects of a class may be in the making
    private void replace(Operand.@Nullable Unmade placeholder, Operand object) {
      for (int i = 0; i < frame.getLocals(); i++) {
        if (frame.getLocal(i).value == placeholder) {
          frame.setLocal(i, object);
        }
      }
      for (int i = 0; i < frame.getStackSize(); i++) {
        if (frame.getStack(i).value == placeholder) {
          frame.setStack(i, object);
        }
      }
    }

    /// Where it goes on; -1 where the method ends.
    private int next(AbstractInsnNode instruction, int at) {
      int opcode = instruction.getOpcode();
      if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
        return -1;
      }
      return switch (instruction) {
        case JumpInsnNode jump when opcode == Opcodes.GOTO || operations.jumps() ->
            body.index(jump.label);
        case TableSwitchInsnNode _, LookupSwitchInsnNode _ ->
            body.index(Operations.target(instruction, operations.key()));
        default -> at + 1;
      };
    }
  }

  private static boolean mayFail(int opcode) {
    return mayWriteOrCall(opcode)
        || switch (opcode) {
          case Opcodes.GETFIELD,
              Opcodes.GETSTATIC,
              Opcodes.NEW,
              Opcodes.CHECKCAST,
              Opcodes.ATHROW,
              Opcodes.IDIV,
              Opcodes.IREM,
              Opcodes.LDIV,
              Opcodes.LREM ->
              true;
          default -> false;
        };
  }

  private static boolean mayWrite(AbstractInsnNode instruction) {
    return mayWriteOrCall(instruction.getOpcode());
  }

  private static boolean mayWriteOrCall(int opcode) {
    return opcode == Opcodes.PUTFIELD
        || opcode == Opcodes.PUTSTATIC
        || (opcode >= Opcodes.INVOKEVIRTUAL && opcode <= Opcodes.INVOKEINTERFACE);
  }
}
