package org.qistage.codegen;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Type;
import org.qistage.lowering.FunctionShape;
import org.qistage.lowering.LoweredFunction;
import org.qistage.lowering.Register;
import org.qistage.lowering.Representation;
import org.qistage.runtime.abi.AbiClasses;

/// Where the parts of one function go, under which names. A parameter or result without a value is
/// nothing to the JVM.
///
/// @param owner the class that has its methods; for a generator its own class
/// @param method the method that is called, or `qi_generator_next`
/// @param resumeMethod the method that goes on after a suspension; unused unless suspendable
/// @param frameClass its frame class, which is its task class when it {@link #isOwnFrame}; unused unless
///     suspendable
/// @param taskClass the class of tasks that run it; unused unless it is spawned
/// @param generatorClass its generator class; unused unless it is a generator
/// @param arguments the registers of the parameters that have a value
/// @param constructorDescriptor the descriptor of the constructors of its task and generator classes
/// @param descriptor the descriptor of the method that is called
record FunctionPlan(
    LoweredFunction function,
    String owner,
    String method,
    String resumeMethod,
    String frameClass,
    String taskClass,
    String generatorClass,
    List<Register> arguments,
    String constructorDescriptor,
    String descriptor) {

  static FunctionPlan of(
      LoweredFunction function,
      String owner,
      String method,
      String resumeMethod,
      String frameClass,
      String taskClass,
      String generatorClass) {
    List<Register> arguments = new ArrayList<>();
    StringBuilder text = new StringBuilder("(");
    for (int parameter : function.parameters()) {
      Register register = function.register(parameter);
      if (register.type().representation() != Representation.UNIT) {
        arguments.add(register);
        text.append(RuntimeCalls.descriptor(register.type()));
      }
    }
    String constructor = text + ")V";
    if (function.shape() == FunctionShape.SUSPENDABLE) {
      text.append(Expressions.contextDescriptor());
    }
    String descriptor =
        text.append(')').append(RuntimeCalls.descriptor(function.result())).toString();
    return new FunctionPlan(
        function,
        owner,
        method,
        resumeMethod,
        frameClass,
        taskClass,
        generatorClass,
        List.copyOf(arguments),
        constructor,
        descriptor);
  }

  boolean isSuspendable() {
    return function.shape() == FunctionShape.SUSPENDABLE;
  }

  boolean isGenerator() {
    return function.shape() == FunctionShape.GENERATOR;
  }

  /// Whether its tasks hold what it saves, besides being tasks: it is never called, only started, so that
  /// each of its activations has a task of its own.
  boolean isOwnFrame() {
    return isSuspendable() && frameClass.equals(taskClass);
  }

  String resumeDescriptor() {
    return "(L" + frameClass + ";L" + AbiClasses.CONTEXT + ";)V";
  }

  /// The words of arguments that its method takes; for a static method the answer of ASM counts a
  /// receiver that is not there, which stands for that of a task's or generator's constructor.
  int argumentWords() {
    return Type.getArgumentsAndReturnSizes(descriptor) >> 2;
  }
}
