package org.qistage.pipeline.trace;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.qistage.runtime.Channel;
import org.qistage.runtime.Context;
import org.qistage.runtime.Frame;
import org.qistage.runtime.Generator;
import org.qistage.runtime.Mutex;
import org.qistage.runtime.WaitGroup;
import org.qistage.runtime.failure.ProgramMap;
import org.qistage.runtime.trace.ValueKind;
import org.qistage.runtime.value.ArrayValue;
import org.qistage.runtime.value.CellBool;
import org.qistage.runtime.value.CellF64;
import org.qistage.runtime.value.CellI32;
import org.qistage.runtime.value.CellI64;
import org.qistage.runtime.value.CellRef;
import org.qistage.runtime.value.Cursor;
import org.qistage.runtime.value.DictValue;
import org.qistage.runtime.value.EnumValue;
import org.qistage.runtime.value.FunctionValue;
import org.qistage.runtime.value.KeyedValue;
import org.qistage.runtime.value.Pointer;
import org.qistage.runtime.value.QiCharacter;
import org.qistage.runtime.value.QiOptional;
import org.qistage.runtime.value.QiText;
import org.qistage.runtime.value.StructValue;
import org.qistage.runtime.value.ValueParts;

/// The values of a program that runs, in the words in which those of its recording are shown ({@link
/// ValueTexts}): for what has not been recorded, or not yet.
public final class LiveTexts {
  /// The type whose values are ints to the JVM.
  public static final String CHARACTER = ValueTexts.CHARACTER;

  /// More objects inside one another and beside one another are left out.
  private static final int MOST_PARTS = 200;

  private final TraceProgram program;
  private final ProgramMap map;

  /// The number by which a recording knows an object; 0 for none.
  private final ToIntFunction<Object> numbers;

  private final Map<Class<?>, List<Part>> shapes = new HashMap<>();

  /// The cells that are known to hold 字符.
  private final Set<CellI32> characters = Collections.newSetFromMap(new IdentityHashMap<>());

  private int parts;

  private record Part(Field field, String name, ValueKind kind) {}

  /// @param map what leads from generated classes back to the program
  /// @param numbers the number by which a recording knows an object; 0 for none
  public LiveTexts(TraceProgram program, ProgramMap map, ToIntFunction<Object> numbers) {
    this.program = program;
    this.map = map;
    this.numbers = numbers;
  }

  /// A value that is no reference.
  public static TraceValue scalar(ValueKind kind, long bits) {
    return new TraceValue(kind, bits, ValueTexts.scalar(kind, bits, false));
  }

  /// Tells that a cell is that of a variable of 字符.
  public void isCharacter(CellI32 cell) {
    characters.add(cell);
  }

  /// What a failure says.
  public static String failure(Throwable thrown) {
    String message = thrown.getMessage();
    return ValueTexts.shortened(message == null ? thrown.getClass().getSimpleName() : message);
  }

  /// A reference, as it is now.
  public TraceValue reference(@Nullable Object object) {
    parts = 0;
    int number = object == null ? 0 : numbers.applyAsInt(object);
    return new TraceValue(ValueKind.REF, number, text(object, 0, false));
  }

  private String text(@Nullable Object object, int depth, boolean quoted) {
    if (object == null) {
      return "空";
    }
    if (depth > ValueTexts.DEEPEST || ++parts > MOST_PARTS) {
      return "…";
    }
    return switch (object) {
      case String string -> ValueTexts.quoted(string);
      case Long value -> Long.toString(value);
      case Integer value -> Integer.toString(value);
      case Double value -> QiText.of(value.doubleValue());
      case Boolean value -> QiText.of(value.booleanValue());
      case QiCharacter value -> ValueTexts.scalar(ValueKind.CHARACTER, value.codePoint(), quoted);
      case ArrayValue array -> "[" + elements(array, depth) + "]";
      case KeyedValue keyed -> "{" + entries(keyed, depth) + "}";
      case StructValue struct -> struct(struct, depth);
      case EnumValue variant -> variant(variant, depth);
      case QiOptional optional -> optional(optional, depth);
      case CellI64 cell -> Long.toString(cell.value);
      case CellI32 cell ->
          ValueTexts.scalar(
              characters.contains(cell) ? ValueKind.CHARACTER : ValueKind.I32, cell.value, quoted);
      case CellF64 cell -> QiText.of(cell.value);
      case CellBool cell -> QiText.of(cell.value);
      case CellRef cell -> text(cell.value, depth + 1, quoted);
      case Channel channel -> numbered("通道", channel);
      case Mutex lock -> numbered("互斥锁", lock);
      case WaitGroup group -> numbered("等待组", group);
      case Generator generator -> "协程 " + map.display(generator.getClass().getName());
      case Frame frame -> "帧 " + map.display(frame.getClass().getName());
      case FunctionValue function -> numbered("函数", function);
      case Pointer _ -> "指针";
      case Cursor _ -> "遍历";
      case Context context -> context.getClass().getSimpleName();
      case Throwable thrown -> failure(thrown);
      default -> ValueTexts.shortened(QiText.of(object));
    };
  }

  private String numbered(String word, Object object) {
    int number = numbers.applyAsInt(object);
    return number == 0 ? word : word + "#" + number;
  }

  private String elements(ArrayValue array, int depth) {
    if (depth >= ValueTexts.DEEPEST) {
      return "…";
    }
    List<String> shown = new ArrayList<>();
    ValueKind kind = ValueParts.kind(array);
    int length = ValueParts.length(array);
    for (int i = 0; i < Math.min(length, ValueTexts.MOST_ELEMENTS); i++) {
      shown.add(
          kind == ValueKind.REF
              ? text(ValueParts.reference(array, i), depth + 1, true)
              : ValueTexts.scalar(kind, ValueParts.bits(array, i), true));
    }
    if (length > ValueTexts.MOST_ELEMENTS) {
      shown.add("…");
    }
    return String.join(", ", shown);
  }

  private String entries(KeyedValue keyed, int depth) {
    if (depth >= ValueTexts.DEEPEST) {
      return "…";
    }
    List<String> shown = new ArrayList<>();
    boolean values = keyed instanceof DictValue;
    ValueParts.forEach(
        keyed,
        (key, value) -> {
          if (shown.size() < ValueTexts.MOST_ELEMENTS) {
            String text = text(key, depth + 1, true);
            shown.add(values ? text + ": " + text(value, depth + 1, true) : text);
          } else if (shown.size() == ValueTexts.MOST_ELEMENTS) {
            shown.add("…");
          }
        });
    return String.join(", ", shown);
  }

  private String optional(QiOptional optional, int depth) {
    if (!optional.has()) {
      return "无";
    }
    ValueKind kind = ValueParts.kind(optional);
    String inside =
        kind == ValueKind.REF
            ? text(optional.ref(), depth + 1, true)
            : ValueTexts.scalar(kind, optional.bits(), true);
    return "有(" + inside + ")";
  }

  private String struct(StructValue struct, int depth) {
    String display = ValueParts.display(struct);
    if (depth >= ValueTexts.DEEPEST) {
      return display + " { … }";
    }
    List<String> fields = new ArrayList<>();
    for (Part part : parts(struct, display)) {
      fields.add(part.name() + ": " + read(struct, part, depth + 1));
    }
    return display + " { " + String.join(", ", fields) + " }";
  }

  private String variant(EnumValue variant, int depth) {
    String display = ValueParts.display(variant);
    List<Part> all = parts(variant, display);
    if (all.isEmpty() || depth >= ValueTexts.DEEPEST) {
      return display;
    }
    List<String> values = new ArrayList<>();
    for (Part part : all) {
      values.add(read(variant, part, depth + 1));
    }
    return display + "(" + String.join(", ", values) + ")";
  }

  private List<Part> parts(Object object, String display) {
    List<Part> known = shapes.get(object.getClass());
    if (known == null) {
      known = shape(object.getClass(), display);
      shapes.put(object.getClass(), known);
    }
    return known;
  }

  private List<Part> shape(Class<?> type, String display) {
    List<Part> found = new ArrayList<>();
    for (Field field : type.getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers())) {
        field.setAccessible(true);
        String name = field.getName();
        found.add(new Part(field, name.substring(name.indexOf('$') + 1), kind(field.getType())));
      }
    }
    List<String> types = program.fieldTypes(display, found.size());
    for (int i = 0; i < types.size(); i++) {
      Part part = found.get(i);
      if (part.kind() == ValueKind.I32 && types.get(i).equals(ValueTexts.CHARACTER)) {
        found.set(i, new Part(part.field(), part.name(), ValueKind.CHARACTER));
      }
    }
    return found;
  }

  private static ValueKind kind(Class<?> type) {
    if (type == long.class) {
      return ValueKind.I64;
    }
    if (type == int.class) {
      return ValueKind.I32;
    }
    if (type == double.class) {
      return ValueKind.F64;
    }
    return type == boolean.class ? ValueKind.BOOL : ValueKind.REF;
  }

  private String read(Object object, Part part, int depth) {
    try {
      Field field = part.field();
      return switch (part.kind()) {
        case I64 -> ValueTexts.scalar(ValueKind.I64, field.getLong(object), true);
        case I32, CHARACTER -> ValueTexts.scalar(part.kind(), field.getInt(object), true);
        case F64 -> QiText.of(field.getDouble(object));
        case BOOL -> QiText.of(field.getBoolean(object));
        case REF -> text(field.get(object), depth, true);
      };
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
