package org.qistage.codegen;

import org.qistage.foundation.Problem;
import org.qistage.foundation.Severity;

/// What codegen can complain about: the limits of the class file format, and lowered programs that
/// no lowering of ours would make.
public sealed interface CodegenProblem extends Problem {

  /// A method of a class file holds at most 65,535 bytes of code.
  record FunctionTooLarge(String function, int bytes, int limit) implements CodegenProblem {
    @Override
    public String code() {
      return "QI-CODEGEN-0001";
    }

    @Override
    public Severity severity() {
      return Severity.ERROR;
    }
  }

  /// HotSpot interprets methods of more than 8,000 bytes for ever.
  record FunctionNotCompiled(String function, int bytes, int limit) implements CodegenProblem {
    @Override
    public String code() {
      return "QI-CODEGEN-0002";
    }

    @Override
    public Severity severity() {
      return Severity.HINT;
    }
  }

  /// A class file holds at most 65,535 constants, and a function cannot be spread over two. Since no
  /// instruction brings more constants than it has bytes, {@link FunctionTooLarge} comes first as far as
  /// is known; this stands guard.
  record TooManyConstants(String function, int limit) implements CodegenProblem {
    @Override
    public String code() {
      return "QI-CODEGEN-0003";
    }

    @Override
    public Severity severity() {
      return Severity.ERROR;
    }
  }

  /// A method takes at most 255 words of arguments; 整数 and 浮点数 count as two.
  record TooManyParameters(String function, int words, int limit) implements CodegenProblem {
    @Override
    public String code() {
      return "QI-CODEGEN-0004";
    }

    @Override
    public Severity severity() {
      return Severity.ERROR;
    }
  }

  /// The lowered program breaks a rule of its form; only one that was made by hand or by a replaced
  /// stage can.
  record MalformedProgram(String function, String fault) implements CodegenProblem {
    @Override
    public String code() {
      return "QI-CODEGEN-0005";
    }

    @Override
    public Severity severity() {
      return Severity.ERROR;
    }
  }

  /// The types of so many variables at so many branches would take too long to compute, or too much
  /// memory.
  record FunctionTooIntricate(String function) implements CodegenProblem {
    @Override
    public String code() {
      return "QI-CODEGEN-0006";
    }

    @Override
    public Severity severity() {
      return Severity.ERROR;
    }
  }

  /// The other files of a program find all functions of an imported one through one class, which holds
  /// only so many.
  record TooManyFunctions(String file, int count, int limit) implements CodegenProblem {
    @Override
    public String code() {
      return "QI-CODEGEN-0007";
    }

    @Override
    public Severity severity() {
      return Severity.ERROR;
    }
  }
}
