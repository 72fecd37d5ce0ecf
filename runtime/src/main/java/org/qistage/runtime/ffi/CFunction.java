package org.qistage.runtime.ffi;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.invoke.MethodType;
import java.util.List;

/// One function of the table that a C program gets.
///
/// @param name the seed's name, and that of the method of {@link CRuntime} behind it
record CFunction(String name, CType result, List<CType> parameters) {
  CFunction {
    parameters = List.copyOf(parameters);
  }

  MethodType type() {
    return MethodType.methodType(
        result.carrier(), parameters.stream().map(CType::carrier).toArray(Class<?>[]::new));
  }

  FunctionDescriptor descriptor() {
    MemoryLayout[] layouts = parameters.stream().map(CType::layout).toArray(MemoryLayout[]::new);
    return result == CType.VOID
        ? FunctionDescriptor.ofVoid(layouts)
        : FunctionDescriptor.of(result.layout(), layouts);
  }
}
