package org.qistage.runtime.failure;

/// What can be wrong with a request, beside the faults of urls and fixtures.
public sealed interface RequestFault extends Fault.Outside {
  @Override
  default ErrorKind kind() {
    return ErrorKind.INPUT_OUTPUT;
  }

  record TimedOut(String url, long milliseconds) implements RequestFault {
    @Override
    public String code() {
      return "QI-RUN-0074";
    }
  }

  record UnknownHost(String host) implements RequestFault {
    @Override
    public String code() {
      return "QI-RUN-0075";
    }
  }

  record ConnectionRefused(String url) implements RequestFault {
    @Override
    public String code() {
      return "QI-RUN-0076";
    }
  }

  /// @param limit in bytes
  record AnswerTooLarge(String url, long limit) implements RequestFault {
    @Override
    public String code() {
      return "QI-RUN-0077";
    }
  }

  record InvalidMethod(String method) implements RequestFault {
    @Override
    public String code() {
      return "QI-RUN-0078";
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.INVALID_ARGUMENT;
    }
  }

  /// A header whose name or value http does not allow, or that only the client itself may set.
  record InvalidHeader(String name) implements RequestFault {
    @Override
    public String code() {
      return "QI-RUN-0079";
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.INVALID_ARGUMENT;
    }
  }

  /// A handle that 创建请求 has not given, or that has been used up by 执行请求.
  record UnknownRequest(long handle) implements RequestFault {
    @Override
    public String code() {
      return "QI-RUN-0080";
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.INVALID_ARGUMENT;
    }
  }

  record InvalidPort(long port) implements RequestFault {
    @Override
    public String code() {
      return "QI-RUN-0081";
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.INVALID_ARGUMENT;
    }
  }

  /// A time limit that is not positive.
  record InvalidTimeout(long milliseconds) implements RequestFault {
    @Override
    public String code() {
      return "QI-RUN-0082";
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.INVALID_ARGUMENT;
    }
  }
}
