package org.qistage.pipeline.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.analysis.Frame;
import org.qistage.pipeline.trace.LiveTexts;
import org.qistage.pipeline.trace.TraceProgram;
import org.qistage.pipeline.trace.TraceValue;
import org.qistage.runtime.trace.ValueKind;
import org.qistage.runtime.value.CellI32;

/// Makes the views of states. What has not changed since the view before is the same object: a step holds
/// little of its own.
///
/// An object is looked at anew after each instruction that may have changed it; what the program cannot
/// reach changes no more.
final class StateViews {
  private final LiveTexts texts;

  private final TraceProgram.Function function;

  private StepState last = new StepState(List.of(), List.of());
  private int changes;

  StateViews(TraceProgram.Function function, LiveTexts texts) {
    this.texts = texts;
    this.function = function;
  }

  /// Something may have written into objects.
  void changed() {
    changes++;
  }

  /// The state before an instruction.
  StepState of(MethodBody body, int index, Frame<Operand> frame) {
    List<StepValue> stack = new ArrayList<>();
    for (int i = 0; i < frame.getStackSize(); i++) {
      stack.add(value(frame.getStack(i)));
    }
    List<StepState.Local> locals = new ArrayList<>();
    for (int slot = 0; slot < frame.getLocals(); slot++) {
      Operand operand = frame.getLocal(slot);
      if (operand.kind != Operand.Kind.NOTHING) {
        locals.add(local(slot, body, index, operand, locals.size()));
      }
    }
    List<StepState.Local> known = last.locals();
    last = new StepState(stack, known.equals(locals) ? known : locals);
    return last;
  }

  private StepState.Local local(int slot, MethodBody body, int index, Operand operand, int place) {
    LocalVariableNode variable = body.variable(slot, index);
    boolean character = variable != null && isCharacter(body.site(variable));
    String name = variable == null ? "" : variable.name;
    if (operand.value instanceof CellI32 cell && character) {
      texts.isCharacter(cell);
    }
    StepValue value = value(operand);
    boolean number = operand.kind == Operand.Kind.INT || operand.kind == Operand.Kind.BOOLEAN;
    if (variable != null && number) {
      value = declared(variable, character, operand, value);
    }
    StepState.Local made = new StepState.Local(slot, name, value);
    boolean same = place < last.locals().size() && last.locals().get(place).equals(made);
    return same ? last.locals().get(place) : made;
  }

  private boolean isCharacter(int site) {
    return function
        .site(site)
        .filter(found -> found.local() != TraceProgram.Site.NO_LOCAL)
        .map(found -> function.locals().get(found.local()).type())
        .filter(LiveTexts.CHARACTER::equals)
        .isPresent();
  }

  /// An int as the variable that it is stored in is declared.
  private static StepValue declared(
      LocalVariableNode variable, boolean character, Operand operand, StepValue plain) {
    long bits = operand.asInt();
    if (variable.desc.equals("Z")) {
      return new StepValue("boolean", LiveTexts.scalar(ValueKind.BOOL, bits));
    }
    return character ? new StepValue("int", LiveTexts.scalar(ValueKind.CHARACTER, bits)) : plain;
  }

  private StepValue value(Operand operand) {
    StepValue known = operand.shown;
    boolean current =
        operand.kind != Operand.Kind.REFERENCE
            || operand.value == null
            || operand.shownAt == changes;
    if (known != null && current) {
      return known;
    }
    StepValue made = made(operand);
    StepValue kept = made.equals(known) ? Objects.requireNonNull(known) : made;
    operand.shown = kept;
    operand.shownAt = changes;
    return kept;
  }

  private StepValue made(Operand operand) {
    return switch (operand.kind) {
      case INT -> scalar("int", ValueKind.I32, operand.asInt());
      case BOOLEAN -> scalar("boolean", ValueKind.BOOL, operand.asInt());
      case LONG -> scalar("long", ValueKind.I64, operand.asLong());
      case DOUBLE ->
          scalar("double", ValueKind.F64, Double.doubleToRawLongBits(operand.asDouble()));
      case FLOAT -> scalar("float", ValueKind.F64, Double.doubleToRawLongBits(operand.asFloat()));
      case REFERENCE -> reference(operand.value);
      case NOTHING -> throw new UnsteppableException("nothing on the stack");
    };
  }

  private static StepValue scalar(String type, ValueKind kind, long bits) {
    return new StepValue(type, LiveTexts.scalar(kind, bits));
  }

  private StepValue reference(@Nullable Object object) {
    return switch (object) {
      case null -> new StepValue("null", texts.reference(null));
      case Operand.Unmade(var type) ->
          new StepValue(shortName(type), new TraceValue(ValueKind.REF, 0, "new"));
      default -> new StepValue(shortName(object.getClass()), texts.reference(object));
    };
  }

  private static String shortName(Class<?> type) {
    return type.getName().substring(type.getName().lastIndexOf('.') + 1);
  }
}
