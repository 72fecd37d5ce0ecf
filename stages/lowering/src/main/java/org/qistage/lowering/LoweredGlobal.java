package org.qistage.lowering;

/// A variable that is declared outside functions.
///
/// @param name unique in the program; with the module before it where another file declares it
/// @param imported whether another file declares it
public record LoweredGlobal(String name, ValueType type, String sourceType, boolean imported) {}
