package org.qistage.codegen;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Type;
import org.qistage.lowering.FunctionShape;
import org.qistage.lowering.LoweredFunction;
import org.qistage.lowering.Register;
import org.qistage.lowering.Representation;
import org.qistage.lowering.ValueType;
import org.qistage.runtime.abi.AbiClasses;

/// Where the parts of one function go, under which names. All the JVM sees of a parameter or result
/// without a value is nothing.
///
/// @param owner the class that has its methods; for a generator its own class
/// @param method the method that is called, or `qi_generator_next`
/// @param resumeMethod the method that goes on after a suspension; unused unless suspendable
/// @param frameClass its frame class; unused unless suspendable
/// @param taskClass the class of tasks that run it; unused unless it is spawned
/// @param generatorClass its generator class; unused unless it is a generator
record FunctionPlan(
    LoweredFunction function,
    String owner,
    String method,
    String resumeMethod,
    String frameClass,
    String taskClass,
    String generatorClass) {

  boolean isSuspendable() {
    return function.shape() == FunctionShape.SUSPENDABLE;
  }

  boolean isGenerator() {
    return function.shape() == FunctionShape.GENERATOR;
  }

  /// The registers of the parameters that have a value.
  List<Register> arguments() {
    List<Register> arguments = new ArrayList<>();
    for (int parameter : function.parameters()) {
      Register register = function.register(parameter);
      if (register.type().representation() != Representation.UNIT) {
        arguments.add(register);
      }
    }
    return arguments;
  }

  /// The parameter types of the method without the context, and of the constructors of its task and
  /// generator classes.
  private StringBuilder argumentDescriptors() {
    StringBuilder text = new StringBuilder("(");
    for (Register argument : arguments()) {
      text.append(RuntimeCalls.descriptor(argument.type()));
    }
    return text;
  }

  String constructorDescriptor() {
    return argumentDescriptors().append(")V").toString();
  }

  String descriptor() {
    StringBuilder text = argumentDescriptors();
    if (isSuspendable()) {
      text.append('L').append(AbiClasses.CONTEXT).append(';');
    }
    ValueType result = function.result();
    return text.append(')').append(RuntimeCalls.descriptor(result)).toString();
  }

  String resumeDescriptor() {
    return "(L" + frameClass + ";L" + AbiClasses.CONTEXT + ";)V";
  }

  /// The words of arguments that its largest method takes.
  int argumentWords() {
    return Type.getArgumentsAndReturnSizes(descriptor()) >> 2;
  }
}
