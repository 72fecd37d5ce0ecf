package org.qistage.checking.typed;

/// The index of a scope in {@link TypedProgram#scopes}.
public record ScopeId(int value) {}
