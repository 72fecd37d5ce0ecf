/// Makes what people install, for the system that it runs on.
///
/// **Input:** the class path this program itself runs on (the explorer, the command line and what they need),
/// the lesson programs and, on Linux, fonts with Hanzi.
/// **Output:** in `dist/target`: the app image `image/qi-explorer/`, a folder with its own JVM that runs where it is put, and
/// beside it the system's package: `.deb`, `.dmg` or `.pkg`, `.msi` or `.exe`.
///
/// Invariants:
/// - The two launchers, `qi-explorer` and `qi-stage`, share one jar and one JVM; each has the JVM's
///   ahead-of-time cache for exactly that jar, made with that JVM inside the image.
/// - The image shows Hanzi on a system without a single Chinese font.
/// - Nothing is fetched but through the system's own package manager.
@NullMarked
package org.qistage.dist;

import org.jspecify.annotations.NullMarked;
