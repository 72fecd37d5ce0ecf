package org.qistage.runtime.failure;

/// A task as reports speak of it.
///
/// @param number from 1 in the order of making; the root task is 1
/// @param className the binary name of its class, by which the {@link ProgramMap} knows its function;
///     a runtime's own task has a name that the map does not know and that is shown as it stands
public record TaskName(int number, String className) {}
