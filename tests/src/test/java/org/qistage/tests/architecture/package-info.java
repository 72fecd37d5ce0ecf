/// The rules of docs/architecture.md as tests.
///
/// **Input:** the class files of every module. **Output:** a failure that names class, member and
/// line for each broken rule.
///
/// Invariants:
/// - A rule that finds nothing to look at fails: an empty module or a renamed package does not pass
///   by accident.
/// - A rule is itself tested, on the classes in `guilty`, each of which breaks one.
///
/// Example: a stage that calls `Files.readString` fails `ArchitectureTest` with the method's name
/// and line.
@NullMarked
package org.qistage.tests.architecture;

import org.jspecify.annotations.NullMarked;
