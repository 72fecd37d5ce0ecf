package org.qistage.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// What a command reads from and writes to.
///
/// @param in standard input
/// @param out standard output: results only
/// @param err standard error
/// @param person whether a person reads standard output as it comes
/// @param typist whether that person also types standard input
/// @param colour whether standard error takes colours
/// @param debug whether a fault of Qi Stage is shown with its stack trace
record Terminal(
    InputStream in,
    OutputStream out,
    OutputStream err,
    boolean person,
    boolean typist,
    boolean colour,
    boolean debug) {

  /// Writes a text to standard error. A reader that has gone away is no matter.
  void say(String text) {
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    stream.print(text);
    stream.flush();
  }
}
