package org.qistage.parsing;

import org.qistage.foundation.Problem;
import org.qistage.foundation.Severity;

/// What can be wrong with the order of tokens.
public sealed interface ParseProblem extends Problem {
  @Override
  default Severity severity() {
    return Severity.ERROR;
  }

  /// A token that cannot stand where it stands.
  record UnexpectedToken(Phrase found, Phrase expected) implements ParseProblem {
    @Override
    public String code() {
      return "QI-PARSE-0001";
    }
  }

  /// A statement without `;`.
  record MissingSemicolon() implements ParseProblem {
    @Override
    public String code() {
      return "QI-PARSE-0002";
    }
  }

  /// A bracket that is never closed.
  record MissingClosing(String opening, String closing, Phrase found) implements ParseProblem {
    @Override
    public String code() {
      return "QI-PARSE-0003";
    }
  }

  /// A closing bracket that closes nothing.
  record UnmatchedClosing(String closing) implements ParseProblem {
    @Override
    public String code() {
      return "QI-PARSE-0004";
    }
  }

  /// A function, condition or loop without `{`.
  record MissingBlock(Phrase found) implements ParseProblem {
    @Override
    public String code() {
      return "QI-PARSE-0005";
    }
  }

  record MissingName(Phrase found) implements ParseProblem {
    @Override
    public String code() {
      return "QI-PARSE-0006";
    }
  }

  record KeywordAsName(String keyword) implements ParseProblem {
    @Override
    public String code() {
      return "QI-PARSE-0007";
    }
  }

  record MissingExpression(Phrase found) implements ParseProblem {
    @Override
    public String code() {
      return "QI-PARSE-0008";
    }
  }

  record MissingType(Phrase found) implements ParseProblem {
    @Override
    public String code() {
      return "QI-PARSE-0009";
    }
  }

  /// `x<-1` where `x < -1` was meant.
  record ArrowForLess() implements ParseProblem {
    @Override
    public String code() {
      return "QI-PARSE-0010";
    }
  }

  /// `否则` that follows no 如果.
  record ElseWithoutIf(String keyword) implements ParseProblem {
    @Override
    public String code() {
      return "QI-PARSE-0011";
    }
  }

  /// `a < b < c`.
  record ChainedComparison(String first, String second) implements ParseProblem {
    @Override
    public String code() {
      return "QI-PARSE-0012";
    }
  }

  record ParameterWithoutType(String name) implements ParseProblem {
    @Override
    public String code() {
      return "QI-PARSE-0013";
    }
  }

  /// `点 {}` outside parentheses.
  record BareEmptyStruct(String type) implements ParseProblem {
    @Override
    public String code() {
      return "QI-PARSE-0014";
    }
  }

  /// An assignment to what is no variable, field, element or target of a pointer.
  record InvalidTarget() implements ParseProblem {
    @Override
    public String code() {
      return "QI-PARSE-0015";
    }
  }

  record StatementOutsideFunction() implements ParseProblem {
    @Override
    public String code() {
      return "QI-PARSE-0016";
    }
  }

  record DeclarationInsideFunction(String keyword) implements ParseProblem {
    @Override
    public String code() {
      return "QI-PARSE-0017";
    }
  }

  /// An import after a declaration.
  record MisplacedImport() implements ParseProblem {
    @Override
    public String code() {
      return "QI-PARSE-0018";
    }
  }

  /// `(a, b)` outside a call.
  record Tuple(int count) implements ParseProblem {
    @Override
    public String code() {
      return "QI-PARSE-0019";
    }
  }

  /// `打印 x` inside another expression.
  record PrintInsideExpression(String keyword) implements ParseProblem {
    @Override
    public String code() {
      return "QI-PARSE-0020";
    }
  }

  /// Two fields or variants without a comma between them.
  record MissingComma() implements ParseProblem {
    @Override
    public String code() {
      return "QI-PARSE-0021";
    }
  }

  /// A semicolon that ends nothing.
  record ExtraSemicolon() implements ParseProblem {
    @Override
    public String code() {
      return "QI-PARSE-0022";
    }

    @Override
    public Severity severity() {
      return Severity.WARNING;
    }
  }

  /// Brackets, blocks or type arguments nested deeper than the compiler goes.
  record NestedTooDeep(int limit) implements ParseProblem {
    @Override
    public String code() {
      return "QI-PARSE-0023";
    }
  }

  /// A chain of operators or of 否则 如果, with all it holds, deeper than the compiler goes.
  record TooDeep(int limit) implements ParseProblem {
    @Override
    public String code() {
      return "QI-PARSE-0024";
    }
  }

  /// A 情况 that neither receives, sends nor waits for a 超时.
  record InvalidSelectCase() implements ParseProblem {
    @Override
    public String code() {
      return "QI-PARSE-0025";
    }
  }

  /// `{ 名: … }` after what is no type name.
  record StructLiteralWithoutType() implements ParseProblem {
    @Override
    public String code() {
      return "QI-PARSE-0026";
    }
  }

  /// `-> 类型` where `: 类型` was meant.
  record ArrowForColon() implements ParseProblem {
    @Override
    public String code() {
      return "QI-PARSE-0027";
    }
  }

  /// A declaration in a 方法 block that is no function.
  record NotAMethod() implements ParseProblem {
    @Override
    public String code() {
      return "QI-PARSE-0028";
    }
  }

  /// `如果 x = 1` where `==` was meant.
  record AssignmentInCondition() implements ParseProblem {
    @Override
    public String code() {
      return "QI-PARSE-0029";
    }
  }

  /// So many errors that the rest are not reported.
  record TooManyErrors(int limit) implements ParseProblem {
    @Override
    public String code() {
      return "QI-PARSE-0030";
    }
  }

  /// `打印` or `打印行` with nothing after it.
  record PrintWithoutValue(String keyword) implements ParseProblem {
    @Override
    public String code() {
      return "QI-PARSE-0031";
    }
  }

  /// `整数 x = 1` where `变量 x: 整数 = 1` was meant.
  record TypeBeforeName(String type, String name) implements ParseProblem {
    @Override
    public String code() {
      return "QI-PARSE-0032";
    }
  }

  /// `x++` or `x--`.
  ///
  /// @param assignment what Qi has instead, `+=` or `-=`
  record StepOperator(String operator, String assignment) implements ParseProblem {
    @Override
    public String code() {
      return "QI-PARSE-0033";
    }
  }

  /// A word that looks like a keyword: of another language, or with one character wrong.
  record KeywordMistaken(String word, String keyword) implements ParseProblem {
    @Override
    public String code() {
      return "QI-PARSE-0034";
    }
  }

  /// `;` between arguments or elements.
  record SemicolonForComma() implements ParseProblem {
    @Override
    public String code() {
      return "QI-PARSE-0035";
    }
  }

  /// 尝试 without 捕获.
  record TryWithoutCatch() implements ParseProblem {
    @Override
    public String code() {
      return "QI-PARSE-0037";
    }
  }

  /// `点 { 横 = 1 }` where `点 { 横: 1 }` was meant.
  record AssignedField(String field) implements ParseProblem {
    @Override
    public String code() {
      return "QI-PARSE-0038";
    }
  }

  /// `>=` where `>` ends type arguments and `=` follows.
  record JoinedGreater() implements ParseProblem {
    @Override
    public String code() {
      return "QI-PARSE-0036";
    }
  }

  /// An operator of another language that Qi spells otherwise: `<>`, `===`, `且`.
  record ForeignOperator(String operator, String meant) implements ParseProblem {
    @Override
    public String code() {
      return "QI-PARSE-0039";
    }
  }

  /// `变量 甲 = 1, 乙 = 2;`
  ///
  /// @param meant the declarations as Qi has them
  record SeveralVariables(String keyword, String meant) implements ParseProblem {
    @Override
    public String code() {
      return "QI-PARSE-0040";
    }
  }

  /// `0..3` or `0..=3`.
  ///
  /// @param call what Qi has instead
  record RangeOperator(String operator, String call) implements ParseProblem {
    @Override
    public String code() {
      return "QI-PARSE-0041";
    }
  }

  /// `&`, `<<` or `>>` between numbers.
  ///
  /// @param call what Qi has instead
  record BitOperator(String operator, String call) implements ParseProblem {
    @Override
    public String code() {
      return "QI-PARSE-0042";
    }
  }

  /// `选择 值 { … }` where 匹配 was meant.
  record SelectForMatch(String value) implements ParseProblem {
    @Override
    public String code() {
      return "QI-PARSE-0043";
    }
  }

  /// `对于 (变量 i = 0; i < n; i++)`.
  ///
  /// @param meant what Qi has instead
  record CountedFor(String meant) implements ParseProblem {
    @Override
    public String code() {
      return "QI-PARSE-0044";
    }
  }

  /// `如果 1 在 列`.
  ///
  /// @param call what Qi has instead
  record Membership(String call) implements ParseProblem {
    @Override
    public String code() {
      return "QI-PARSE-0045";
    }
  }

  /// `整数[]`.
  record ArrayTypeSuffix(String element) implements ParseProblem {
    @Override
    public String code() {
      return "QI-PARSE-0046";
    }
  }

  /// `x => x * 2` for a function.
  ///
  /// @param meant what Qi has instead
  record ArrowFunction(String meant) implements ParseProblem {
    @Override
    public String code() {
      return "QI-PARSE-0047";
    }
  }

  /// A block that should run whether there was an error or not.
  record Finally(String word) implements ParseProblem {
    @Override
    public String code() {
      return "QI-PARSE-0048";
    }
  }

  /// `7 // 2`: a comment where a division was meant.
  record CommentForDivision() implements ParseProblem {
    @Override
    public String code() {
      return "QI-PARSE-0049";
    }
  }
}
