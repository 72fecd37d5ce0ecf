package org.qistage.pipeline;

import org.qistage.foundation.Problem;
import org.qistage.foundation.Severity;

/// What can be wrong with where an `导入` leads.
public sealed interface ImportProblem extends Problem {
  @Override
  default Severity severity() {
    return Severity.ERROR;
  }

  /// There is no such file.
  ///
  /// @param tried the paths that were looked at
  record FileMissing(String path, String tried) implements ImportProblem {
    @Override
    public String code() {
      return "QI-IMPORT-0001";
    }
  }

  /// There is no such file, but one with a similar name.
  record FileMisspelled(String path, String tried, String similar) implements ImportProblem {
    @Override
    public String code() {
      return "QI-IMPORT-0002";
    }
  }

  /// A file that imports itself.
  record ImportsItself(String file) implements ImportProblem {
    @Override
    public String code() {
      return "QI-IMPORT-0003";
    }
  }

  /// Files that import each other.
  ///
  /// @param cycle the files in the order of their imports, the first again at the end
  record ImportCycle(String cycle) implements ImportProblem {
    @Override
    public String code() {
      return "QI-IMPORT-0004";
    }
  }

  /// A file that is there and cannot be read.
  ///
  /// @param detail what the system said
  record FileUnreadable(String file, String detail) implements ImportProblem {
    @Override
    public String code() {
      return "QI-IMPORT-0005";
    }
  }

  /// A folder where a file should be.
  record FolderImported(String folder, String tried) implements ImportProblem {
    @Override
    public String code() {
      return "QI-IMPORT-0006";
    }
  }

  /// More files than a program may have.
  record TooManyFiles(int limit) implements ImportProblem {
    @Override
    public String code() {
      return "QI-IMPORT-0007";
    }
  }
}
