package org.qistage.lessons.format;

/// A program and how it is run: always deterministic, in virtual time, its http requests answered from the
/// lesson's folder `http`.
///
/// @param program the path in the lesson's folder
/// @param input what it reads as standard input
/// @param seed 0 for first in, first out
/// @param schedule where the order differs from first in, first out, as `3:1,7:2`; empty when it does not
/// @param counted whether it counts references
public record RunSetting(
    String program, String input, long seed, String schedule, boolean counted) {
  public static RunSetting of(String program) {
    return new RunSetting(program, "", 0, "", false);
  }
}
