package org.qistage.pipeline.trace;

/// Where to stop.
public sealed interface Breakpoint {
  /// A line begins.
  ///
  /// @param file the index of the file in the trace
  /// @param line from 1
  record Line(int file, int line) implements Breakpoint {}

  /// A function comes into a state, or goes on in it.
  ///
  /// @param function its name, or what readers call it
  record State(String function, int state) implements Breakpoint {}

  /// A task starts, goes on, is made ready, is suspended or ends.
  record Task(int number) implements Breakpoint {}

  /// Something is sent into a channel or taken from it, or it is closed, or a task waits for it.
  ///
  /// @param object the channel's number
  record Channel(int object) implements Breakpoint {}
}
