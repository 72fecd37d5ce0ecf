package org.qistage.pipeline;

import org.qistage.foundation.Problem;
import org.qistage.foundation.Severity;

/// What can be wrong with a file before its text is known.
public sealed interface FileProblem extends Problem {
  @Override
  default Severity severity() {
    return Severity.ERROR;
  }

  record Missing(String file) implements FileProblem {
    @Override
    public String code() {
      return "QI-FILE-0001";
    }
  }

  record Directory(String file) implements FileProblem {
    @Override
    public String code() {
      return "QI-FILE-0002";
    }
  }

  record Forbidden(String file) implements FileProblem {
    @Override
    public String code() {
      return "QI-FILE-0003";
    }
  }

  /// Any other trouble.
  ///
  /// @param detail what the system said
  record Unreadable(String file, String detail) implements FileProblem {
    @Override
    public String code() {
      return "QI-FILE-0004";
    }
  }

  /// An artifact's JSON over the limit.
  record JsonTooLarge(String file, long limit) implements FileProblem {
    @Override
    public String code() {
      return "QI-FILE-0005";
    }
  }

  /// An artifact's JSON that is not UTF-8.
  record JsonNotUtf8(String file, long offset) implements FileProblem {
    @Override
    public String code() {
      return "QI-FILE-0006";
    }
  }
}
