package org.qistage.codegen;

import java.util.HashSet;
import java.util.Set;

/// Gives out names that the class file format allows, each once. Hanzi and `$` stand as they are;
/// what the format forbids becomes a look-alike, and very long names are cut.
final class JvmNames {
  /// A name in a class file is at most 65,535 bytes, and a file system's at most 255.
  private static final int LONGEST = 80;

  private final Set<String> taken = new HashSet<>();

  String unique(String name) {
    String legal = legal(name);
    String candidate = legal;
    for (int i = 2; !taken.add(candidate); i++) {
      candidate = legal + "$" + i;
    }
    return candidate;
  }

  static String legal(String name) {
    StringBuilder legal = new StringBuilder();
    int end = Math.min(name.length(), LONGEST);
    for (int i = 0; i < end; i++) {
      char c = name.charAt(i);
      legal.append(
          switch (c) {
            case '.', '/' -> ':';
            case ';' -> '!';
            case '[' -> '(';
            case '<' -> '{';
            case '>' -> '}';
            default -> c;
          });
    }
    return legal.isEmpty() ? "_" : legal.toString();
  }
}
