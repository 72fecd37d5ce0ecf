package org.qistage.runtime.abi;

import java.util.List;

/// A function that generated code may call.
///
/// @param name its name here, in the lowered IR and in bytecode
/// @param parameters the types of its parameters, without the context; of a {@link
///     Invocation#VIRTUAL} function the first is the receiver
/// @param result the type of its result
/// @param context whether it takes the context as one more, last, parameter
/// @param suspends whether it may return with the context suspended; implies `context`
/// @param invocation how it is called
/// @param ownership what it does with counts of references
/// @param owner the JVM name of the class that has the method, such as `org/qistage/runtime/QiTasks`
public record AbiFunction(
    String name,
    List<AbiType> parameters,
    AbiType result,
    boolean context,
    boolean suspends,
    Invocation invocation,
    Ownership ownership,
    String owner) {
  public AbiFunction {
    parameters = List.copyOf(parameters);
    if (suspends && !context) {
      throw new IllegalArgumentException(name + " suspends without a context");
    }
    if (invocation == Invocation.VIRTUAL && parameters.isEmpty()) {
      throw new IllegalArgumentException(name + " is virtual without a receiver");
    }
  }

  /// The JVM descriptor to call it by: without the receiver of a virtual function, with the context.
  public String descriptor() {
    StringBuilder text = new StringBuilder("(");
    List<AbiType> passed =
        invocation == Invocation.VIRTUAL ? parameters.subList(1, parameters.size()) : parameters;
    for (AbiType parameter : passed) {
      text.append(parameter.descriptor());
    }
    if (context) {
      text.append(AbiTable.CONTEXT.descriptor());
    }
    return text.append(')').append(result.descriptor()).toString();
  }

  /// How a function of the table is called.
  public enum Invocation {
    /// A static method of the owner.
    STATIC,
    /// A virtual method of its first parameter's class, so that each call site has its own profile.
    VIRTUAL
  }
}
