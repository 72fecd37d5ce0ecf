package org.qistage.lexing;

import org.qistage.foundation.Problem;
import org.qistage.foundation.Severity;

/// What can be wrong with the characters of a file.
public sealed interface LexProblem extends Problem {
  @Override
  default Severity severity() {
    return Severity.ERROR;
  }

  /// Characters that no token of Qi has.
  ///
  /// @param codePoint the first of them, such as `U+0040`
  record InvalidCharacter(String text, String codePoint) implements LexProblem {
    @Override
    public String code() {
      return "QI-LEX-0001";
    }
  }

  /// `、` where a comma was meant.
  record EnumerationComma() implements LexProblem {
    @Override
    public String code() {
      return "QI-LEX-0002";
    }
  }

  /// Full-width letters, digits or underscores in a name.
  record FullWidthName(String text, String fixed) implements LexProblem {
    @Override
    public String code() {
      return "QI-LEX-0003";
    }
  }

  /// Full-width letters or digits in a number.
  record FullWidthNumber(String text, String fixed) implements LexProblem {
    @Override
    public String code() {
      return "QI-LEX-0004";
    }
  }

  /// A string without its closing quote on the same line.
  record UnterminatedString(String opening, String closing) implements LexProblem {
    @Override
    public String code() {
      return "QI-LEX-0005";
    }
  }

  /// A character literal without its closing quote.
  record UnterminatedCharacter(String opening, String closing) implements LexProblem {
    @Override
    public String code() {
      return "QI-LEX-0006";
    }
  }

  /// `/*` without `*/`.
  record UnterminatedComment() implements LexProblem {
    @Override
    public String code() {
      return "QI-LEX-0007";
    }
  }

  /// A backslash before a character that makes no escape.
  record UnknownEscape(String escape) implements LexProblem {
    @Override
    public String code() {
      return "QI-LEX-0008";
    }
  }

  /// A Unicode escape without the hexadecimal number of a character in braces.
  record MalformedUnicodeEscape(String escape) implements LexProblem {
    @Override
    public String code() {
      return "QI-LEX-0009";
    }
  }

  /// Digits followed by what cannot belong to a number.
  record MalformedNumber(String text) implements LexProblem {
    @Override
    public String code() {
      return "QI-LEX-0010";
    }
  }

  /// `''`.
  record EmptyCharacter() implements LexProblem {
    @Override
    public String code() {
      return "QI-LEX-0011";
    }
  }

  /// A character literal of several characters.
  record LongCharacter(String text, int count) implements LexProblem {
    @Override
    public String code() {
      return "QI-LEX-0012";
    }
  }

  /// A character that does not show, such as a zero-width space, or a space that is none.
  record InvisibleCharacter(String codePoint) implements LexProblem {
    @Override
    public String code() {
      return "QI-LEX-0013";
    }
  }

  /// A string that opens with a closing quote.
  record ReversedQuote() implements LexProblem {
    @Override
    public String code() {
      return "QI-LEX-0014";
    }
  }

  /// A character that looks like, or is the mathematical sign for, something that Qi spells
  /// otherwise.
  record LookAlike(String text, String meant) implements LexProblem {
    @Override
    public String code() {
      return "QI-LEX-0015";
    }
  }

  /// A NUL.
  ///
  /// @param offset where, in bytes from the start of the file in UTF-8
  record NulCharacter(long offset) implements LexProblem {
    @Override
    public String code() {
      return "QI-LEX-0016";
    }
  }

  /// Bytes that are no UTF-8.
  ///
  /// @param offset of the first such byte from the start of the file
  /// @param bytes the byte in hexadecimal
  record InvalidUtf8(int offset, String bytes) implements LexProblem {
    @Override
    public String code() {
      return "QI-LEX-0017";
    }
  }

  /// A file over the limit.
  ///
  /// @param size in bytes
  /// @param limit in bytes; the offset at which reading stopped
  record FileTooLarge(long size, long limit) implements LexProblem {
    @Override
    public String code() {
      return "QI-LEX-0018";
    }
  }

  /// So many faults that the rest are not reported.
  record TooManyFaults(int limit) implements LexProblem {
    @Override
    public String code() {
      return "QI-LEX-0019";
    }
  }

  /// So many tokens that the rest of the file is not read.
  record TooManyTokens(int limit) implements LexProblem {
    @Override
    public String code() {
      return "QI-LEX-0020";
    }
  }

  /// `|`, of which Qi only has two in a row.
  record SinglePipe() implements LexProblem {
    @Override
    public String code() {
      return "QI-LEX-0021";
    }
  }

  /// `^` or `~`, for which Qi has functions.
  ///
  /// @param call the function
  record BitSign(String sign, String call) implements LexProblem {
    @Override
    public String code() {
      return "QI-LEX-0022";
    }
  }

  /// `?`, of a conditional expression or of an optional type.
  record QuestionMark() implements LexProblem {
    @Override
    public String code() {
      return "QI-LEX-0023";
    }
  }

  /// `#` before a comment.
  record HashComment() implements LexProblem {
    @Override
    public String code() {
      return "QI-LEX-0024";
    }
  }
}
