package org.qistage.pipeline.explain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What a code means. An ellipsis stands where a diagnostic has words of the program.
///
/// @param message the problem in a line
/// @param why why it is one
/// @param fix what to do about it
/// @param example a program that has it
/// @param files the other files of that program, by path
public record Explanation(
    String code,
    String message,
    Optional<String> why,
    Optional<String> fix,
    Optional<String> example,
    Map<String, String> files) {
  public Explanation {
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
  }
}
