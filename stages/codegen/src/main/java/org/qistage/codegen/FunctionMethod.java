package org.qistage.codegen;

import java.util.ArrayList;
import java.util.List;
import org.qistage.lowering.ImportedFunction;
import org.qistage.lowering.LoweredFunction;
import org.qistage.lowering.LoweredProgram;

/// A method that holds a function of a program, or one of the two that do: for whoever follows what a
/// program executes.
///
/// @param function the function's name with its module, as no other function is called
/// @param owner the class of the method
/// @param activationField the field of the frame or generator, the method's first argument, that a debug
///     build keeps the number of the activation in; empty for a method that begins without one
/// @param frame the class of that field
public record FunctionMethod(
    String function,
    Part part,
    String owner,
    String method,
    String descriptor,
    String frame,
    String activationField) {

  /// What a method does of its function.
  public enum Part {
    /// All that happens before a first suspension.
    START,
    /// What follows a suspension.
    RESUME,
    /// All of it, with a generator as its object.
    GENERATOR
  }

  /// Whether it is no method of an object.
  public boolean isStatic() {
    return part != Part.GENERATOR;
  }

  /// The methods of the functions of a file of a debug build, as code generation makes them.
  public static List<FunctionMethod> of(LoweredProgram program) {
    List<FunctionMethod> all = new ArrayList<>();
    for (FunctionPlan plan : new ProgramPlan(program).functions()) {
      LoweredFunction function = plan.function();
      String name = ImportedFunction.reference(program.module(), function.name());
      String field = function.states().isEmpty() ? "" : "s" + (function.slots().size() - 1);
      if (plan.isGenerator()) {
        String method = ClassBuilder.generatorMethod(function);
        all.add(
            new FunctionMethod(
                name,
                Part.GENERATOR,
                plan.generatorClass(),
                method,
                ClassBuilder.generatorDescriptor(function),
                plan.generatorClass(),
                field));
        continue;
      }
      all.add(
          new FunctionMethod(
              name, Part.START, plan.owner(), plan.method(), plan.descriptor(), "", ""));
      if (plan.isSuspendable() && !field.isEmpty()) {
        all.add(
            new FunctionMethod(
                name,
                Part.RESUME,
                plan.owner(),
                plan.resumeMethod(),
                plan.resumeDescriptor(),
                plan.frameClass(),
                field));
      }
    }
    return all;
  }
}
