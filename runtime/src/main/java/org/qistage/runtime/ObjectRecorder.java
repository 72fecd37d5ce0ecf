package org.qistage.runtime;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.qistage.runtime.failure.ProgramMap;
import org.qistage.runtime.failure.QiError;
import org.qistage.runtime.trace.ObjectKind;
import org.qistage.runtime.trace.ObjectTable;
import org.qistage.runtime.trace.ObjectTable.Layout;
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
import org.qistage.runtime.value.SetValue;
import org.qistage.runtime.value.StructValue;
import org.qistage.runtime.value.ValueParts;

/// Gives objects their numbers, and notes what each holds when it is met first. From then on the writes
/// that probes tell of keep up with it.
///
/// 字符串 and boxed values have no identity in Qi, so equal ones are one object here. Objects that have
/// been met are kept alive: a number must not come to mean another one.
final class ObjectRecorder {
  /// What an object takes besides its contents, in bytes, as far as the budget is concerned.
  private static final int HEADER = 24;

  /// Longer texts are cut: they are for reading.
  private static final int LONGEST_TEXT = 10_000;

  private final ObjectTable table;
  private final ProgramMap map;

  /// Told the number of each new object.
  private final IntConsumer met;

  private final IdentityHashMap<Object, Integer> byIdentity = new IdentityHashMap<>();
  private final Map<Object, Integer> byValue = new HashMap<>();
  private final Map<String, Integer> texts = new HashMap<>();
  private final Map<Class<?>, ClassShape> shapes = new HashMap<>();

  /// Objects that have a number and whose contents are still to be noted.
  private final Deque<Object> open = new ArrayDeque<>();

  private int next = 1;
  private long bytes;
  private boolean noting;

  /// The fields of a generated class, and its number among the layouts.
  record ClassShape(List<Field> fields, List<ValueKind> kinds, int layout) {}

  ObjectRecorder(ObjectTable table, ProgramMap map, IntConsumer met) {
    this.table = table;
    this.map = map;
    this.met = met;
  }

  /// The bytes of what has been met.
  long bytes() {
    return bytes;
  }

  /// The number of a text.
  int text(String text) {
    Integer known = texts.get(text);
    if (known == null) {
      known = table.addText(text);
      texts.put(text, known);
    }
    return known;
  }

  /// Whether an object has been met.
  boolean isKnown(Object object) {
    return (isValue(object) ? byValue : byIdentity).containsKey(object);
  }

  /// The number of an object; 0 for null.
  int number(@Nullable Object object) {
    if (object == null) {
      return 0;
    }
    int number = numbered(object);
    if (!noting) {
      noting = true;
      for (Object each = open.poll(); each != null; each = open.poll()) {
        note(each);
      }
      noting = false;
    }
    return number;
  }

  private int numbered(Object object) {
    Map<Object, Integer> numbers = isValue(object) ? byValue : byIdentity;
    Integer known = numbers.get(object);
    if (known != null) {
      return known;
    }
    int number = next++;
    numbers.put(object, number);
    open.add(object);
    return number;
  }

  private static boolean isValue(Object object) {
    return object instanceof String
        || object instanceof Long
        || object instanceof Integer
        || object instanceof Double
        || object instanceof Boolean
        || object instanceof QiCharacter;
  }

  private long reference(@Nullable Object object) {
    return object == null ? 0 : numbered(object);
  }

  // ---- Contents ----

  private void note(Object object) {
    int start = table.poolSize();
    switch (object) {
      case String string ->
          add(ObjectKind.STRING, ValueKind.REF, ObjectTable.NONE, shown(string), start);
      case Long value -> box(ValueKind.I64, value);
      case Integer value -> box(ValueKind.I32, value);
      case Double value -> box(ValueKind.F64, Double.doubleToRawLongBits(value));
      case Boolean value -> box(ValueKind.BOOL, value ? 1 : 0);
      case QiCharacter value -> box(ValueKind.CHARACTER, value.codePoint());
      case ArrayValue array -> {
        elements(array);
        add(ObjectKind.ARRAY, ValueParts.kind(array), ObjectTable.NONE, ObjectTable.NONE, start);
      }
      case KeyedValue keyed -> {
        entries(keyed);
        ObjectKind kind = keyed instanceof DictValue ? ObjectKind.DICTIONARY : ObjectKind.SET;
        add(kind, ValueKind.REF, ObjectTable.NONE, ObjectTable.NONE, start);
      }
      case StructValue struct -> structure(ObjectKind.STRUCT, struct, ValueParts.display(struct));
      case EnumValue variant -> structure(ObjectKind.VARIANT, variant, ValueParts.display(variant));
      case FunctionValue function -> structure(ObjectKind.FUNCTION, function, function.toString());
      case QiOptional optional -> {
        if (optional.has()) {
          boolean scalar = ValueParts.kind(optional) != ValueKind.REF;
          table.addValue(scalar ? optional.bits() : reference(optional.ref()));
        }
        add(
            ObjectKind.OPTIONAL,
            ValueParts.kind(optional),
            ObjectTable.NONE,
            ObjectTable.NONE,
            start);
      }
      case CellI64 cell -> cell(ValueKind.I64, cell.value);
      case CellI32 cell -> cell(ValueKind.I32, cell.value);
      case CellF64 cell -> cell(ValueKind.F64, Double.doubleToRawLongBits(cell.value));
      case CellBool cell -> cell(ValueKind.BOOL, cell.value ? 1 : 0);
      case CellRef cell -> cell(ValueKind.REF, reference(cell.value));
      case Task task -> {
        table.addValue(task.number);
        add(ObjectKind.TASK, ValueKind.I64, ObjectTable.NONE, ObjectTable.NONE, start);
      }
      case Channel channel -> {
        table.addValue(channel.capacity());
        ValueKind kind = channel.ofReferences() ? ValueKind.REF : ValueKind.I64;
        add(ObjectKind.CHANNEL, kind, ObjectTable.NONE, ObjectTable.NONE, start);
      }
      case Mutex _ ->
          add(ObjectKind.LOCK, ValueKind.REF, ObjectTable.NONE, ObjectTable.NONE, start);
      case WaitGroup _ ->
          add(ObjectKind.GROUP, ValueKind.REF, ObjectTable.NONE, ObjectTable.NONE, start);
      case Generator generator ->
          add(
              ObjectKind.GENERATOR,
              ValueKind.REF,
              ObjectTable.NONE,
              text(map.display(generator.getClass().getName())),
              start);
      case QiError error ->
          add(ObjectKind.OTHER, ValueKind.REF, ObjectTable.NONE, shown(error.getMessage()), start);
      case Pointer _ -> add(ObjectKind.OTHER, ValueKind.REF, ObjectTable.NONE, text("指针"), start);
      case Cursor _ -> add(ObjectKind.OTHER, ValueKind.REF, ObjectTable.NONE, text("遍历"), start);
      default ->
          add(ObjectKind.OTHER, ValueKind.REF, ObjectTable.NONE, shown(QiText.of(object)), start);
    }
  }

  private int shown(String text) {
    boolean fits = text.length() <= LONGEST_TEXT;
    return text(fits ? text : text.substring(0, LONGEST_TEXT) + "…");
  }

  private void box(ValueKind kind, long bits) {
    int start = table.poolSize();
    table.addValue(bits);
    add(ObjectKind.BOX, kind, ObjectTable.NONE, ObjectTable.NONE, start);
  }

  private void cell(ValueKind kind, long bits) {
    int start = table.poolSize();
    table.addValue(bits);
    add(ObjectKind.CELL, kind, ObjectTable.NONE, ObjectTable.NONE, start);
  }

  private void elements(ArrayValue array) {
    boolean references = ValueParts.kind(array) == ValueKind.REF;
    for (int index = 0; index < ValueParts.length(array); index++) {
      table.addValue(
          references
              ? reference(ValueParts.reference(array, index))
              : ValueParts.bits(array, index));
    }
  }

  private void entries(KeyedValue keyed) {
    boolean set = keyed instanceof SetValue;
    ValueParts.forEach(
        keyed,
        (key, value) -> {
          table.addValue(reference(key));
          if (!set) {
            table.addValue(reference(value));
          }
        });
  }

  private void structure(ObjectKind kind, Object object, String display) {
    int start = table.poolSize();
    ClassShape shape = shape(object, display);
    for (int i = 0; i < shape.fields().size(); i++) {
      table.addValue(read(object, shape, i));
    }
    add(kind, ValueKind.REF, shape.layout(), ObjectTable.NONE, start);
  }

  private void add(ObjectKind kind, ValueKind contents, int layout, int text, int start) {
    int length = table.poolSize() - start;
    bytes += HEADER + 8L * length;
    if (text != ObjectTable.NONE) {
      bytes += 2L * table.textAt(text).length();
    }
    met.accept(table.add(kind, contents, layout, text, start, length));
  }

  // ---- What has been written ----

  /// The value of a field; of a reference the number of its object.
  long field(Object object, int index) {
    ClassShape shape = shape(object, "");
    return shape.kinds().get(index) == ValueKind.REF
        ? number(get(object, shape.fields().get(index)))
        : read(object, shape, index);
  }

  long element(ArrayValue array, int index) {
    return ValueParts.kind(array) == ValueKind.REF
        ? number(ValueParts.reference(array, index))
        : ValueParts.bits(array, index);
  }

  /// Notes all that an array or a collection holds now; gives where in the pool it begins.
  int contents(Object object) {
    // What is mentioned gets its numbers first, so that the contents are in one piece.
    switch (object) {
      case ArrayValue array when ValueParts.kind(array) == ValueKind.REF -> {
        for (int index = 0; index < ValueParts.length(array); index++) {
          int _ = number(ValueParts.reference(array, index));
        }
      }
      case KeyedValue keyed ->
          ValueParts.forEach(
              keyed,
              (key, value) -> {
                int _ = number(key);
                int _ = number(value);
              });
      default -> {}
    }
    int start = table.poolSize();
    switch (object) {
      case ArrayValue array -> elements(array);
      case KeyedValue keyed -> entries(keyed);
      default -> {}
    }
    bytes += 8L * (table.poolSize() - start);
    return start;
  }

  /// How many values {@link #contents} has just noted from a place on.
  int lengthFrom(int start) {
    return table.poolSize() - start;
  }

  // ---- Generated classes ----

  ClassShape shape(Object object, String display) {
    ClassShape known = shapes.get(object.getClass());
    if (known == null) {
      known = newShape(object.getClass(), display);
      shapes.put(object.getClass(), known);
    }
    return known;
  }

  private ClassShape newShape(Class<?> type, String display) {
    List<Field> fields = new ArrayList<>();
    List<ValueKind> kinds = new ArrayList<>();
    List<Layout.Part> parts = new ArrayList<>();
    for (Field field : type.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers())) {
        continue;
      }
      field.setAccessible(true);
      ValueKind kind = kind(field.getType());
      fields.add(field);
      kinds.add(kind);
      String name = field.getName();
      parts.add(new Layout.Part(name.substring(name.indexOf('$') + 1), kind));
    }
    return new ClassShape(
        fields, kinds, table.addLayout(new Layout(type.getName(), display, parts)));
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

  /// The value of a field; of a reference the number of its object, whose contents are noted later.
  private long read(Object object, ClassShape shape, int index) {
    Field field = shape.fields().get(index);
    try {
      return switch (shape.kinds().get(index)) {
        case I64 -> field.getLong(object);
        case I32, CHARACTER -> field.getInt(object);
        case F64 -> Double.doubleToRawLongBits(field.getDouble(object));
        case BOOL -> field.getBoolean(object) ? 1 : 0;
        case REF -> reference(field.get(object));
      };
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The value of a field of a frame; of a reference the number of its object.
  long slot(Object frame, ClassShape shape, int index) {
    return shape.kinds().get(index) == ValueKind.REF
        ? number(get(frame, shape.fields().get(index)))
        : read(frame, shape, index);
  }

  private static @Nullable Object get(Object object, Field field) {
    try {
      return field.get(object);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
