package org.qistage.codegen;

import org.qistage.foundation.NodeId;
import org.qistage.foundation.Span;

/// The bytecode instructions from one offset up to the next run's came from this lowered
/// instruction.
public record InstructionMap(int offset, NodeId lowered, Span span) {}
