package org.qistage.codegen;

import java.util.HashSet;
import java.util.HexFormat;
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

  /// The look-alike of a name. It depends on the name alone, so that other files find it; a name that
  /// is cut keeps what tells it from others.
  static String legal(String name) {
    StringBuilder legal = new StringBuilder();
    boolean cut = name.length() > LONGEST;
    int end = cut ? LONGEST - 17 : name.length();
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
    if (cut) {
      legal.append('~').append(HexFormat.of().toHexDigits(fingerprint(name)));
    }
    return legal.isEmpty() ? "_" : legal.toString();
  }

  /// FNV-1a, 64 bits.
  private static long fingerprint(String name) {
    long hash = 0xCBF29CE484222325L;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x100000001B3L;
    }
    return hash;
  }
}
