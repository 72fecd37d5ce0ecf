package org.qistage.lowering;

import java.util.Optional;
import org.qistage.foundation.NodeId;
import org.qistage.foundation.Span;

/// A line of the text form of lowered functions.
///
/// @param text without the end of the line
/// @param span the source that it came from; empty for headings
/// @param node the instruction or terminator that it shows; empty for other lines
/// @param block the block that it is a line of; {@link #NO_BLOCK} outside blocks
public record LoweredLine(String text, Optional<Span> span, Optional<NodeId> node, int block) {
  public static final int NO_BLOCK = -1;
}
