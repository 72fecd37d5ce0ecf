package org.qistage.checking.library;

import java.util.ArrayList;
import java.util.List;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypeReader;

/// Reads a signature: `幂(底: 整数, 指数: 整数): 整数`, or with a receiver `数组<T>.弹出(): T`.
///
/// @param receiver the spelling of the receiver's type; empty for a function
/// @param name what stands before the parenthesis, without the receiver
record Signature(
    String receiver, String name, List<LibraryEntry.Parameter> parameters, Type result) {

  /// @param method whether what stands before the last point is a receiver and not a module
  static Signature read(String text, boolean method) {
    int open = text.indexOf('(');
    int close = closing(text, open);
    int point = method ? text.lastIndexOf('.', open) : -1;
    List<LibraryEntry.Parameter> parameters = new ArrayList<>();
    if (method) {
      parameters.add(new LibraryEntry.Parameter("", TypeReader.read(text.substring(0, point))));
    }
    for (String parameter : split(text.substring(open + 1, close))) {
      int colon = parameter.indexOf(": ");
      parameters.add(
          new LibraryEntry.Parameter(
              parameter.substring(0, colon), TypeReader.read(parameter.substring(colon + 2))));
    }
    Type result =
        close + 1 == text.length()
            ? Type.Simple.UNIT
            : TypeReader.read(text.substring(close + ": ".length() + 1));
    return new Signature(
        method ? text.substring(0, point) : "",
        text.substring(point + 1, open),
        parameters,
        result);
  }

  private static int closing(String text, int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    throw new IllegalArgumentException("no signature: " + text);
  }

  /// The parameters between the parentheses: commas inside a type do not part them.
  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' || c == '<' ? 1 : c == ')' || c == '>' ? -1 : 0;
      if (c == ',' && depth == 0) {
        parts.add(text.substring(start, i));
        start = i + 2;
      }
    }
    if (!text.isEmpty()) {
      parts.add(text.substring(start));
    }
    return parts;
  }
}
