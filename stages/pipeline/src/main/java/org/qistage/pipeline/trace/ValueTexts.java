package org.qistage.pipeline.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.qistage.runtime.trace.ObjectKind;
import org.qistage.runtime.trace.ObjectTable;
import org.qistage.runtime.trace.ObjectTable.Layout;
import org.qistage.runtime.trace.ValueKind;
import org.qistage.runtime.value.QiText;

/// Values and objects of one moment as text. What is nested deeply or is very long is shortened.
final class ValueTexts {
  static final int DEEPEST = 4;
  static final int MOST_ELEMENTS = 20;
  static final String CHARACTER = "字符";
  private static final int LONGEST = 200;

  private final TraceState state;
  private final ObjectTable table;
  private final TraceIndex index;

  ValueTexts(TraceState state, TraceIndex index) {
    this.state = state;
    this.table = state.log().objects();
    this.index = index;
  }

  TraceValue value(ValueKind kind, long bits) {
    return new TraceValue(kind, bits, text(kind, bits, 0, false));
  }

  /// As it stands inside a collection: 字符串 and 字符 quoted.
  private TraceValue inside(ValueKind kind, long bits) {
    return new TraceValue(kind, bits, text(kind, bits, 1, true));
  }

  private String text(ValueKind kind, long bits, int depth, boolean quoted) {
    return kind == ValueKind.REF ? object((int) bits, depth, quoted) : scalar(kind, bits, quoted);
  }

  /// A value that is no reference.
  static String scalar(ValueKind kind, long bits, boolean quoted) {
    return switch (kind) {
      case I64, I32 -> Long.toString(bits);
      case F64 -> QiText.of(Double.longBitsToDouble(bits));
      case BOOL -> QiText.of(bits != 0);
      case CHARACTER -> {
        boolean valid = Character.isValidCodePoint((int) bits);
        String character = valid ? QiText.ofCharacter((int) bits) : "?";
        yield quoted ? "'" + character + "'" : character;
      }
      case REF -> throw new IllegalArgumentException("a reference");
    };
  }

  private boolean exists(int number) {
    return number >= 1 && number <= table.size();
  }

  private String object(int number, int depth, boolean quoted) {
    if (!exists(number)) {
      return number == 0 ? "空" : "?" + number;
    }
    if (depth > DEEPEST) {
      return "…";
    }
    ObjectKind kind = table.kind(number);
    return switch (kind) {
      case STRING -> quoted(textOf(number));
      case BOX -> text(table.contents(number), at(number, 0), depth + 1, quoted);
      case ARRAY -> "[" + elements(number, depth, 1) + "]";
      case SET -> "{" + elements(number, depth, 1) + "}";
      case DICTIONARY -> "{" + elements(number, depth, 2) + "}";
      case STRUCT -> struct(number, depth);
      case VARIANT -> variant(number, depth);
      case OPTIONAL ->
          size(number) == 0
              ? "无"
              : "有(" + text(table.contents(number), at(number, 0), depth + 1, true) + ")";
      case CELL -> text(cellKind(number), at(number, 0), depth + 1, quoted);
      case TASK -> "任务 " + at(number, 0);
      case CHANNEL -> "通道#" + number;
      case LOCK -> "互斥锁#" + number;
      case GROUP -> "等待组#" + number;
      case GENERATOR -> "协程 " + textOf(number);
      case FUNCTION -> "函数#" + number;
      case OTHER -> shortened(textOf(number));
    };
  }

  static String quoted(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .limit(LONGEST + 1L)
        .forEach(
            point -> {
              switch (point) {
                case '\n' -> shown.append("\\n");
                case '\t' -> shown.append("\\t");
                case '\r' -> shown.append("\\r");
                case '"' -> shown.append("\\\"");
                case '\\' -> shown.append("\\\\");
                default -> {
                  if (Character.isISOControl(point)) {
                    shown.append("\\u{").append(Integer.toHexString(point)).append('}');
                  } else {
                    shown.appendCodePoint(point);
                  }
                }
              }
            });
    return "\"" + shortened(shown.toString()) + "\"";
  }

  static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
  }

  private String textOf(int number) {
    int text = table.text(number);
    return text < 0 || text >= table.textCount() ? "" : table.textAt(text);
  }

  private String elements(int number, int depth, int width) {
    if (depth >= DEEPEST) {
      return "…";
    }
    List<String> shown = new ArrayList<>();
    ValueKind kind = table.contents(number);
    for (int i = 0; i + width <= size(number); i += width) {
      if (shown.size() == MOST_ELEMENTS) {
        shown.add("…");
        break;
      }
      String element = text(kind, at(number, i), depth + 1, true);
      shown.add(
          width == 1 ? element : element + ": " + text(kind, at(number, i + 1), depth + 1, true));
    }
    return String.join(", ", shown);
  }

  private @Nullable Layout layout(int number) {
    int layout = table.layout(number);
    return layout < 0 || layout >= table.layoutCount() ? null : table.layoutAt(layout);
  }

  private String struct(int number, int depth) {
    Layout layout = layout(number);
    if (layout == null) {
      return "?";
    }
    if (depth >= DEEPEST) {
      return layout.display() + " { … }";
    }
    List<String> fields = new ArrayList<>();
    for (ObjectView.Part part : parts(number, layout, depth + 1)) {
      fields.add(part.name() + ": " + part.value().text());
    }
    return layout.display() + " { " + String.join(", ", fields) + " }";
  }

  private String variant(int number, int depth) {
    Layout layout = layout(number);
    if (layout == null) {
      return "?";
    }
    if (layout.parts().isEmpty() || depth >= DEEPEST) {
      return layout.display();
    }
    List<String> values = new ArrayList<>();
    for (ObjectView.Part part : parts(number, layout, depth + 1)) {
      values.add(part.value().text());
    }
    return layout.display() + "(" + String.join(", ", values) + ")";
  }

  private List<ObjectView.Part> parts(int number, Layout layout, int depth) {
    List<ObjectView.Part> parts = new ArrayList<>();
    List<String> types = fieldTypes(layout);
    for (int i = 0; i < layout.parts().size(); i++) {
      Layout.Part part = layout.parts().get(i);
      ValueKind kind = part.kind();
      if (kind == ValueKind.I32 && i < types.size() && types.get(i).equals(CHARACTER)) {
        kind = ValueKind.CHARACTER;
      }
      long bits = at(number, i);
      parts.add(
          new ObjectView.Part(
              part.name(), new TraceValue(kind, bits, text(kind, bits, depth, true))));
    }
    return parts;
  }

  /// The Qi types of the fields of the structure that prints so.
  private List<String> fieldTypes(Layout layout) {
    return state.program().fieldTypes(layout.display(), layout.parts().size());
  }

  private ValueKind cellKind(int number) {
    ValueKind kind = table.contents(number);
    boolean character =
        kind == ValueKind.I32 && index.type(number).filter(CHARACTER::equals).isPresent();
    return character ? ValueKind.CHARACTER : kind;
  }

  // ---- Contents ----

  private int size(int number) {
    ObjectEntry entry = state.objects.get(number);
    return entry == null || entry.contents == null ? table.length(number) : entry.contents.size();
  }

  private long at(int number, int place) {
    ObjectEntry entry = state.objects.get(number);
    if (entry == null || entry.contents == null) {
      return place < table.length(number) ? table.value(table.start(number) + place) : 0;
    }
    return entry.contents.get(place);
  }

  /// The objects that the contents of an object refer to: elements, entries, fields, what is in a channel's
  /// buffer. What tasks and generators have in their frames is not among them.
  int[] references(int number) {
    if (!exists(number)) {
      return new int[0];
    }
    Layout layout = layout(number);
    boolean buffer = table.kind(number) == ObjectKind.CHANNEL;
    int size = buffer ? channelSize(number) : size(number);
    return IntStream.range(0, size)
        .filter(
            place ->
                layout == null
                    ? table.contents(number) == ValueKind.REF
                    : place < layout.parts().size()
                        && layout.parts().get(place).kind() == ValueKind.REF)
        .map(place -> (int) at(number, place))
        .filter(object -> object > 0)
        .toArray();
  }

  private int channelSize(int number) {
    ObjectEntry entry = state.objects.get(number);
    return entry == null ? 0 : buffered(entry);
  }

  // ---- Objects ----

  Optional<ObjectView> view(int number) {
    ObjectEntry entry = exists(number) ? state.objects.get(number) : null;
    if (entry == null) {
      return Optional.empty();
    }
    ObjectKind kind = table.kind(number);
    List<ObjectView.Part> parts = parts(number, kind, entry);
    int size =
        switch (kind) {
          case DICTIONARY -> size(number) / 2;
          case ARRAY, SET -> size(number);
          case CHANNEL -> buffered(entry);
          default -> parts.size();
        };
    return Optional.of(
        new ObjectView(
            number, kind, type(number), object(number, 0, false), parts, size, entry.written));
  }

  private String type(int number) {
    Layout layout = layout(number);
    return index
        .type(number)
        .orElseGet(() -> layout == null ? table.kind(number).text() : layout.display());
  }

  private static int buffered(ObjectEntry channel) {
    return channel.contents == null ? 0 : channel.contents.size();
  }

  private List<ObjectView.Part> parts(int number, ObjectKind kind, ObjectEntry entry) {
    return switch (kind) {
      case ARRAY, SET -> {
        List<ObjectView.Part> parts = new ArrayList<>();
        int shown = Math.min(size(number), ObjectView.MOST_PARTS);
        for (int i = 0; i < shown; i++) {
          parts.add(
              new ObjectView.Part(
                  Integer.toString(i), inside(table.contents(number), at(number, i))));
        }
        yield parts;
      }
      case DICTIONARY -> {
        List<ObjectView.Part> parts = new ArrayList<>();
        int shown = Math.min(size(number) / 2, ObjectView.MOST_PARTS);
        for (int i = 0; i < shown; i++) {
          parts.add(
              new ObjectView.Part(
                  inside(ValueKind.REF, at(number, 2 * i)).text(),
                  inside(ValueKind.REF, at(number, 2 * i + 1))));
        }
        yield parts;
      }
      case STRUCT, VARIANT, FUNCTION -> {
        Layout layout = layout(number);
        yield layout == null ? List.of() : parts(number, layout, 1);
      }
      case OPTIONAL -> one(number, table.contents(number), size(number) > 0);
      case CELL -> one(number, cellKind(number), true);
      case BOX -> one(number, table.contents(number), true);
      case CHANNEL -> buffer(number, entry);
      case STRING, TASK, LOCK, GROUP, GENERATOR, OTHER -> List.of();
    };
  }

  private List<ObjectView.Part> one(int number, ValueKind kind, boolean there) {
    return there ? List.of(new ObjectView.Part("", inside(kind, at(number, 0)))) : List.of();
  }

  private List<ObjectView.Part> buffer(int number, ObjectEntry channel) {
    List<ObjectView.Part> parts = new ArrayList<>();
    int shown = Math.min(buffered(channel), ObjectView.MOST_PARTS);
    for (int i = 0; i < shown; i++) {
      long bits = channel.contents == null ? 0 : channel.contents.get(i);
      parts.add(new ObjectView.Part(Integer.toString(i), channelValue(number, bits)));
    }
    return parts;
  }

  /// A value in or for a channel, whose type tells how its bits are to be read.
  TraceValue channelValue(int channel, long bits) {
    return inside(channelKind(channel), bits);
  }

  private ValueKind channelKind(int channel) {
    ValueKind kind = exists(channel) ? table.contents(channel) : ValueKind.I64;
    return kind == ValueKind.REF
        ? ValueKind.REF
        : switch (index.type(channel).orElse("")) {
          case "通道<浮点数>" -> ValueKind.F64;
          case "通道<布尔>" -> ValueKind.BOOL;
          case "通道<字符>" -> ValueKind.CHARACTER;
          default -> ValueKind.I64;
        };
  }

  /// The capacity of a channel.
  long capacity(int channel) {
    return exists(channel) && table.length(channel) > 0 ? table.value(table.start(channel)) : 0;
  }
}
