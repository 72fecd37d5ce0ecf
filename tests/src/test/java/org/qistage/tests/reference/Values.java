package org.qistage.tests.reference;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The values of interpreted programs: 整数 is Long, 短整数 and 字节 are Integer, 浮点数 is Double, 布尔
/// is Boolean, 字符串 is String, 空 is null.
final class Values {
  private Values() {}

  record Glyph(int codePoint) implements Comparable<Glyph> {
    @Override
    public int compareTo(Glyph other) {
      return Integer.compare(codePoint, other.codePoint);
    }
  }

  /// A value that may be null.
  record Box(@Nullable Object value) {}

  /// A 可选: without a box it is 无.
  record Option(@Nullable Box box) {}

  record Variant(String type, String name, int tag, List<Object> payload) {}

  static final class Struct {
    final String name;
    final List<String> names;
    final @Nullable Object[] fields;

    Struct(String name, List<String> names) {
      this.name = name;
      this.names = names;
      fields = new @Nullable Object[names.size()];
    }
  }

  static final class Sequence {
    final List<@Nullable Object> elements = new ArrayList<>();

    Sequence(Collection<? extends @Nullable Object> elements) {
      this.elements.addAll(elements);
    }
  }

  static final class Dictionary {
    final Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
  }

  static final class Unique {
    final Set<@Nullable Object> elements = new LinkedHashSet<>();
  }

  /// A function value.
  interface Function {
    @Nullable Object call(List<@Nullable Object> arguments);
  }

  /// A place that holds a value: a variable, or what a pointer points at.
  interface Place {
    @Nullable Object get();

    void set(@Nullable Object value);
  }

  static final class Cell implements Place {
    private @Nullable Object value;

    Cell(@Nullable Object value) {
      this.value = value;
    }

    @Override
    public @Nullable Object get() {
      return value;
    }

    @Override
    public void set(@Nullable Object value) {
      this.value = value;
    }
  }

  /// `==`: by value for scalars, strings, enums and 可选, else whether they are one object.
  static boolean equal(@Nullable Object left, @Nullable Object right) {
    if (left instanceof Double a && right instanceof Double b) {
      return a.doubleValue() == b.doubleValue();
    }
    if (left instanceof Option a && right instanceof Option b) {
      return (a.box == null || b.box == null)
          ? a.box == null && b.box == null
          : equal(a.box.value, b.box.value);
    }
    if (left instanceof Variant a && right instanceof Variant b) {
      boolean same = a.tag == b.tag && a.type.equals(b.type);
      for (int i = 0; same && i < a.payload.size(); i++) {
        same = equal(a.payload.get(i), b.payload.get(i));
      }
      return same;
    }
    return Objects.equals(left, right);
  }

  /// The text that 打印 writes.
  static String text(@Nullable Object value) {
    return text(value, false);
  }

  private static String text(@Nullable Object value, boolean inside) {
    return switch (value) {
      case null -> "空";
      case Boolean truth -> truth ? "真" : "假";
      case Double number -> number(number);
      case String string -> inside ? '"' + string + '"' : string;
      case Glyph glyph ->
          inside
              ? "'" + Character.toString(glyph.codePoint) + "'"
              : Character.toString(glyph.codePoint);
      case Option option -> option.box == null ? "无" : "有(" + text(option.box.value, true) + ")";
      case Sequence sequence -> all(sequence.elements, "[", "]");
      case Unique set -> all(set.elements, "{", "}");
      case Dictionary dictionary ->
          dictionary.entries.entrySet().stream()
              .map(entry -> text(entry.getKey(), true) + ": " + text(entry.getValue(), true))
              .collect(Collectors.joining(", ", "{", "}"));
      case Variant variant ->
          variant.type
              + "::"
              + variant.name
              + (variant.payload.isEmpty() ? "" : all(variant.payload, "(", ")"));
      case Struct struct -> struct(struct);
      case QiFailure failure -> failure.text();
      default -> value.toString();
    };
  }

  private static String all(
      Collection<? extends @Nullable Object> values, String open, String close) {
    List<String> texts = new ArrayList<>();
    for (Object value : values) {
      texts.add(text(value, true));
    }
    return String.join(", ", texts).transform(joined -> open + joined + close);
  }

  private static String struct(Struct struct) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < struct.fields.length; i++) {
      texts.add(struct.names.get(i) + ": " + text(struct.fields[i], true));
    }
    return struct.name + (texts.isEmpty() ? " {}" : " { " + String.join(", ", texts) + " }");
  }

  private static String number(double number) {
    if (Double.isNaN(number)) {
      return "非数";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "无穷" : "-无穷";
    }
    if (number == 0) {
      return Double.toString(number);
    }
    String plain = new BigDecimal(Double.toString(number)).toPlainString();
    return plain.contains(".") ? plain : plain + ".0";
  }
}
