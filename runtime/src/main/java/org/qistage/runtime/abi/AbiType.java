package org.qistage.runtime.abi;

/// A type at the boundary between generated code and the runtime.
///
/// @param name its name in the lowered IR, such as `i64` or `array_i64`
/// @param descriptor its JVM descriptor
public record AbiType(String name, String descriptor) {}
