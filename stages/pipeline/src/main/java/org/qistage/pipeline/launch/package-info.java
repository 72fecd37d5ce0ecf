/// Launches a compiled program: its classes get a loader that sees nothing but what generated code
/// needs, and the runtime gets the map from classes back to names and lines.
///
/// Input: {@link org.qistage.codegen.ClassFiles} and how to run them. Output: what the program
/// prints, and its exit status.
///
/// Invariants: a program reaches no class of the Java platform but a handful without side effects,
/// and of the runtime only what its ABI table names; class files that the JVM refuses are a
/// diagnostic.
///
/// Example: `Launcher.run(classes, RunRequest.of(out, err))` prints `你好` and gives 0.
@NullMarked
package org.qistage.pipeline.launch;

import org.jspecify.annotations.NullMarked;
