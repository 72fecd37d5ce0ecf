/// The last step of building `bin/qi-stage` and `bin/qi-explorer`: from the jars of a program to one folder
/// that starts fast.
///
/// **Input:** a class path, and a folder such as `.build/cli`.
/// **Output:** `.build/cli/<key>/` with `qi-stage.jar` (every class of every jar, stored
/// uncompressed) and `qi-stage.aot` (the JVM's ahead-of-time cache for exactly that jar).
///
/// Invariants:
/// - The key is the SHA-256 of the packed jar and of the JVM's version, because a JVM may use an
///   ahead-of-time cache without noticing that a jar of the same name has changed. A cache and the
///   jar it was made from are therefore always found together or not at all.
/// - A folder under its final name is complete: it is filled under another name and then renamed.
/// - The cache only makes things faster. When the training run fails, the folder has no cache and
///   the program works without it.
///
/// Example: `java -cp … org.qistage.cli.packaging.CommandPackager .build/cli` prints
/// `.build/cli/3f9a0c5d2b7e4812`.
@NullMarked
package org.qistage.cli.packaging;

import org.jspecify.annotations.NullMarked;
