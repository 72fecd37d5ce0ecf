package org.qistage.runtime.abi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The table of every function that generated code may call, and of the types at that boundary.
///
/// A name that ends with a representation (`_i64`, `_i32`, `_f64`, `_bool`, `_ref`) is one of a
/// family with one function for each. The `_char` members of some families are the `_i32` ones for
/// 字符, where the value must remember that it prints as a character.
public final class AbiTable {
  static final String RUNTIME = "org/qistage/runtime/";

  public static final AbiType UNIT = new AbiType("unit", "V");
  public static final AbiType BOOL = new AbiType("bool", "Z");
  public static final AbiType I32 = new AbiType("i32", "I");
  public static final AbiType I64 = new AbiType("i64", "J");
  public static final AbiType F64 = new AbiType("f64", "D");
  public static final AbiType OBJECT = new AbiType("object", "Ljava/lang/Object;");
  public static final AbiType STRING = new AbiType("string", "Ljava/lang/String;");
  public static final AbiType CONTEXT = runtime("context", "Context");
  public static final AbiType FRAME = runtime("frame", "Frame");
  public static final AbiType TASK = runtime("task", "Task");
  public static final AbiType GENERATOR = runtime("generator", "Generator");
  public static final AbiType CHANNEL = runtime("channel", "Channel");
  public static final AbiType ARRAY = runtime("array", "value/ArrayValue");
  public static final AbiType OPTIONAL = runtime("optional", "value/QiOptional");

  /// What 字典 and 集合 have in common.
  public static final AbiType KEYED = runtime("keyed", "value/KeyedValue");

  public static final AbiType DICT = runtime("dict", "value/DictValue");
  public static final AbiType SET = runtime("set", "value/SetValue");
  public static final AbiType CURSOR = runtime("cursor", "value/Cursor");
  public static final AbiType FUNCTION = runtime("function", "value/FunctionValue");
  public static final AbiType POINTER = runtime("pointer", "value/Pointer");
  public static final AbiType RESPONSE = runtime("response", "http/HttpResponse");
  public static final AbiType SELECTION = runtime("selection", "Selection");
  public static final AbiType WAIT_GROUP = runtime("wait_group", "WaitGroup");
  public static final AbiType MUTEX = runtime("mutex", "Mutex");
  public static final AbiType TIMER = runtime("timer", "Timer");
  public static final AbiType STRUCT = runtime("struct", "value/StructValue");
  public static final AbiType ENUM = runtime("enum", "value/EnumValue");
  public static final AbiType TEXT = runtime("text", "value/ValueText");
  public static final AbiType ERROR = runtime("error", "failure/QiError");

  /// Whatever the JVM brings to a handler.
  public static final AbiType THROWABLE = new AbiType("throwable", "Ljava/lang/Throwable;");

  /// The representations in the order of the families, each with its suffix.
  static final List<Shape> SHAPES =
      List.of(
          new Shape("i64", "I64", I64),
          new Shape("i32", "I32", I32),
          new Shape("f64", "F64", F64),
          new Shape("bool", "Bool", BOOL),
          new Shape("ref", "Ref", OBJECT));

  private static final Map<String, AbiType> TYPES = types();
  private static final Map<String, AbiFunction> FUNCTIONS = new AbiEntries().all();

  private AbiTable() {}

  record Shape(String suffix, String classSuffix, AbiType type) {
    AbiType array() {
      return runtime("array_" + suffix, "value/Array" + classSuffix);
    }

    AbiType pointer() {
      return runtime("pointer_" + suffix, "value/Pointer" + classSuffix);
    }

    AbiType cell() {
      return runtime("cell_" + suffix, "value/Cell" + classSuffix);
    }
  }

  /// The type of this name in the lowered IR.
  ///
  /// @throws IllegalArgumentException when there is none
  public static AbiType type(String name) {
    AbiType type = TYPES.get(name);
    if (type == null) {
      throw new IllegalArgumentException("no ABI type " + name);
    }
    return type;
  }

  /// Every type, by its name.
  public static Map<String, AbiType> allTypes() {
    return TYPES;
  }

  /// The function of this name, if the table has it.
  public static Optional<AbiFunction> find(String name) {
    return Optional.ofNullable(FUNCTIONS.get(name));
  }

  /// The function of this name.
  ///
  /// @throws IllegalArgumentException when there is none
  public static AbiFunction function(String name) {
    return find(name).orElseThrow(() -> new IllegalArgumentException("no ABI function " + name));
  }

  /// Every function in the order of the table.
  public static List<AbiFunction> functions() {
    return List.copyOf(FUNCTIONS.values());
  }

  private static AbiType runtime(String name, String className) {
    return new AbiType(name, "L" + RUNTIME + className + ";");
  }

  private static Map<String, AbiType> types() {
    List<AbiType> all =
        new ArrayList<>(
            List.of(
                UNIT,
                BOOL,
                I32,
                I64,
                F64,
                OBJECT,
                STRING,
                CONTEXT,
                FRAME,
                TASK,
                GENERATOR,
                CHANNEL,
                ARRAY,
                OPTIONAL,
                FUNCTION,
                POINTER,
                RESPONSE,
                SELECTION,
                WAIT_GROUP,
                MUTEX,
                TIMER,
                ERROR,
                STRUCT,
                ENUM,
                TEXT,
                THROWABLE));
    all.addAll(List.of(KEYED, DICT, SET, CURSOR));
    for (Shape shape : SHAPES) {
      all.add(shape.array());
      all.add(shape.cell());
      all.add(shape.pointer());
    }
    Map<String, AbiType> types = new LinkedHashMap<>();
    for (AbiType type : all) {
      types.put(type.name(), type);
    }
    return Collections.unmodifiableMap(types);
  }
}
