package org.qistage.runtime.failure;

/// What a run has used up. It cannot be caught: it ends the run.
public sealed interface LimitFault extends Fault.Outside {
  @Override
  default ErrorKind kind() {
    return ErrorKind.LIMIT;
  }

  record TimeLimit(long milliseconds) implements LimitFault {
    @Override
    public String code() {
      return "QI-RUN-0130";
    }
  }

  record OutputLimit(long bytes) implements LimitFault {
    @Override
    public String code() {
      return "QI-RUN-0131";
    }
  }
}
