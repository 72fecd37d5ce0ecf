package org.qistage.checking;

import org.qistage.checking.typed.Type;

/// What can be wrong with names and declarations.
public sealed interface NameProblem extends CheckProblem {

  /// A name that nothing in scope has.
  record UndefinedName(String name) implements NameProblem {
    @Override
    public String code() {
      return "QI-CHECK-0002";
    }
  }

  /// A name that nothing has, while a similar one exists.
  record MisspelledName(String name, String suggestion) implements NameProblem {
    @Override
    public String code() {
      return "QI-CHECK-0003";
    }
  }

  /// A name that begins with, or holds, a keyword: the space after it is missing.
  record MissingSpace(String name, String proposal) implements NameProblem {
    @Override
    public String code() {
      return "QI-CHECK-0004";
    }
  }

  /// A word of another language, or a near synonym, for a word of Qi.
  record ForeignWord(String name, String suggestion) implements NameProblem {
    @Override
    public String code() {
      return "QI-CHECK-0005";
    }
  }

  /// An assignment to a variable that was never declared.
  record UndeclaredAssignment(String name) implements NameProblem {
    @Override
    public String code() {
      return "QI-CHECK-0006";
    }
  }

  /// A second declaration of a name in one scope. Label `first`.
  record DuplicateName(String name) implements NameProblem {
    @Override
    public String code() {
      return "QI-CHECK-0007";
    }
  }

  /// A function's name where a value is wanted. Label `declared`, when the program declares it.
  record FunctionNotCalled(String name) implements NameProblem {
    @Override
    public String code() {
      return "QI-CHECK-0008";
    }
  }

  /// A call of a variable. Label `declared`.
  record NotCallable(String name, Type type) implements NameProblem {
    @Override
    public String code() {
      return "QI-CHECK-0009";
    }
  }

  /// A method that was called like a function, `长度(x)` for `x.长度()`.
  record MethodNeedsReceiver(String name, String receiver) implements NameProblem {
    @Override
    public String code() {
      return "QI-CHECK-0010";
    }
  }

  /// A method that the type does not have.
  record UndefinedMember(Type type, String name) implements NameProblem {
    @Override
    public String code() {
      return "QI-CHECK-0011";
    }
  }

  /// A method that the type does not have, while it has a similar one.
  record MisspelledMember(Type type, String name, String suggestion) implements NameProblem {
    @Override
    public String code() {
      return "QI-CHECK-0012";
    }
  }

  /// A method by a word that another language or another type has for it.
  record OtherWordForMethod(Type type, String name, String suggestion) implements NameProblem {
    @Override
    public String code() {
      return "QI-CHECK-0163";
    }
  }

  /// A function of the library that was called like a method, `锁.加锁()` for `加锁(锁)`.
  ///
  /// @param call the call as one of a function
  record FunctionNeedsArgument(Type type, String name, String call) implements NameProblem {
    @Override
    public String code() {
      return "QI-CHECK-0022";
    }
  }

  /// A method without its parentheses.
  record MethodNotCalled(Type type, String name) implements NameProblem {
    @Override
    public String code() {
      return "QI-CHECK-0013";
    }
  }

  /// A type that does not exist.
  record UndefinedType(String name) implements NameProblem {
    @Override
    public String code() {
      return "QI-CHECK-0014";
    }
  }

  /// A type that does not exist, while a similar one does.
  record MisspelledType(String name, String suggestion) implements NameProblem {
    @Override
    public String code() {
      return "QI-CHECK-0015";
    }
  }

  /// A type with the wrong number of types in `<…>`.
  record TypeArgumentCount(String type, int expected, int found, String example)
      implements NameProblem {
    @Override
    public String code() {
      return "QI-CHECK-0016";
    }
  }

  /// Both 入口 and 主函数. Label `first`.
  record TwoEntries(String first, String second) implements NameProblem {
    @Override
    public String code() {
      return "QI-CHECK-0017";
    }
  }

  /// An entry function with parameters.
  record EntryParameters(String name) implements NameProblem {
    @Override
    public String code() {
      return "QI-CHECK-0018";
    }
  }

  /// An entry function that is a 协程 函数.
  record EntryIsCoroutine(String name) implements NameProblem {
    @Override
    public String code() {
      return "QI-CHECK-0019";
    }
  }

  /// A program without an entry that is to run; reported by who runs it, at the start of the
  /// program.
  record MissingEntry() implements NameProblem {
    @Override
    public String code() {
      return "QI-CHECK-0020";
    }
  }

  /// A call of a function whose name a variable in scope hides. Label `declared`.
  record ShadowedFunction(String name) implements NameProblem {
    @Override
    public String code() {
      return "QI-CHECK-0021";
    }
  }

  /// A field or method of 自己 without `自己.` before it.
  record WithoutSelf(String name) implements NameProblem {
    @Override
    public String code() {
      return "QI-CHECK-0023";
    }
  }
}
