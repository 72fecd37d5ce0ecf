package org.qistage.runtime.abi;

/// A type at the boundary between generated code and the runtime.
///
/// @param name its name in the lowered IR, such as `i64` or `array_i64`
/// @param descriptor its JVM descriptor
public record AbiType(String name, String descriptor) {
  /// The types of references that no heap model counts: what a worker lends, failures, and texts under
  /// way.
  private static final java.util.Set<String> UNCOUNTED =
      java.util.Set.of("context", "frame", "error", "throwable", "text");

  /// Whether values of the type are references that are counted where a program counts them.
  public boolean isCounted() {
    return descriptor.startsWith("L") && !UNCOUNTED.contains(name);
  }

  /// The binary name of a reference type's class with slashes, as bytecode writes it; the descriptor
  /// itself for a primitive.
  public String internalName() {
    return descriptor.startsWith("L")
        ? descriptor.substring(1, descriptor.length() - 1)
        : descriptor;
  }
}
