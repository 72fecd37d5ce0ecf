/// The course's content, for the tools that show it.
///
/// **Input:** the folder `lessons/programs`. **Output:** its programs as source texts.
///
/// Invariants: programs come in the order of their names on every machine; a program's text is
/// exactly its file's, decoded as UTF-8.
///
/// Example: `LessonPrograms.in(Path.of("lessons/programs"))` finds `seed.qi`.
@NullMarked
package org.qistage.lessons;

import org.jspecify.annotations.NullMarked;
