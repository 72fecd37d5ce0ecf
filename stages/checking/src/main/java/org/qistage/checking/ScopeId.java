package org.qistage.checking;

/// The index of a scope in {@link TypedProgram#scopes}.
public record ScopeId(int value) {}
