package org.qistage.lowering.build;

import org.qistage.checking.typed.Type;
import org.qistage.lowering.Representation;
import org.qistage.lowering.ValueType;

/// How values of each Qi type are held.
final class ValueTypes {
  static final ValueType TASK = ValueType.ref("task");
  static final ValueType GENERATOR = ValueType.ref("generator");
  static final ValueType FUNCTION = ValueType.ref("function");
  private static final ValueType CHANNEL = ValueType.ref("channel");
  static final ValueType OPTIONAL = ValueType.ref("optional");
  static final ValueType SELECTION = ValueType.ref("selection");
  private static final ValueType WAIT_GROUP = ValueType.ref("wait_group");
  private static final ValueType MUTEX = ValueType.ref("mutex");
  private static final ValueType TIMER = ValueType.ref("timer");
  private static final ValueType DICTIONARY = ValueType.ref("dict");
  private static final ValueType SET = ValueType.ref("set");
  static final ValueType CURSOR = ValueType.ref("cursor");
  private static final ValueType RESPONSE = ValueType.ref("response");
  static final ValueType ERROR = ValueType.ref("error");
  private static final ValueType ARRAY_I64 = ValueType.ref("array_i64");
  private static final ValueType ARRAY_I32 = ValueType.ref("array_i32");
  private static final ValueType ARRAY_F64 = ValueType.ref("array_f64");
  private static final ValueType ARRAY_BOOL = ValueType.ref("array_bool");
  private static final ValueType ARRAY_REF = ValueType.ref("array_ref");
  private static final ValueType CELL_I64 = ValueType.ref("cell_i64");
  private static final ValueType CELL_I32 = ValueType.ref("cell_i32");
  private static final ValueType CELL_F64 = ValueType.ref("cell_f64");
  private static final ValueType CELL_BOOL = ValueType.ref("cell_bool");
  private static final ValueType CELL_REF = ValueType.ref("cell_ref");

  private static final ValueType POINTER_I64 = ValueType.ref("pointer_i64");
  private static final ValueType POINTER_I32 = ValueType.ref("pointer_i32");
  private static final ValueType POINTER_F64 = ValueType.ref("pointer_f64");
  private static final ValueType POINTER_BOOL = ValueType.ref("pointer_bool");
  private static final ValueType POINTER_REF = ValueType.ref("pointer_ref");

  private ValueTypes() {}

  static ValueType of(Type type) {
    return switch (type) {
      case Type.Simple simple -> of(simple);
      case Type.ArrayOf(Type element) -> array(representation(element));
      case Type.OptionalOf _ -> OPTIONAL;
      case Type.ChannelOf _ -> CHANNEL;
      case Type.FutureOf _ -> TASK;
      case Type.GeneratorOf _ -> GENERATOR;
      case Type.DictionaryOf _ -> DICTIONARY;
      case Type.SetOf _ -> SET;
      case Type.PointerTo(Type target) -> pointer(representation(target));
      case Type.FunctionOf _ -> FUNCTION;
      case Type.Named _ -> ValueType.OBJECT;
    };
  }

  private static ValueType of(Type.Simple type) {
    return switch (type) {
      case INTEGER -> ValueType.I64;
      case SHORT, BYTE, CHARACTER -> ValueType.I32;
      case FLOAT -> ValueType.F64;
      case BOOLEAN -> ValueType.BOOL;
      case STRING -> ValueType.STRING;
      case UNIT, NEVER -> ValueType.UNIT;
      case RESPONSE -> RESPONSE;
      case ERROR -> ERROR;
      case WAIT_GROUP -> WAIT_GROUP;
      case MUTEX -> MUTEX;
      case TIMER -> TIMER;
      case UNKNOWN -> ValueType.OBJECT;
    };
  }

  static Representation representation(Type type) {
    return of(type).representation();
  }

  /// The type of what a machine operation gives.
  static ValueType of(Representation representation) {
    return switch (representation) {
      case UNIT -> ValueType.UNIT;
      case BOOL -> ValueType.BOOL;
      case I32 -> ValueType.I32;
      case I64 -> ValueType.I64;
      case F64 -> ValueType.F64;
      case REF -> ValueType.OBJECT;
    };
  }

  static ValueType array(Representation element) {
    return switch (element) {
      case I64 -> ARRAY_I64;
      case I32 -> ARRAY_I32;
      case F64 -> ARRAY_F64;
      case BOOL -> ARRAY_BOOL;
      case REF, UNIT -> ARRAY_REF;
    };
  }

  static ValueType pointer(Representation content) {
    return switch (content) {
      case I64 -> POINTER_I64;
      case I32 -> POINTER_I32;
      case F64 -> POINTER_F64;
      case BOOL -> POINTER_BOOL;
      case REF, UNIT -> POINTER_REF;
    };
  }

  static ValueType cell(Representation content) {
    return switch (content) {
      case I64 -> CELL_I64;
      case I32 -> CELL_I32;
      case F64 -> CELL_F64;
      case BOOL -> CELL_BOOL;
      case REF, UNIT -> CELL_REF;
    };
  }
}
