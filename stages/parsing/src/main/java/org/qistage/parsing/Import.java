package org.qistage.parsing;

import java.util.Optional;
import org.qistage.foundation.NodeId;
import org.qistage.foundation.Span;

/// `导入 a.b 作为 名;` with the path as written, such as `a.b`, `./x` or `../x`.
public record Import(NodeId id, Span span, boolean exported, String path, Optional<Name> alias)
    implements SyntaxNode {}
