package org.qistage.foundation;

/// What a stage makes. Every artifact carries the source it came from, so that it can be printed,
/// saved as JSON and read back by the next stage on its own.
public interface Artifact {
  SourceText source();
}
