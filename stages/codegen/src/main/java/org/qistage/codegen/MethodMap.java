package org.qistage.codegen;

import java.util.List;

/// For one method, which lowered instruction each run of bytecode came from.
///
/// @param name the method's name
/// @param descriptor the method's JVM descriptor
/// @param display the name of the function of the program that it belongs to, as stack traces show
///     it; empty for what codegen adds by itself
public record MethodMap(String name, String descriptor, String display, List<InstructionMap> runs) {
  public MethodMap {
    runs = List.copyOf(runs);
  }
}
