package org.qistage.runtime.failure;

/// What can be wrong with files and with standard input. A file is named as the program named it:
/// where the program's folder lies on this machine is nobody's business.
public sealed interface FileFault extends Fault.Outside {
  @Override
  default ErrorKind kind() {
    return ErrorKind.INPUT_OUTPUT;
  }

  /// A name that leads out of the folders that the program may use.
  record OutsideFolder(String name) implements FileFault {
    @Override
    public String code() {
      return "QI-RUN-0062";
    }
  }

  /// A name that no file has on every system.
  record InvalidName(String name) implements FileFault {
    @Override
    public String code() {
      return "QI-RUN-0063";
    }
  }

  record Missing(String name) implements FileFault {
    @Override
    public String code() {
      return "QI-RUN-0064";
    }
  }

  /// A folder, a device or a pipe where a file is wanted, or a file where a folder is.
  record WrongKind(String name) implements FileFault {
    @Override
    public String code() {
      return "QI-RUN-0065";
    }
  }

  /// @param size in bytes
  /// @param limit in bytes
  record TooLarge(String name, long size, long limit) implements FileFault {
    @Override
    public String code() {
      return "QI-RUN-0066";
    }
  }

  /// @param offset the first byte that is not UTF-8, from 0
  record NotUtf8(String name, long offset) implements FileFault {
    @Override
    public String code() {
      return "QI-RUN-0067";
    }
  }

  /// A file that the user who runs the program may not use.
  record Forbidden(String name) implements FileFault {
    @Override
    public String code() {
      return "QI-RUN-0083";
    }
  }

  /// Whatever else the system says.
  record Failed(String name, String reason) implements FileFault {
    @Override
    public String code() {
      return "QI-RUN-0068";
    }
  }

  /// Deleting one of the folders that the program may use.
  record FolderInUse(String name) implements FileFault {
    @Override
    public String code() {
      return "QI-RUN-0069";
    }
  }

  /// Reading on after the end of standard input has been told.
  record InputEnded() implements FileFault {
    @Override
    public String code() {
      return "QI-RUN-0070";
    }
  }

  /// @param line the line's number, from 1
  record InputNotUtf8(long line) implements FileFault {
    @Override
    public String code() {
      return "QI-RUN-0071";
    }
  }

  /// @param line the line's number, from 1
  /// @param limit in bytes
  record InputLineTooLong(long line, long limit) implements FileFault {
    @Override
    public String code() {
      return "QI-RUN-0072";
    }
  }

  record InputFailed(String reason) implements FileFault {
    @Override
    public String code() {
      return "QI-RUN-0073";
    }
  }
}
