/// Reads a lesson from its folder (docs/lesson-format.md).
///
/// **Input:** a folder with `lesson.zh.md`, `lesson.en.md`, `checks.yaml` and programs. **Output:** a
/// {@link org.qistage.lessons.format.Lesson} of immutable records, and diagnostics that say in both
/// languages what is wrong in which line.
///
/// Invariants: whatever the files hold, reading ends soon and throws nothing; a lesson that is given back
/// holds the text of every program that it names; no answer to a check that predicts something is in it.
///
/// Example: `LessonReader.read(Path.of("lessons/course/01-welcome")).lesson()`.
@NullMarked
package org.qistage.lessons.format;

import org.jspecify.annotations.NullMarked;
