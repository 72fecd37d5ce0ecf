package org.qistage.codegen;

import java.util.List;

/// One class file with the maps that lead from its instructions back to the program.
///
/// @param name the binary name, such as `程序` or `程序$主函数$任务`
/// @param display for a frame, task or generator class the name of its function as stack traces show
///     it; empty for the main class
/// @param stateLines for a frame or generator class the line of each state's suspension point,
///     indexed by state; empty otherwise
public record GeneratedClass(
    String name,
    String display,
    ByteCode bytes,
    List<Integer> stateLines,
    List<MethodMap> methods) {
  public GeneratedClass {
    stateLines = List.copyOf(stateLines);
    methods = List.copyOf(methods);
  }
}
