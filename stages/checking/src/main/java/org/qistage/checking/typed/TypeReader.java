package org.qistage.checking.typed;

import java.util.ArrayList;
import java.util.List;

/// Reads the spelling of a type, as its `toString` writes it.
public final class TypeReader {
  /// Types nested deeper are refused.
  private static final int DEEPEST = 200;

  private final String text;
  private int at;
  private int depth;

  private TypeReader(String text) {
    this.text = text;
  }

  /// The type of a spelling.
  ///
  /// @throws IllegalArgumentException when it is none
  public static Type read(String spelling) {
    TypeReader reader = new TypeReader(spelling);
    Type type = reader.type();
    if (reader.at < spelling.length()) {
      throw reader.fault();
    }
    return type;
  }

  private IllegalArgumentException fault() {
    return new IllegalArgumentException(
        "no type: " + text.substring(0, Math.min(text.length(), 60)) + " (" + at + ")");
  }

  private Type type() {
    if (++depth > DEEPEST) {
      throw fault();
    }
    String name = name();
    Type type =
        switch (name) {
          case "函数" -> at < text.length() ? function() : new Type.Named(name);
          case "数组" -> new Type.ArrayOf(argument());
          case "集合" -> new Type.SetOf(argument());
          case "可选" -> new Type.OptionalOf(argument());
          case "通道" -> new Type.ChannelOf(argument());
          case "未来" -> new Type.FutureOf(argument());
          case "协程" -> new Type.GeneratorOf(argument());
          case "指针" -> new Type.PointerTo(argument());
          case "字典" -> {
            expect("<");
            Type key = type();
            expect(", ");
            Type value = type();
            expect(">");
            yield new Type.DictionaryOf(key, value);
          }
          default -> simple(name);
        };
    depth--;
    return type;
  }

  private static Type simple(String name) {
    for (Type.Simple simple : Type.Simple.values()) {
      if (simple.toString().equals(name)) {
        return simple;
      }
    }
    return new Type.Named(name);
  }

  private Type argument() {
    expect("<");
    Type type = type();
    expect(">");
    return type;
  }

  private Type function() {
    expect("(");
    List<Type> parameters = new ArrayList<>();
    while (!text.startsWith(")", at)) {
      if (!parameters.isEmpty()) {
        expect(", ");
      }
      parameters.add(type());
    }
    expect("): ");
    return new Type.FunctionOf(parameters, type());
  }

  private void expect(String piece) {
    if (!text.startsWith(piece, at)) {
      throw fault();
    }
    at += piece.length();
  }

  private String name() {
    int start = at;
    while (at < text.length() && "<>(), :".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    if (at == start) {
      throw fault();
    }
    return text.substring(start, at);
  }
}
