package org.qistage.pipeline.steps;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qistage.foundation.json.RecordFormat;
import org.qistage.foundation.json.RecordWriter;

/// The steps of an activation as tools read them: `qi-stage/steps/1`. Each step tells what is on the operand
/// stack after it and which variables are not as before.
///
/// @param activation its number in the trace
/// @param function its function's name for readers
/// @param file the name of its file
/// @param complete whether these are all steps
public record StepsDocument(
    int activation,
    String function,
    String file,
    boolean complete,
    List<ActivationSteps.Method> methods,
    List<VisitRow> visits) {
  public static final RecordFormat<StepsDocument> FORMAT =
      new RecordFormat<>("steps", 1, StepsDocument.class);

  public StepsDocument {
    methods = List.copyOf(methods);
    visits = List.copyOf(visits);
  }

  /// From a call or a resumption until control is given back.
  ///
  /// @param method the index of the method
  /// @param locals the variables that the method begins with
  public record VisitRow(int method, List<LocalRow> locals, List<StepRow> steps) {
    public VisitRow {
      locals = List.copyOf(locals);
      steps = List.copyOf(steps);
    }
  }

  /// An instruction that was executed.
  ///
  /// @param instruction its index in the method
  /// @param event the last event before it; -1 before the first
  /// @param lastEvent the last event when it was done
  /// @param stack what is on the operand stack then, the top last
  /// @param changed the variables that are not as before
  /// @param failure what it failed with
  public record StepRow(
      int instruction,
      int event,
      int lastEvent,
      List<ValueRow> stack,
      List<LocalRow> changed,
      Optional<String> failure) {
    public StepRow {
      stack = List.copyOf(stack);
      changed = List.copyOf(changed);
    }
  }

  /// A value.
  ///
  /// @param object the number of the object in the trace; 0 for none
  public record ValueRow(String type, String text, int object) {
    static ValueRow of(StepValue value) {
      return new ValueRow(value.type(), value.text(), value.value().object());
    }
  }

  /// A local variable.
  public record LocalRow(int slot, String name, ValueRow value) {
    static LocalRow of(StepState.Local local) {
      return new LocalRow(local.slot(), local.name(), ValueRow.of(local.value()));
    }
  }

  /// @param file the name of the file of the function
  public static StepsDocument of(ActivationSteps steps, String file) {
    List<VisitRow> visits = new ArrayList<>();
    for (ActivationSteps.Visit visit : steps.visits()) {
      List<ActivationSteps.Step> own = steps.steps().subList(visit.first(), visit.end());
      List<LocalRow> locals =
          own.isEmpty()
              ? List.of()
              : own.getFirst().before().locals().stream().map(LocalRow::of).toList();
      visits.add(
          new VisitRow(visit.method(), locals, own.stream().map(StepsDocument::row).toList()));
    }
    return new StepsDocument(
        steps.activation(), steps.function(), file, steps.complete(), steps.methods(), visits);
  }

  private static StepRow row(ActivationSteps.Step step) {
    return new StepRow(
        step.instruction(),
        step.event(),
        step.lastEvent(),
        step.after().stack().stream().map(ValueRow::of).toList(),
        step.changed().stream().map(LocalRow::of).toList(),
        step.failure());
  }

  /// @throws IOException when the writer throws it
  public void writeTo(Writer out) throws IOException {
    RecordWriter.write(FORMAT, this, out);
  }
}
