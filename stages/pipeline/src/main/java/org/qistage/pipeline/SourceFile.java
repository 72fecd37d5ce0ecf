package org.qistage.pipeline;

import org.qistage.foundation.Artifact;
import org.qistage.foundation.SourceText;

/// What the lexer starts from, as an artifact: a replaced lexer in another process gets it as JSON.
public record SourceFile(SourceText source) implements Artifact {}
