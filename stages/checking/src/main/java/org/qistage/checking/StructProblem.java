package org.qistage.checking;

import org.qistage.checking.typed.Type;

/// What can be wrong with structs, enums and their methods.
public sealed interface StructProblem extends CheckProblem {

  /// A struct or enum with the name of a type that the language has.
  record BuiltInTypeName(String name) implements StructProblem {
    @Override
    public String code() {
      return "QI-CHECK-0400";
    }
  }

  /// A second struct or enum of a name. Label `first`.
  record DuplicateType(String name) implements StructProblem {
    @Override
    public String code() {
      return "QI-CHECK-0401";
    }
  }

  /// A second field of a name in a struct. Label `first`.
  record DuplicateField(String type, String name) implements StructProblem {
    @Override
    public String code() {
      return "QI-CHECK-0402";
    }
  }

  /// A second variant of a name in an enum. Label `first`.
  record DuplicateVariant(String type, String name) implements StructProblem {
    @Override
    public String code() {
      return "QI-CHECK-0403";
    }
  }

  /// A method with the name of another method, or of a field. Label `first`.
  record DuplicateMethod(String type, String name) implements StructProblem {
    @Override
    public String code() {
      return "QI-CHECK-0404";
    }
  }

  /// A type of which no value can ever be made, since each needs another first. Label `part`.
  record InfiniteType(String name) implements StructProblem {
    @Override
    public String code() {
      return "QI-CHECK-0405";
    }
  }

  /// `名 { 横: 1 }` whose name is no struct's.
  record NotAStruct(String name) implements StructProblem {
    @Override
    public String code() {
      return "QI-CHECK-0406";
    }
  }

  /// A field that the struct does not have. Label `declared`.
  record UnknownField(Type type, String name, String fields) implements StructProblem {
    @Override
    public String code() {
      return "QI-CHECK-0407";
    }
  }

  /// A field that the struct does not have, while it has a similar one. Label `declared`.
  record MisspelledField(Type type, String name, String suggestion) implements StructProblem {
    @Override
    public String code() {
      return "QI-CHECK-0408";
    }
  }

  /// A field given twice in a struct literal. Label `first`.
  record FieldGivenTwice(Type type, String name) implements StructProblem {
    @Override
    public String code() {
      return "QI-CHECK-0409";
    }
  }

  /// A struct literal that leaves fields out. Label `declared`.
  record MissingFields(Type type, String fields) implements StructProblem {
    @Override
    public String code() {
      return "QI-CHECK-0410";
    }
  }

  /// A value that does not fit its field in a struct literal. Label `declared`.
  record FieldType(String field, Type expected, Type found) implements StructProblem {
    @Override
    public String code() {
      return "QI-CHECK-0411";
    }
  }

  /// A field that is called like a method. Label `declared`.
  record FieldCalled(Type type, String name) implements StructProblem {
    @Override
    public String code() {
      return "QI-CHECK-0412";
    }
  }

  /// A receiver of a type that can have no methods.
  record ReceiverWithoutMethods(Type type) implements StructProblem {
    @Override
    public String code() {
      return "QI-CHECK-0413";
    }
  }

  /// A method in a 方法 block with a receiver of another type. Label `block`.
  record ReceiverDiffers(String type, Type receiver) implements StructProblem {
    @Override
    public String code() {
      return "QI-CHECK-0414";
    }
  }

  /// `名::变体` whose name is no enum's.
  record NotAnEnum(String name) implements StructProblem {
    @Override
    public String code() {
      return "QI-CHECK-0415";
    }
  }

  /// A variant that the enum does not have. Label `declared`.
  record UnknownVariant(String type, String name, String variants) implements StructProblem {
    @Override
    public String code() {
      return "QI-CHECK-0416";
    }
  }

  /// A variant that the enum does not have, while it has a similar one. Label `declared`.
  record MisspelledVariant(String type, String name, String suggestion) implements StructProblem {
    @Override
    public String code() {
      return "QI-CHECK-0417";
    }
  }

  /// A variant with too many or too few values. Label `declared`.
  record PayloadCount(String variant, int expected, int found) implements StructProblem {
    @Override
    public String code() {
      return "QI-CHECK-0418";
    }
  }

  /// A value of a variant that does not fit. Label `declared`.
  record PayloadType(String variant, int position, Type expected, Type found)
      implements StructProblem {
    @Override
    public String code() {
      return "QI-CHECK-0419";
    }
  }

  /// The name of a struct or enum where a value is wanted. Label `declared`.
  record TypeAsValue(String name, String example) implements StructProblem {
    @Override
    public String code() {
      return "QI-CHECK-0420";
    }
  }

  /// A struct or a variant with more parts than a class of the JVM should have.
  record TooManyFields(String name, int limit) implements StructProblem {
    @Override
    public String code() {
      return "QI-CHECK-0422";
    }
  }

  /// A variant without the name of its enum before it. Label `declared`.
  record VariantWithoutEnum(String name, String qualified) implements StructProblem {
    @Override
    public String code() {
      return "QI-CHECK-0421";
    }
  }
}
