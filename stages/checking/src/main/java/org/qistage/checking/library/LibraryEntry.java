package org.qistage.checking.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qistage.checking.typed.LibraryFunction;
import org.qistage.checking.typed.SuspendCause;
import org.qistage.checking.typed.Type;

/// One form of a function or method of the library.
///
/// @param name the name as programs write it, such as `绝对值` or `http.get`; that of a method has the
///     kind of its receiver in front: `数组.插入`
/// @param method whether the first parameter is the receiver
/// @param parameters its parameters in order
/// @param result what it gives
/// @param runtimeName the function of the runtime's that a call becomes, as in {@link
///     LibraryFunction}; empty when the checker makes something of its own of a call
/// @param requirement what the values of type variable `T` must be able to do
/// @param suspension why a call may suspend the task; empty when it never does
/// @param asynchronous whether a call starts a task of the runtime's and gives its 未来
public record LibraryEntry(
    String name,
    boolean method,
    List<Parameter> parameters,
    Type result,
    String runtimeName,
    Requirement requirement,
    Optional<SuspendCause> suspension,
    boolean asynchronous) {
  public LibraryEntry {
    parameters = List.copyOf(parameters);
  }

  /// A parameter, by the name that the documentation calls it; the receiver's is empty.
  public record Parameter(String name, Type type) {}

  /// What an element must be able to do for a method of its collection to exist.
  public enum Requirement {
    NONE,
    /// To be compared by `<`.
    ORDERED,
    /// To have a text.
    PRINTABLE
  }

  /// Whether the checker makes something of its own of a call, instead of a call of the runtime.
  public boolean language() {
    return runtimeName.isEmpty();
  }

  /// The name without the receiver's kind.
  public String shortName() {
    return method ? name.substring(name.indexOf('.') + 1) : name;
  }

  /// What a call with these types of arguments calls.
  public LibraryFunction function(TypeVariables variables) {
    List<Type> types = new ArrayList<>(parameters.size());
    for (Parameter parameter : parameters) {
      types.add(variables.replaced(parameter.type()));
    }
    return new LibraryFunction(
        name, types, variables.replaced(result), runtimeName, suspension.isPresent());
  }

  /// Whether a function is this one for some types of elements.
  boolean offers(LibraryFunction function) {
    List<Type> types = function.parameters();
    if (!function.runtimeName().equals(runtimeName)
        || function.suspends() != suspension.isPresent()
        || types.size() != parameters.size()) {
      return false;
    }
    TypeVariables variables = new TypeVariables();
    for (int i = 0; i < types.size(); i++) {
      if (!variables.bind(parameters.get(i).type(), types.get(i))) {
        return false;
      }
    }
    return variables.bind(result, function.result());
  }

  /// The signature as the table has it: `数组<T>.插入(位置: 整数, 值: T)`.
  public String signature() {
    StringBuilder text = new StringBuilder();
    int first = 0;
    if (method) {
      text.append(parameters.getFirst().type()).append('.');
      first = 1;
    }
    text.append(shortName()).append('(');
    for (int i = first; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      text.append(i == first ? "" : ", ")
          .append(parameter.name())
          .append(": ")
          .append(parameter.type());
    }
    text.append(')');
    return (result == Type.Simple.UNIT ? text : text.append(": ").append(result)).toString();
  }
}
