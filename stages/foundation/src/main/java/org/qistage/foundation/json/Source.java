package org.qistage.foundation.json;

/// How a {@link org.qistage.foundation.SourceText} is written.
///
/// @param name the file's name as the user wrote it
/// @param text the whole text; its length in UTF-16 units bounds all spans
record Source(String name, String text) {}
