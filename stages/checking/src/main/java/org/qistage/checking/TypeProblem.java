package org.qistage.checking;

import java.math.BigInteger;
import org.qistage.checking.typed.Type;

/// What can be wrong with the types of values.
public sealed interface TypeProblem extends CheckProblem {

  /// A first value that does not fit the declared type. Label `declared`.
  record InitializerType(String name, Type expected, Type found) implements TypeProblem {
    @Override
    public String code() {
      return "QI-CHECK-0100";
    }
  }

  /// An assigned value that does not fit. Label `declared`, for a variable.
  record AssignedType(Type expected, Type found) implements TypeProblem {
    @Override
    public String code() {
      return "QI-CHECK-0101";
    }
  }

  /// An argument that does not fit its parameter. Label `parameter`, for a function of the program.
  record ArgumentType(String function, int position, Type expected, Type found)
      implements TypeProblem {
    @Override
    public String code() {
      return "QI-CHECK-0102";
    }
  }

  /// A returned value that does not fit. Label `result`.
  record ReturnedType(String function, Type expected, Type found) implements TypeProblem {
    @Override
    public String code() {
      return "QI-CHECK-0103";
    }
  }

  /// A value that fits after an explicit conversion, which the edits insert.
  ///
  /// @param converted the value with its conversion
  record NeedsConversion(Type expected, Type found, String converted) implements TypeProblem {
    @Override
    public String code() {
      return "QI-CHECK-0104";
    }
  }

  /// A 未来 where the value inside it is wanted.
  record MissingAwait(Type expected, Type found) implements TypeProblem {
    @Override
    public String code() {
      return "QI-CHECK-0105";
    }
  }

  /// A 可选 where the value inside it is wanted.
  record MissingUnwrap(Type expected, Type found) implements TypeProblem {
    @Override
    public String code() {
      return "QI-CHECK-0106";
    }
  }

  /// A call without a result, or `空`, where a value is wanted. Label `declared`, for a function
  /// of the program.
  record NoValue() implements TypeProblem {
    @Override
    public String code() {
      return "QI-CHECK-0107";
    }
  }

  /// A condition that is not a 布尔.
  record ConditionNotBoolean(Type found) implements TypeProblem {
    @Override
    public String code() {
      return "QI-CHECK-0108";
    }
  }

  /// An operand that the operator does not take.
  record OperandType(String operator, Type found) implements TypeProblem {
    @Override
    public String code() {
      return "QI-CHECK-0109";
    }
  }

  /// An operand of 与, 或 or 非 that is not a 布尔.
  record LogicOperand(String operator, Type found) implements TypeProblem {
    @Override
    public String code() {
      return "QI-CHECK-0110";
    }
  }

  /// A comparison of values of two types. Labels `left` and `right`.
  record ComparedTypesDiffer(String operator, Type left, Type right) implements TypeProblem {
    @Override
    public String code() {
      return "QI-CHECK-0112";
    }
  }

  /// An array literal whose elements differ in type. Label `first`.
  record ElementTypesDiffer(Type expected, Type found) implements TypeProblem {
    @Override
    public String code() {
      return "QI-CHECK-0113";
    }
  }

  /// `[]` where nothing tells the type of its elements.
  record EmptyArrayNeedsType() implements TypeProblem {
    @Override
    public String code() {
      return "QI-CHECK-0114";
    }
  }

  /// `无` where nothing tells of what.
  record NoneNeedsType() implements TypeProblem {
    @Override
    public String code() {
      return "QI-CHECK-0115";
    }
  }

  /// `空` where an optional without a value is meant.
  record EmptyForNone(Type wanted) implements TypeProblem {
    @Override
    public String code() {
      return "QI-CHECK-0165";
    }
  }

  /// An index that is not an 整数.
  record IndexNotInteger(Type found) implements TypeProblem {
    @Override
    public String code() {
      return "QI-CHECK-0116";
    }
  }

  /// An indexing of a value without elements.
  record NotIndexable(Type found) implements TypeProblem {
    @Override
    public String code() {
      return "QI-CHECK-0117";
    }
  }

  /// A variable with neither a type nor a first value.
  record VariableNeedsType(String name) implements TypeProblem {
    @Override
    public String code() {
      return "QI-CHECK-0118";
    }
  }

  /// A 常量 without a value.
  record ConstantNeedsValue(String name) implements TypeProblem {
    @Override
    public String code() {
      return "QI-CHECK-0119";
    }
  }

  /// A 对于 over a value without elements.
  record NotIterable(Type found) implements TypeProblem {
    @Override
    public String code() {
      return "QI-CHECK-0120";
    }
  }

  /// `当 变量 x = 值` or `如果 变量 x = 值` whose value is not a 可选.
  record NotOptional(Type found) implements TypeProblem {
    @Override
    public String code() {
      return "QI-CHECK-0121";
    }
  }

  /// A value that has no text.
  record NotPrintable(Type found) implements TypeProblem {
    @Override
    public String code() {
      return "QI-CHECK-0122";
    }
  }

  /// A call with too many or too few arguments. Label `declared`, for a function of the program.
  record ArgumentCount(String function, String expected, int found) implements TypeProblem {
    @Override
    public String code() {
      return "QI-CHECK-0123";
    }
  }

  /// A call of a library function with types that none of its forms takes.
  record NoOverload(String function, String found, String accepted) implements TypeProblem {
    @Override
    public String code() {
      return "QI-CHECK-0124";
    }
  }

  /// An integer literal that its type cannot hold.
  record IntegerOutOfRange(BigInteger value, Type type, BigInteger least, BigInteger greatest)
      implements TypeProblem {
    @Override
    public String code() {
      return "QI-CHECK-0125";
    }
  }

  /// An assignment to a 常量. Label `declared`.
  record AssignedConstant(String name) implements TypeProblem {
    @Override
    public String code() {
      return "QI-CHECK-0126";
    }
  }

  /// An assignment to the variable of a 对于. Label `declared`.
  record AssignedLoopVariable(String name) implements TypeProblem {
    @Override
    public String code() {
      return "QI-CHECK-0127";
    }
  }

  /// An assignment to a function. Label `declared`, when the program declares it.
  record AssignedFunction(String name) implements TypeProblem {
    @Override
    public String code() {
      return "QI-CHECK-0128";
    }
  }

  /// An assignment to a character of a 字符串.
  record StringIsImmutable() implements TypeProblem {
    @Override
    public String code() {
      return "QI-CHECK-0129";
    }
  }

  /// An assignment to what is no place.
  record NotAssignable() implements TypeProblem {
    @Override
    public String code() {
      return "QI-CHECK-0130";
    }
  }

  /// A variable, parameter or element of type 空.
  record VariableOfUnit() implements TypeProblem {
    @Override
    public String code() {
      return "QI-CHECK-0131";
    }
  }

  /// `{}` where nothing tells what it is a 字典 of.
  record EmptyDictionaryNeedsType() implements TypeProblem {
    @Override
    public String code() {
      return "QI-CHECK-0160";
    }
  }

  /// A key that is not of the 字典's type of keys.
  record KeyType(Type expected, Type found) implements TypeProblem {
    @Override
    public String code() {
      return "QI-CHECK-0161";
    }
  }

  /// `类型(…)` of a type that is not made so, such as `可选<整数>(1)`.
  record NotConstructible(Type type) implements TypeProblem {
    @Override
    public String code() {
      return "QI-CHECK-0164";
    }
  }

  /// A method that compares elements by size, where they have no order.
  record NotOrdered(String method, Type element) implements TypeProblem {
    @Override
    public String code() {
      return "QI-CHECK-0162";
    }
  }
}
