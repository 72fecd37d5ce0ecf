package org.qistage.lowering;

/// A register that a suspension stores in a frame slot.
public record Save(int slot, int register) {}
